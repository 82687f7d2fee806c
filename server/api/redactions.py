"""Values taken out of the log by two people: asked for, listed, ruled on."""

from typing import Annotated, Literal

import msgspec
from litestar import Router, get, post
from litestar.params import FromPath, JSONBody

from server import redact, withhold
from server.api import withholding
from server.api.house import InHouse, fresh, now
from server.api.who import Me
from server.domain.redactions import REDACTORS
from server.errors import Problem
from server.redact import Asked, Ruled
from server.store.db import Connection
from server.store.people import Person

Words = Annotated[str, msgspec.Meta(max_length=2_000)]


class Ruling(msgspec.Struct):
    act: Literal["approved", "declined"]
    reason: Words = ""


class Made(msgspec.Struct):
    id: str


@post("/redactions", status_code=201, request_max_body_size=16_000)
async def ask(house: InHouse, me: Me, data: JSONBody[Asked]) -> Made:
    """Ask that values of a record be taken out of the log; another manager or administrator rules on it."""
    id, at = fresh(), now()
    await house.db.write(lambda conn: redact.ask(house.exchange, conn, me.id, id, data, at))
    house.exchange.bell.ring(None)
    return Made(id)


@get("/redactions")
async def listed(house: InHouse, me: Me) -> list[Ruled]:
    """All redactions, those that nobody ruled on first."""
    _redactor(me)
    return await house.db.read(redact.listed)


@post("/redactions/{id:str}/ruling", status_code=200, request_max_body_size=16_000)
async def rule(house: InHouse, me: Me, id: FromPath[str], data: JSONBody[Ruling]) -> Made:
    """Approve or decline what another person asked for. What is approved is gone when the answer comes."""
    own, at = fresh(), now()
    ruling = (own, data.act, data.reason)

    def work(conn: Connection) -> list[str]:
        out = redact.rule(house.exchange, conn, me.id, id, ruling, at)
        return out.blobs + withhold.settle(house.exchange, conn, house.files, me.id, at)

    await withholding.removed(house, await house.db.write(work))
    house.exchange.bell.ring(None)
    return Made(own)


def _redactor(me: Person) -> None:
    if me.role not in REDACTORS:
        raise Problem("not_allowed")


router = Router("", route_handlers=[ask, listed, rule])
