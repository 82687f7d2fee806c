"""Sealed reports for the firm's own people: verified, and on paper."""

from typing import Annotated, Literal

import msgspec
from litestar import Router, get
from litestar.params import FromPath, QueryParameter
from litestar.response import File

from server.api import papers, withholding
from server.api.house import House, InHouse
from server.api.keys import firm
from server.api.who import Asking, Me, Office
from server.errors import Problem
from server.reports import reading, sealed
from server.reports.reading import Read
from server.reports.sealed import Sealed
from server.reports.sentences import ToldAll, told
from server.reports.unsealed import Unsealed, unsealed
from server.rules.envelope import Envelope
from server.store import sight
from server.store.db import Connection
from server.store.people import Person

Lang = Annotated[Literal["", "zh", "en"], QueryParameter()]


class Shown(msgspec.Struct):
    """A report as staff see it; `envelope` is null while its content has not come."""

    verification: ToldAll
    envelope: Envelope | None
    received: int
    later: int
    amended_by: str | None
    amends: str | None
    withheld: int | None
    """Since when its content is given out no more; null while it is."""


@get("/reports/unsealed")
async def to_make(house: InHouse, office: Office) -> list[Unsealed]:
    """Visits that have ended and have no sealed report yet. For the office."""
    return await house.db.read(unsealed)


@get("/reports/{seal:str}")
async def show(house: InHouse, me: Me, seal: FromPath[str]) -> Shown:
    """The report with what is to be said about it."""
    found = await read(house, await in_sight(house, me, seal), photos=True)
    return Shown(
        told(found.verification),
        found.envelope,
        found.sealed.received,
        found.later,
        found.around.amended_by,
        found.around.amends,
        found.sealed.withheld or None,
    )


@get("/reports/{seal:str}/report.pdf")
async def pdf(request: Asking, house: InHouse, me: Me, seal: FromPath[str], lang: Lang = "") -> File:
    """The paper: PDF/A-3, signed by the firm. `lang`: zh or en, else the one it was signed in."""
    return await papers.given(house, await in_sight(house, me, seal), address(request, house), lang, {})


def address(request: Asking, house: House) -> str:
    """Where this server is found from outside: as configured, else as it was asked."""
    return house.config.address or f"{request.url.scheme}://{request.url.netloc}"


async def in_sight(house: House, me: Person, seal: str) -> Sealed:
    """The seal, when the person sees it. Raises Problem `not_found`."""

    def work(conn: Connection) -> Sealed | None:
        who = sight.person(conn, me.id)
        return sealed.find(conn, seal) if who and sight.named(conn, [("seal", seal)], who) else None

    found = await house.db.read(work)
    if found is None:
        raise Problem("not_found")
    return found


async def read(house: House, found: Sealed, photos: bool) -> Read:
    """The whole of it, verified; on a reading thread."""
    key = await firm(house)
    read = await house.db.read(lambda conn: reading.read(conn, house.files, key, found, photos))
    if read.sealed.withheld and not found.withheld:
        await withholding.late(house)
    return read


router = Router("", route_handlers=[to_make, show, pdf])
