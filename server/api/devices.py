"""Devices: enrolled by their person, listed for the office with what they could not send."""

from typing import Annotated

import msgspec
from litestar import Router, get, post
from litestar.params import JSONBody

from server.api.house import InHouse, now
from server.api.who import Me, Office
from server.errors import Problem
from server.store import fleet
from server.store.fleet import InTray, Listed


class Enrol(msgspec.Struct):
    id: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{22}\Z")]
    label: Annotated[str, msgspec.Meta(max_length=200)] = ""
    app: Annotated[str, msgspec.Meta(max_length=60)] = ""


class Enrolled(msgspec.Struct):
    """`taken`: the highest number of this device that is settled."""

    device: str
    taken: int


@post("/devices", status_code=200, request_max_body_size=4_000)
async def enrol(house: InHouse, me: Me, data: JSONBody[Enrol]) -> Enrolled:
    """Make a device known; again by the same person is harmless."""
    at = now()
    try:
        taken = await house.db.write(lambda conn: fleet.enrol(conn, data.id, me.id, data.label, data.app, at))
    except fleet.Full:
        raise Problem("too_many", detail="devices", retry_after=3600) from None
    if taken is None:
        raise Problem("device_taken")
    return Enrolled(data.id, taken)


@get("/devices")
async def everyones(house: InHouse, office: Office) -> list[Listed]:
    """All devices of the firm, the one heard of longest ago first. For the office."""
    return await house.db.read(fleet.everyones)


@get("/refused")
async def refused(house: InHouse, office: Office) -> list[InTray]:
    """The newest refused ops of all devices, with what was in them. For the office."""
    return await house.db.read(fleet.tray)


router = Router("", route_handlers=[enrol, everyones, refused])
