"""Sealed reports for the firm's own people: verified, on paper, handed over by private link or mail."""

from typing import Annotated, Literal

import msgspec
from litestar import Router, delete, get, post
from litestar.params import FromPath, JSONBody, QueryParameter
from litestar.response import File

from server.api import papers
from server.api.house import House, InHouse, fresh, hashed, now
from server.api.keys import firm
from server.api.who import Asking, Me
from server.domain.rights import WRITERS
from server.errors import Problem
from server.reports import reading, sealed
from server.reports.reading import Read
from server.reports.sealed import Sealed
from server.reports.sentences import ToldAll, told
from server.rules.envelope import Envelope
from server.store import links, sight
from server.store.db import Connection
from server.store.links import Link
from server.store.people import Person

DAY = 24 * 3_600_000
Lang = Annotated[Literal["", "zh", "en"], QueryParameter()]
Days = Annotated[int, msgspec.Meta(ge=1, le=365)]


class Shown(msgspec.Struct):
    """A report as staff see it; `envelope` is null while its content has not come."""

    verification: ToldAll
    envelope: Envelope | None
    received: int
    later: int
    amended_by: str | None
    amends: str | None


class NewLink(msgspec.Struct):
    days: Days = 30


class Made(msgspec.Struct):
    """`url` is told once; the server itself keeps only its hash."""

    id: str
    url: str
    ends: int


class Listed(msgspec.Struct):
    id: str
    person: str
    sent_to: str
    made: int
    ends: int
    ended: int | None
    opened: int
    last_opened: int | None


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
    )


@get("/reports/{seal:str}/report.pdf")
async def pdf(request: Asking, house: InHouse, me: Me, seal: FromPath[str], lang: Lang = "") -> File:
    """The paper: PDF/A-3, signed by the firm. `lang`: zh or en, else the one it was signed in."""
    return await papers.given(house, await in_sight(house, me, seal), address(request, house), lang, {})


@post("/reports/{seal:str}/links", status_code=201, request_max_body_size=1_000)
async def make_link(request: Asking, house: InHouse, me: Me, seal: FromPath[str], data: JSONBody[NewLink]) -> Made:
    """A private address of the report, for the hospital."""
    return await new_link(request, house, _hander(me), await in_sight(house, me, seal), data.days)


@get("/reports/{seal:str}/links")
async def list_links(house: InHouse, me: Me, seal: FromPath[str]) -> list[Listed]:
    """Who handed it over, until when, and how often it was opened."""
    found = await in_sight(house, _hander(me), seal)
    listed = await house.db.read(lambda conn: links.of(conn, found.id))
    return [Listed(o.id, o.person, o.sent_to, o.made, o.ends, o.ended, o.opened, o.last_opened) for o in listed]


@delete("/reports/{seal:str}/links/{id:str}", status_code=204)
async def end_link(house: InHouse, me: Me, seal: FromPath[str], id: FromPath[str]) -> None:
    """Take a link back; it stops working at once."""
    found, at = await in_sight(house, _hander(me), seal), now()
    if not await house.db.write(lambda conn: links.end(conn, found.id, id, at)):
        raise Problem("not_found")


async def new_link(request: Asking, house: House, me: Person, found: Sealed, days: int, to: str = "") -> Made:
    """Make and write down a link. Raises Problem `too_many`."""
    token, at = fresh(), now()
    link = Link(fresh(), found.id, me.id, to, at, at + days * DAY)
    if not await house.db.write(lambda conn: links.make(conn, link, hashed(token))):
        raise Problem("too_many", detail="links", retry_after=3600)
    return Made(link.id, f"{address(request, house)}/r/{token}", link.ends)


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
    return await house.db.read(lambda conn: reading.read(conn, house.files, key, found, photos))


def _hander(me: Person) -> Person:
    """Whoever may seal reports may hand them over. Raises Problem `not_allowed`."""
    if me.role not in WRITERS["seal"]:
        raise Problem("not_allowed")
    return me


router = Router("", route_handlers=[show, pdf, make_link, list_links, end_link])
