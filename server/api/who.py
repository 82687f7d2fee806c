"""Who is asking: the session cookie, the person behind it, and whether the request came from our page."""

import ipaddress
from typing import Any
from urllib.parse import urlsplit

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.handlers import BaseRouteHandler

from server.api.house import House, InHouse, hashed, now
from server.domain.people import OFFICE
from server.errors import Problem
from server.store import people, sessions
from server.store.people import Person
from server.store.sessions import Bearer

Asking = Request[Any, Any, Any]
Me = NamedDependency[Person]
"""A handler's argument `me`: the person signed in."""
Office = NamedDependency[Person]
"""A handler's argument `office`: the person signed in, who works in the office."""
Sender = NamedDependency[Bearer]
"""A handler's argument `sender`: whoever may hand in work, also from a revoked device or a closed account."""
SAFE = {"GET", "HEAD", "OPTIONS"}


async def me(request: Asking, house: InHouse) -> Person:
    """The person signed in. Raises Problem `signed_out`."""
    person, session = await signed_in(request, house)
    if session.revoked:
        raise Problem("device_revoked")
    return person


async def sender(request: Asking, house: InHouse) -> Bearer:
    """Whose session it is, whatever has become of device and account. Raises Problem `signed_out`."""
    session = await _session(request, house)
    request.scope["state"]["kept_person"] = session.person
    return Bearer(session.person, hashed(cookie_token(request)), session.device, session.revoked)


async def office(me: Me) -> Person:
    """The person signed in, who works in the office. Raises Problem `not_allowed`."""
    if me.role not in OFFICE:
        raise Problem("not_allowed")
    return me


async def signed_in(request: Asking, house: House) -> tuple[Person, sessions.Session]:
    """The person and the session; its use is written down now and then. Raises `signed_out`."""
    session = await _session(request, house)
    person = await house.db.read(lambda conn: people.active(conn, session.person))
    if person is None:
        raise Problem("signed_out")
    request.scope["state"]["kept_person"] = person.id
    return person, session


async def _session(request: Asking, house: House) -> sessions.Session:
    token, at = cookie_token(request), now()
    session = await house.db.read(lambda conn: sessions.find(conn, hashed(token), at)) if token else None
    if session is None:
        raise Problem("signed_out")
    # A page says whose it is: another tab of its browser may have had somebody else sign in.
    if request.headers.get("x-kept-person", session.person) != session.person:
        raise Problem("other_person")
    if session.stale(at):
        await house.db.write(lambda conn: sessions.use(conn, hashed(token), at))
    if session.fades(at) and await house.db.write(lambda conn: sessions.give(conn, hashed(token), at)):
        request.scope["state"]["kept_cookie"] = cookie(request, token).to_header(header="")
    return session._replace(used=at) if session.stale(at) else session


def from_our_page(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Guard of all that changes something. Raises Problem `csrf`.

    A page of another origin can send neither the header nor our cookie (SameSite); Origin and
    Sec-Fetch-Site are looked at besides, so that no single browser's fault opens the door.
    """
    if connection.scope.get("method") in SAFE:
        return
    headers = connection.headers
    origin = headers.get("origin")
    strange = origin is not None and _host(origin) != headers.get("host")
    strange = strange or headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
    if strange or headers.get("x-kept") != "1":
        raise Problem("csrf")


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None


def cookie(request: Asking, token: str) -> Cookie:
    """The session cookie; without a token it takes the cookie away."""
    secure = not _plain_loopback(request)
    return Cookie(
        key=_name(secure),
        value=token,
        max_age=sessions.LIFE // 1000 if token else 0,
        path="/",
        secure=secure,
        httponly=True,
        samesite="strict",
    )


def cookie_token(request: Asking) -> str:
    return request.cookies.get(_name(not _plain_loopback(request)), "")[:100]


def _name(secure: bool) -> str:
    return "__Host-kept" if secure else "kept"


def _plain_loopback(request: Asking) -> bool:
    """Browsers send no Secure cookie over plain http; on the own machine nobody listens in."""
    if request.url.scheme != "http":
        return False
    name = (request.url.hostname or "").strip("[]")
    try:
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
