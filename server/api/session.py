"""Signing in and out, and the password."""

import hashlib
import ipaddress
from typing import Annotated

import msgspec
from litestar import Response, Router, delete, get, post
from litestar.params import JSONBody

from server import custody
from server.api.house import House, InHouse, fresh, hashed, now
from server.api.who import Asking, Me, cookie, cookie_token, signed_in
from server.errors import Problem
from server.passwords import LONGEST, judge
from server.store import accounts, people, sessions, tries
from server.store.accounts import Account
from server.store.people import Person

Login = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Password = Annotated[str, msgspec.Meta(max_length=LONGEST)]
TRIES_OF_A_LOGIN = 10
TRIES_OF_AN_ADDRESS = 60
"""A hospital's staff may stand behind one address."""


class SignIn(msgspec.Struct):
    login: Login
    password: Password


class NewPassword(msgspec.Struct):
    old: Password
    new: Password


class SignedIn(msgspec.Struct):
    """`expires`: when the session ends if it is not used, milliseconds."""

    person: Person
    expires: int


@post("/session", status_code=200, request_max_body_size=4_000)
async def sign_in(request: Asking, house: InHouse, data: JSONBody[SignIn]) -> Response[SignedIn]:
    """Begin a session on this browser."""
    account = await checked(request, house, data.login, data.password)
    person = await house.db.read(lambda conn: people.active(conn, account.person))
    if person is None:
        raise Problem("wrong_password")
    token, old, at = fresh() + fresh(), hashed(cookie_token(request)), now()
    session = await house.db.write(lambda conn: sessions.begin(conn, hashed(token), person.id, at, instead_of=old))
    return Response(SignedIn(person, session.expires), cookies=[cookie(request, token)])


@get("/session")
async def current(request: Asking, house: InHouse) -> SignedIn:
    """Whose session this browser has."""
    person, session = await signed_in(request, house)
    return SignedIn(person, session.expires)


@delete("/session", status_code=204)
async def sign_out(request: Asking, house: InHouse) -> Response[None]:
    """End the session on this browser only."""
    token = cookie_token(request)
    if token:
        await house.db.write(lambda conn: sessions.end(conn, hashed(token)))
    return Response(None, status_code=204, cookies=[cookie(request, "")])


@post("/password", status_code=204, request_max_body_size=4_000)
async def change_password(request: Asking, house: InHouse, me: Me, data: JSONBody[NewPassword]) -> None:
    """Set a new password; all other sessions of the person end."""
    login = (await house.db.read(accounts.logins))[me.id]
    await checked(request, house, login, data.old)
    judge(data.new, login)
    hash, keep, at = await house.passwords.hashed(data.new), hashed(cookie_token(request)), now()

    def work(conn: accounts.Connection) -> None:
        accounts.set_password(conn, me.id, hash, at, keep)
        custody.account(house.exchange, conn, me.id, fresh(), (me.id, "password"), at)

    await house.db.write(work)
    house.exchange.bell.ring(None)


async def checked(request: Asking, house: House, login: str, password: str) -> Account:
    """The account whose password it is. Raises Problem `too_many`, `wrong_password`."""
    at, bounds = now(), _bounds(request, login)
    wait = await house.db.write(lambda conn: tries.begin(conn, bounds, at))
    if wait:
        raise Problem("too_many", retry_after=wait)
    account = await house.db.read(lambda conn: accounts.by_login(conn, login))
    right = await house.passwords.right(account.hash if account else None, password)
    if account is None or not right:
        raise Problem("wrong_password")
    await house.db.write(lambda conn: tries.forgive(conn, bounds, at))
    return account


def _bounds(request: Asking, login: str) -> dict[str, int]:
    """What is counted; the database learns neither the login that was typed nor the address."""
    return {
        f"login:{_blurred(login.casefold())}": TRIES_OF_A_LOGIN,
        f"address:{blurred_address(request)}": TRIES_OF_AN_ADDRESS,
    }


def blurred_address(request: Asking) -> str:
    """From where somebody asks, as it is counted."""
    return _blurred(_network(request.client.host if request.client else ""))


def _network(address: str) -> str:
    """What one household or firm has: of an IPv6 address its first half, whose other half anybody may change."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address


def _blurred(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


router = Router("", route_handlers=[sign_in, current, sign_out, change_password])
