"""A report handed over to the hospital: private links that end, and mail."""

import asyncio
import logging
from typing import Annotated

import msgspec
from litestar import Router, delete, get, post
from litestar.params import FromPath, JSONBody

from server.api import papers, reports
from server.api.house import House, InHouse, fresh, hashed, now
from server.api.who import Asking, Me
from server.domain.rights import WRITERS
from server.errors import Problem
from server.notices import mail
from server.notices.mail import Letter, NotSent
from server.reports.sealed import Sealed
from server.rules.moments import moment
from server.store import links, tries
from server.store.links import Link
from server.store.people import Person

DAY = 24 * 3_600_000
MAILS = 60
"""Letters of one person within the window of store/tries."""
Days = Annotated[int, msgspec.Meta(ge=1, le=365)]
SUBJECT = "报告 {number} / Report {number}"
TEXT = """您好：

附件是报告 {number}（PDF），也可以在这里查看和核对，到 {ends} 为止：
{url}

The report {number} is attached as a PDF. It can also be read and checked here, until {ends} (Beijing time):
{url}
"""


class NewLink(msgspec.Struct):
    days: Days = 30


class NewMail(msgspec.Struct):
    """`link`: for how many days the link in the letter opens."""

    to: Annotated[str, msgspec.Meta(pattern=r"^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,190}\Z")]
    link: Days = 30


class Made(msgspec.Struct):
    """`url` is told once; the server itself keeps only its hash."""

    id: str
    url: str
    ends: int


class Listed(msgspec.Struct):
    """One link. `ended`: when it was taken back; `sent_to`: the address that it was mailed to, or empty."""

    id: str
    person: str
    sent_to: str
    made: int
    ends: int
    ended: int | None
    opened: int
    last_opened: int | None


@post("/reports/{seal:str}/links", status_code=201, request_max_body_size=1_000)
async def make_link(request: Asking, house: InHouse, me: Me, seal: FromPath[str], data: JSONBody[NewLink]) -> Made:
    """A private address of the report, for the hospital."""
    found = await reports.in_sight(house, _hander(me), seal)
    return await _new_link(request, house, me, found, data.days)


@get("/reports/{seal:str}/links")
async def list_links(house: InHouse, me: Me, seal: FromPath[str]) -> list[Listed]:
    """Who handed it over, until when, and how often it was opened."""
    found = await reports.in_sight(house, _hander(me), seal)
    listed = await house.db.read(lambda conn: links.of(conn, found.id))
    return [Listed(o.id, o.person, o.sent_to, o.made, o.ends, o.ended, o.opened, o.last_opened) for o in listed]


@delete("/reports/{seal:str}/links/{id:str}", status_code=204)
async def end_link(house: InHouse, me: Me, seal: FromPath[str], id: FromPath[str]) -> None:
    """Take a link back; it stops working at once."""
    found, at = await reports.in_sight(house, _hander(me), seal), now()
    if not await house.db.write(lambda conn: links.end(conn, found.id, id, at)):
        raise Problem("not_found")


@post("/reports/{seal:str}/mail", status_code=201, request_max_body_size=1_000)
async def send_mail(request: Asking, house: InHouse, me: Me, seal: FromPath[str], data: JSONBody[NewMail]) -> Made:
    """Send paper and link to an address. `no_mail` when it did not leave; then the link is taken back."""
    found = await reports.in_sight(house, _hander(me), seal)
    try:
        via = mail.post(house.config.smtp)
    except NotSent as error:
        raise Problem("no_mail", detail="not configured") from error
    await _not_too_often(house, me)
    address = reports.address(request, house)
    place, number = await papers.paper(house, found, address, "")
    made = await _new_link(request, house, me, found, data.link, data.to)
    facts = {"number": number, "url": made.url, "ends": moment(made.ends)}
    pdf = await asyncio.to_thread(place.read_bytes)
    letter = Letter(data.to, SUBJECT.format(**facts), TEXT.format(**facts), pdf)
    try:
        await asyncio.to_thread(mail.send, via, letter)
    except NotSent as error:
        logging.getLogger("kept").error("a letter was not sent: %s", error)
        at = now()
        await house.db.write(lambda conn: links.end(conn, found.id, made.id, at))
        raise Problem("no_mail", retry_after=60) from error
    return made


async def _new_link(request: Asking, house: House, me: Person, found: Sealed, days: int, to: str = "") -> Made:
    """Make and write down a link. Raises Problem `too_many`."""
    token, at = fresh(), now()
    link = Link(fresh(), found.id, me.id, to, at, at + days * DAY)
    if not await house.db.write(lambda conn: links.make(conn, link, hashed(token))):
        raise Problem("too_many", detail="links", retry_after=3600)
    return Made(link.id, f"{reports.address(request, house)}/r/{token}", link.ends)


async def _not_too_often(house: House, me: Person) -> None:
    at = now()
    wait = await house.db.write(lambda conn: tries.begin(conn, {f"mail:{me.id}": MAILS}, at))
    if wait:
        raise Problem("too_many", retry_after=wait)


def _hander(me: Person) -> Person:
    """Whoever may seal reports may hand them over. Raises Problem `not_allowed`."""
    if me.role not in WRITERS["seal"]:
        raise Problem("not_allowed")
    return me


router = Router("", route_handlers=[make_link, list_links, end_link, send_mail])
