"""Devices: enrolled by their person, listed for the office, taken out of use when they are lost or retired."""

from base64 import b64encode
from typing import Annotated

import msgspec
from litestar import Router, delete, get, post
from litestar.params import FromPath, JSONBody

from server import custody
from server.api.house import House, InHouse, fresh, now
from server.api.who import Me, Office, Sender
from server.asked import DeviceId
from server.custody import Settle
from server.domain.custody import TrayWord
from server.domain.people import WARDENS
from server.errors import Problem
from server.exchange import SERVER
from server.rescue import sealed
from server.store import devices, fleet, revoked, sessions, tray
from server.store.db import Connection
from server.store.devices import Device
from server.store.fleet import APP, LABEL, Listed
from server.store.people import Person
from server.store.revoked import Why
from server.store.tray import InTray
from sync.sight import person_scope


class Enrol(msgspec.Struct):
    id: DeviceId
    label: Annotated[str, msgspec.Meta(max_length=LABEL)] = ""
    app: Annotated[str, msgspec.Meta(max_length=APP)] = ""
    person: Annotated[str, msgspec.Meta(max_length=120)] = ""
    """Whose work lies on it: it must never go out under another person's name."""


class RescueKey(msgspec.Struct):
    """For a rescue file (docs/rescue.md). `key`: the firm's point in base64; `proof`: goes into the file."""

    key: str
    proof: str


class Enrolled(msgspec.Struct):
    """`taken`: the highest number of this device that is settled."""

    device: str
    taken: int
    rescue: RescueKey


class Name(msgspec.Struct):
    label: Annotated[str, msgspec.Meta(max_length=LABEL)]


class Revoke(msgspec.Struct):
    why: Why
    reason: Annotated[str, msgspec.Meta(max_length=500)] = ""


@post("/devices", status_code=200, request_max_body_size=4_000)
async def enrol(house: InHouse, sender: Sender, data: JSONBody[Enrol]) -> Enrolled:
    """Make a device known; again by the same person is harmless."""
    if data.person not in ("", sender.person):
        raise Problem("other_person")
    at = now()

    def work(conn: Connection) -> int | None:
        known = devices.device(conn, data.id)
        if sender.revoked and known and not known.revoked:
            raise Problem("device_revoked")
        taken = fleet.enrol(conn, data.id, sender.person, data.label, data.app, at)
        if taken is not None:
            _inherit(house, conn, data.id, sender.device, at)
            sessions.carry(conn, sender.token, data.id)
        return taken

    try:
        taken = await house.db.write(work)
    except fleet.Full:
        raise Problem("too_many", detail="devices", retry_after=3600) from None
    if taken is None:
        raise Problem("device_taken")
    point = b64encode(sealed.public(house.rescue)).decode()
    return Enrolled(data.id, taken, RescueKey(point, house.exchange.proof(sender.person)))


@get("/devices")
async def everyones(house: InHouse, office: Office) -> list[Listed]:
    """All devices of the firm, the one heard of longest ago first. For the office."""
    return await house.db.read(fleet.everyones)


@post("/devices/{id:str}/revoke", status_code=200, request_max_body_size=4_000)
async def revoke(house: InHouse, me: Me, id: FromPath[str], data: JSONBody[Revoke]) -> Listed:
    """Take a device out of use: it hands in what it holds, gets nothing more and wipes itself at first contact."""
    _warden(me)
    at, own = now(), fresh()

    def work(conn: Connection) -> Device | None:
        device = revoked.revoke(conn, id, me.id, data.why, data.reason, at)
        if device is not None:
            house.exchange.write_ops(conn, me.id, [custody.word(device, data.why, data.reason, at, own)], at)
        return device

    return await _changed(house, await house.db.write(work))


@post("/devices/{id:str}/label", status_code=200, request_max_body_size=4_000)
async def name(house: InHouse, me: Me, id: FromPath[str], data: JSONBody[Name]) -> Listed:
    """Give a device a name by which the office knows it; it stays when the device enrols again."""
    _warden(me)
    if not await house.db.write(lambda conn: fleet.name(conn, id, data.label.strip())):
        raise Problem("not_found")
    return await house.db.read(lambda conn: fleet.one(conn, id))


@delete("/devices/{id:str}/revoke", status_code=200)
async def restore(house: InHouse, me: Me, id: FromPath[str]) -> Listed:
    """Put a device back into use, as long as it has not wiped itself."""
    _warden(me)
    at, own = now(), fresh()

    def work(conn: Connection) -> Device | None:
        before = devices.device(conn, id)
        device = revoked.undo(conn, id)
        if device is not None and before is not None and before.revoked and not device.revoked:
            house.exchange.write_ops(conn, me.id, [custody.word(device, "back", "", at, own)], at)
        return device

    device = await house.db.write(work)
    if device is not None and device.revoked:
        raise Problem("wiped")
    return await _changed(house, device)


@post("/devices/{id:str}/wiped", status_code=204)
async def wiped(house: InHouse, sender: Sender, id: FromPath[str]) -> None:
    """A revoked device says that nothing is left on it; its session ends with that."""
    at, own = now(), fresh()

    def work(conn: Connection) -> Device | None:
        device = revoked.wiped(conn, id, sender.person, at)
        if device is not None and not revoked.said(conn, id, "wiped"):
            house.exchange.write_ops(conn, sender.person, [custody.word(device, "wiped", "", at, own)], at)
        if device is not None and sender.device == id:
            sessions.end(conn, sender.token)
        return device

    if await house.db.write(work) is None:
        raise Problem("not_found")


@get("/refused")
async def refused(house: InHouse, office: Office) -> list[InTray]:
    """The newest refused ops of all devices, with what was in them. For the office."""
    return await house.db.read(tray.shown)


@post("/refused/{device:str}/{n:int}", status_code=200, request_max_body_size=200_000)
async def settle(house: InHouse, me: Me, device: FromPath[str], n: FromPath[int], data: JSONBody[Settle]) -> TrayWord:
    """Take refused work over as an op of one's own, or put it aside, with a reason; both stay in the log."""
    at = now()
    said = await house.db.write(lambda conn: custody.settle(house.exchange, conn, me.id, (device, n), data, at))
    house.exchange.bell.ring(None)
    return said


def _inherit(house: House, conn: Connection, id: str, session_device: str | None, at: int) -> None:
    """A device that is enrolled by the session of a revoked one is the same one under another name."""
    if revoked.inherit(conn, id, session_device) and (device := devices.device(conn, id)) and device.revoked:
        word = custody.word(device, device.revoked, f"{session_device}", at, fresh())
        house.exchange.write_ops(conn, SERVER, [word], at)


def _warden(me: Person) -> None:
    if me.role not in WARDENS:
        raise Problem("not_allowed")


async def _changed(house: House, device: Device | None) -> Listed:
    """The device as it is listed now; it hears of it at once where its line is open."""
    if device is None:
        raise Problem("not_found")
    house.exchange.bell.ring({person_scope(device.person)})
    return await house.db.read(lambda conn: fleet.one(conn, device.id))


router = Router("", route_handlers=[enrol, everyones, name, revoke, restore, wiped, refused, settle])
