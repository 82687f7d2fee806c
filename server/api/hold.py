"""After a restore: what is missing and from whom; an administrator's word lets go on what waits."""

from litestar import Router, get, post

from server.api.house import InHouse
from server.api.who import Me
from server.domain.people import WARDENS
from server.errors import Problem
from server.store import backup_notes, returning
from server.store.returning import Standing


@get("/hold")
async def stands(house: InHouse, me: Me) -> Standing:
    """What waits since a restore, holes, devices not heard of since, backups. For managers and administrators."""
    if me.role not in WARDENS:
        raise Problem("not_allowed")
    return await house.db.read(returning.standing)


@post("/hold/go", status_code=200)
async def go(house: InHouse, me: Me) -> Standing:
    """Let notices and everything driven by time go on. For administrators."""
    if me.role != "admin":
        raise Problem("not_allowed")
    await house.db.write(backup_notes.go)
    house.exchange.bell.ring(None)
    return await house.db.read(returning.standing)


router = Router("", route_handlers=[stands, go])
