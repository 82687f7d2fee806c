"""Who may sign in: people are taken on, and get one-time links by which they choose their own password."""

from typing import Annotated

import msgspec
from litestar import Response, Router, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from server import custody
from server.api.house import House, InHouse, fresh, hashed, now
from server.api.session import Password, SignedIn
from server.api.who import Asking, Me, cookie
from server.domain.people import Role
from server.domain.rights import ADMINS, WRITERS
from server.errors import Problem
from server.passwords import judge
from server.store import accounts, invitations, people, sessions
from server.store.accounts import Account
from server.store.invitations import Invited
from server.store.people import Person

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Login = Annotated[str, msgspec.Meta(pattern=r"^\S{1,100}\Z")]
Token = Annotated[str, QueryParameter(max_length=100)]


class Hire(msgspec.Struct):
    name: Name
    login: Login
    role: Role
    name_en: Annotated[str, msgspec.Meta(max_length=200)] = ""
    hospitals: Annotated[list[Annotated[str, msgspec.Meta(max_length=120)]], msgspec.Meta(max_length=500)] = []


class Renew(msgspec.Struct):
    """`login`: for a person who has none yet."""

    login: Login | None = None


class Linked(msgspec.Struct):
    """`token`: the link is `/welcome#{token}`; `ends` in milliseconds."""

    person: str
    login: str
    token: str
    ends: int


class Listed(msgspec.Struct):
    """`ready`: there is a password. `link_ends`: of the open link, if there is one."""

    person: str
    login: str
    ready: bool
    link_ends: int | None


class Greeted(msgspec.Struct):
    name: str
    login: str


class Chosen(msgspec.Struct):
    token: Annotated[str, msgspec.Meta(max_length=100)]
    password: Password


@get("/people")
async def listed(house: InHouse, me: Me) -> list[Listed]:
    """The logins of all, for those who keep them."""
    _keeper(me)
    at = now()
    known = await house.db.read(accounts.everyone)
    links = await house.db.read(lambda conn: invitations.open_until(conn, at))
    return [Listed(one.person, one.login, bool(one.hash), links.get(one.person)) for one in known]


@post("/people", status_code=201, request_max_body_size=80_000)
async def hire(house: InHouse, me: Me, data: JSONBody[Hire]) -> Linked:
    """Take a person on; the answer holds the link. Raises `login_taken`, `not_allowed`."""
    _keeper(me, data.role)
    if await house.db.read(lambda conn: accounts.by_login(conn, data.login)):
        raise Problem("login_taken")
    id, at = fresh(), now()
    record = {"name": data.name, "name_en": data.name_en, "role": data.role, "active": True}
    record |= {"hospitals": {"add": data.hospitals}} if data.hospitals else {}
    await house.exchange.ops(me.id, [("person", id, record)], at)
    return await _linked(house, me, id, data.login)


@post("/people/{id:str}/link", status_code=200, request_max_body_size=4_000)
async def renew(house: InHouse, me: Me, id: FromPath[str], data: JSONBody[Renew]) -> Linked:
    """A new link for somebody; the password until now works until the link is used. Raises `not_found`."""
    _keeper(me)
    person = await house.db.read(lambda conn: people.active(conn, id))
    if person is None:
        raise Problem("not_found")
    _keeper(me, person.role)
    known = await house.db.read(lambda conn: accounts.by_person(conn, id))
    login = known.login if known else data.login
    if login is None:
        raise Problem("malformed", detail="login")
    return await _linked(house, me, id, login)


@get("/welcome")
async def greeted(house: InHouse, token: Token = "") -> Greeted:
    """Whose link it is. Raises `dead_link`."""
    at = now()
    invited, person = await house.db.read(lambda conn: _invited(conn, hashed(token), at))
    return Greeted(person.name, invited.login)


@post("/welcome", status_code=200, request_max_body_size=4_000)
async def choose(request: Asking, house: InHouse, data: JSONBody[Chosen]) -> Response[SignedIn]:
    """Use the link up: choose a password and be signed in. Raises `dead_link`, `weak_password`."""
    key, at, token = hashed(data.token), now(), fresh() + fresh()
    invited, person = await house.db.read(lambda conn: _invited(conn, key, at))
    judge(data.password, invited.login)
    hash = await house.passwords.hashed(data.password)

    def work(conn: accounts.Connection) -> None:
        _invited(conn, key, at)
        invitations.use(conn, key, hash, at)
        custody.account(house.exchange, conn, person.id, fresh(), (person.id, "password"), at)

    await house.db.write(work)
    house.exchange.bell.ring(None)
    session = await house.db.write(lambda conn: sessions.begin(conn, hashed(token), person.id, at))
    return Response(SignedIn(person, session.expires), cookies=[cookie(request, token)])


async def _linked(house: House, me: Person, person: str, login: str) -> Linked:
    token, at = fresh(), now()

    def work(conn: accounts.Connection) -> int | None:
        known = accounts.by_person(conn, person)
        if known is None and not accounts.add(conn, Account(person, login, ""), at):
            return None
        custody.account(house.exchange, conn, me.id, fresh(), (person, "linked"), at)
        return invitations.invite(conn, person, hashed(token), at, me.id)

    ends = await house.db.write(work)
    if ends is None:
        raise Problem("login_taken")
    house.exchange.bell.ring(None)
    return Linked(person, login, token, ends)


def _invited(conn: accounts.Connection, key: bytes, at: int) -> tuple[Invited, Person]:
    """Whose link it is, while whoever made it might still make it. Raises `dead_link`."""
    invited = invitations.find(conn, key, at)
    person = people.active(conn, invited.person) if invited else None
    maker = people.active(conn, invited.by) if invited else None
    if invited is None or person is None or maker is None or not _keeps(maker, person.role):
        raise Problem("dead_link")
    return invited, person


def _keeper(me: Person, role: str = "") -> None:
    """Raises `not_allowed`."""
    if not _keeps(me, role):
        raise Problem("not_allowed")


def _keeps(one: Person, role: str) -> bool:
    """Managers and administrators keep the list, administrators alone their own kind."""
    return one.role in WRITERS["person"] and (role not in ADMINS or one.role in ADMINS)


router = Router("", route_handlers=[listed, hire, renew, greeted, choose])
