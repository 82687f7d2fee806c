"""person: who may sign in, from the machine itself."""

import argparse
import sys
from typing import get_args

from server import custody
from server.api.house import House, fresh, now
from server.commands.inner import command
from server.domain.people import Role
from server.errors import Problem
from server.exchange import SERVER
from server.passwords import LONGEST, judge
from server.store import accounts, people
from server.store.accounts import Account


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    inner = commands.add_parser("person", help=__doc__).add_subparsers(required=True)
    new = command(inner, "add", hire)
    new.add_argument("--name", required=True)
    new.add_argument("--name-en", default="")
    new.add_argument("--role", choices=sorted(get_args(Role)), required=True)
    new.add_argument("--hospital", action="append", default=[], help="id; may be repeated")
    command(inner, "list", show, login=None)
    change = command(inner, "password", set_password)
    for parser in (new, change):
        parser.add_argument("--stdin", action="store_true", help="read the password from standard input")
    command(inner, "disable", disable)


async def hire(house: House, asked: argparse.Namespace) -> str:
    """Add a person who may sign in."""
    if await house.db.read(lambda conn: accounts.by_login(conn, asked.login)):
        raise Problem("login_taken")
    password, at = _password(asked), now()
    judge(password, asked.login)
    id = fresh()
    record = {"name": asked.name, "name_en": asked.name_en, "role": asked.role, "active": True}
    record |= {"hospitals": {"add": asked.hospital}} if asked.hospital else {}
    await house.exchange.ops(SERVER, [("person", id, record)], at)
    account = Account(id, asked.login, await house.passwords.hashed(password))
    await house.db.write(lambda conn: accounts.add(conn, account, at))
    return f"{asked.login} may sign in{_shown(asked, password)}."


async def show(house: House, _: argparse.Namespace) -> str:
    """List all persons with login, role and whether they may sign in."""
    logins = await house.db.read(accounts.logins)
    found = await house.db.read(lambda conn: list(people.everyone(conn)))
    rows = [
        (logins.get(one.id, "-"), one.role, "active" if active else "disabled", one.name, one.id)
        for one, active in found
    ]
    return "\n".join("{:20} {:14} {:9} {:16} {}".format(*row) for row in rows)


async def set_password(house: House, asked: argparse.Namespace) -> str:
    """Give a person a new password; all their sessions end."""
    account, password, at = await _account(house, asked.login), _password(asked), now()
    judge(password, account.login)
    hash = await house.passwords.hashed(password)

    def work(conn: accounts.Connection) -> None:
        accounts.set_password(conn, account.person, hash, at)
        custody.account(house.exchange, conn, SERVER, fresh(), (account.person, "password"), at)

    await house.db.write(work)
    return f"{account.login} has a new password{_shown(asked, password)}."


async def disable(house: House, asked: argparse.Namespace) -> str:
    """Let a person no longer sign in. What they recorded stays; what is unsent may still be handed in."""
    account, at = await _account(house, asked.login), now()
    await house.exchange.ops(SERVER, [("person", account.person, {"active": False})], at)
    return f"{account.login} may no longer sign in; what their devices still hand in lies among the refused."


async def _account(house: House, login: str) -> Account:
    account = await house.db.read(lambda conn: accounts.by_login(conn, login))
    if account is None:
        raise Problem("not_found", detail=login)
    return account


def _password(asked: argparse.Namespace) -> str:
    """The one on standard input, or a fresh one that nobody can guess."""
    return sys.stdin.readline().rstrip("\n")[:LONGEST] if asked.stdin else fresh()[:14]


def _shown(asked: argparse.Namespace, password: str) -> str:
    return "" if asked.stdin else f" with the password {password}"
