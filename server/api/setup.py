"""The first start: a one-time link names the firm and makes its first administrator."""

from typing import Annotated

import msgspec
from litestar import Response, Router, get, post
from litestar.params import JSONBody, QueryParameter

from server import standard
from server.api.house import InHouse, fresh, hashed, now
from server.api.session import Login, Password, SignedIn
from server.api.who import Asking, cookie
from server.domain.letterhead import FIRM
from server.errors import Problem
from server.passwords import judge
from server.store import accounts, sessions
from server.store.accounts import Account, Firm
from server.store.people import Person

LIFE = 24 * 3_600_000
"""How long a set-up link works, milliseconds."""
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


Token = Annotated[str, QueryParameter(max_length=100)]


class SetUp(msgspec.Struct):
    token: Annotated[str, msgspec.Meta(max_length=100)]
    firm_zh: Name
    firm_en: Name
    name: Name
    login: Login
    password: Password


class Open(msgspec.Struct):
    open: bool


@get("/setup")
async def is_open(house: InHouse, token: Token = "") -> Open:
    """Whether the link still works. Raises `wrong_link`."""
    since = now() - LIFE
    if not await house.db.read(lambda conn: accounts.may_set_up(conn, hashed(token), since)):
        raise Problem("wrong_link")
    return Open(True)


@post("/setup", status_code=200, request_max_body_size=8_000)
async def set_up(request: Asking, house: InHouse, data: JSONBody[SetUp]) -> Response[SignedIn]:
    """Use the link up: name the firm, make the first administrator and sign in."""
    key, at = hashed(data.token), now()
    if not await house.db.read(lambda conn: accounts.may_set_up(conn, key, at - LIFE)):
        raise Problem("wrong_link")
    judge(data.password, data.login)
    # The id comes from the link: two hurried requests make one person, not two.
    person = Person(key.hex()[:22], data.name, "admin")
    first = Account(person.id, data.login, await house.passwords.hashed(data.password))
    record = {"name": data.name, "role": "admin", "active": True}
    await house.exchange.ops(person.id, [("person", person.id, record)], at)
    firm, token = Firm(data.firm_zh, data.firm_en, demo=False), fresh() + fresh()
    if not await house.db.write(lambda conn: accounts.set_up(conn, key, at - LIFE, firm, first, at)):
        raise Problem("wrong_link")
    letterhead: standard.Change = ("letterhead", FIRM, {"zh": data.firm_zh, "en": data.firm_en})
    await house.exchange.ops(person.id, [letterhead, *standard.records()], at)
    session = await house.db.write(lambda conn: sessions.begin(conn, hashed(token), person.id, at))
    return Response(SignedIn(person, session.expires), cookies=[cookie(request, token)])


router = Router("", route_handlers=[is_open, set_up])
