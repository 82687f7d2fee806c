"""What everybody may ask: whether a code is a valid report's, and a report by its private link. No session."""

from typing import Any

import msgspec
from litestar import Response, Router, get
from litestar.params import FromPath
from litestar.response import File

from server.api import papers, reports
from server.api.house import House, InHouse, hashed, now
from server.api.packing import accepted
from server.api.pages import Page
from server.api.session import blurred_address
from server.api.who import Asking
from server.errors import Problem
from server.reports import reading, sealed
from server.reports.reading import Read
from server.reports.sealed import Sealed
from server.reports.sentences import STATES, ToldAll, Words, told
from server.rules.envelope import Envelope
from server.rules.sealing import Code, read_code, seal_text, signed
from server.rules.verification import State
from server.store import device_keys, links, people, tries
from server.store.links import Link

QUIET = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
ASKED, GUESSED = 600, 60
"""Questions, and wrong links, from one address within the window of store/tries; a hospital may stand behind one."""
SHOWN = {"image/jpeg", "image/png", "image/webp"}


class Name(msgspec.Struct):
    name: str
    name_en: str


class Device(msgspec.Struct):
    """The equipment that was worked on."""

    zh: str
    en: str
    model: str
    serial: str


class Answer(msgspec.Struct, kw_only=True):
    """What a code says. Whose report it is stands here only when it is valid."""

    state: State
    said: Words
    signed_by: Name | None = None
    device: str | None = None
    key: str | None = None
    enrolled_at: int | None = None
    revoked_at: int | None = None
    received_at: int | None = None
    number: str | None = None
    hospital: Words | None = None
    equipment: Device | None = None
    made_at: int | None = None
    amended_by: str | None = None
    amends: str | None = None
    later: int = 0
    withheld_at: int | None = None


class Handed(msgspec.Struct):
    """A report by its link. `ends`: when the link stops working."""

    verification: ToldAll
    envelope: Envelope | None
    ends: int
    later: int
    amended_by: str | None
    number: str
    sealed_by: Name
    received: int
    withheld: int | None


@get("/verify/{code:str}")
async def verify(request: Asking, house: InHouse, code: FromPath[str]) -> Response[Answer]:
    """What the code on a paper is worth."""
    await _count(request, house, "asked", ASKED)
    asked = read_code(code)
    if asked is None:
        raise Problem("not_found")
    return Response(await _answer(house, asked), headers=QUIET)


@get("/r/{token:str}")
async def open_link(request: Asking, house: InHouse, token: FromPath[str]) -> Response[Handed]:
    """The report behind a private link; counted."""
    link, found = await _behind(request, house, token)
    read, at = await reports.read(house, found, photos=False), now()
    await house.db.write(lambda conn: links.opened(conn, link.id, at))
    person = await house.db.read(lambda conn: people.names(conn, found.person))
    handed = Handed(
        told(read.verification), read.envelope, link.ends, read.later, read.around.amended_by,
        found.record.number, Name(*person), found.received, read.sealed.withheld or None,
    )  # fmt: skip
    return Response(handed, headers=QUIET)


@get("/r/{token:str}/photos/{hash:str}")
async def photo(request: Asking, house: InHouse, token: FromPath[str], hash: FromPath[str]) -> Response[bytes]:
    """A photo that the report names."""
    _, found = await _behind(request, house, token)
    shown = await house.db.read(lambda conn: reading.named_picture(conn, house.files, found, hash))
    if shown is None:
        raise Problem("not_found")
    plain, type = shown
    headers = QUIET | {"Content-Security-Policy": "default-src 'none'; sandbox"}
    return Response(plain, media_type=type if type in SHOWN else "application/octet-stream", headers=headers)


@get("/r/{token:str}/report.pdf")
async def pdf(request: Asking, house: InHouse, token: FromPath[str], lang: reports.Lang = "") -> File:
    """The paper behind a private link."""
    _, found = await _behind(request, house, token)
    return await papers.given(house, found, reports.address(request, house), lang, QUIET)


async def _answer(house: House, asked: Code) -> Answer:
    key = await house.db.read(lambda conn: device_keys.find(conn, asked.key))
    if key is None:
        return _say("unknown_key")
    if not signed(key.spki, asked.signature, seal_text(asked.hash)):
        return _say("bad_signature")
    person = await house.db.read(lambda conn: people.names(conn, key.person))
    lost = await house.db.read(lambda conn: device_keys.lost(conn, {key.device}))
    about: dict[str, Any] = {"signed_by": Name(*person), "device": key.device, "key": key.key}
    about |= {"enrolled_at": key.at, "revoked_at": lost or None}
    found = await house.db.read(lambda conn: sealed.by_code(conn, asked))
    if found is None:
        return _say("after_revocation" if lost else "content_missing", **about)
    read = await reports.read(house, found, photos=False)
    about |= {"received_at": found.received, "revoked_at": found.lost or None}
    if read.verification.state == "withheld":
        about |= {"number": found.record.number, "withheld_at": read.sealed.withheld}
        about |= {"amended_by": read.around.amended_by, "amends": read.around.amends}
    return _say(read.verification.state, **about, **(_named(read) if read.verification.state == "valid" else {}))


def _named(read: Read) -> dict[str, Any]:
    """Whose report it is: only of a valid one."""
    report = read.verification.report
    assert report is not None
    of = report.equipment
    return {
        "number": report.number,
        "hospital": Words(report.hospital.zh, report.hospital.en),
        "equipment": Device(of.name_zh, of.name_en, of.model, of.serial) if of else None,
        "made_at": report.made.at,
        "amended_by": read.around.amended_by,
        "amends": read.around.amends,
        "later": read.later,
    }


def _say(state: State, **more: Any) -> Answer:
    return Answer(state=state, said=STATES[state], **more)


async def _behind(request: Asking, house: House, token: str) -> tuple[Link, Sealed]:
    """The link and its seal. Raises Problem `not_found`, `too_many` for who guesses."""
    at = now()
    link = await house.db.read(lambda conn: links.working(conn, hashed(token), at))
    if link is None:
        await _count(request, house, "guessed", GUESSED)
        raise Problem("not_found")
    found = await house.db.read(lambda conn: sealed.find(conn, link.seal))
    if found is None:
        raise Problem("not_found")
    return link, found


def pages(found: dict[str, Page]) -> Router:
    """The page that a QR or a private link opens; the same for all of them, it asks for the rest itself."""

    @get(["/verify", "/verify/{code:str}", "/r/{token:str}"], include_in_schema=False, sync_to_thread=False)
    def page(request: Asking) -> Response[bytes]:
        """The guests' page. 404 while it is not built."""
        page = found.get("/guest.html")
        if page is None:
            raise Problem("not_found", detail="the guest page is not built")
        body, encoding = page.body(accepted(request))
        headers = QUIET | {"Vary": "Accept-Encoding"} | ({"Content-Encoding": encoding} if encoding else {})
        return Response(body, media_type=page.type, headers=headers)

    return Router("", route_handlers=[page])


async def _count(request: Asking, house: House, what: str, bound: int) -> None:
    """Raises Problem `too_many` for an address that asks too often."""
    who, at = {f"{what}:{blurred_address(request)}": bound}, now()
    wait = await house.db.write(lambda conn: tries.begin(conn, who, at))
    if wait:
        raise Problem("too_many", retry_after=wait)


router = Router("", route_handlers=[verify, open_link, photo, pdf])
