"""redact: two people take a value out of the log from the machine itself, each with login and password."""

import argparse
import getpass
import sys

from server import redact as redaction
from server import withhold
from server.api import withholding
from server.api.house import House, fresh, now
from server.commands.inner import command
from server.errors import Problem
from server.redact import Asked, Out
from server.store import accounts
from server.store.db import Connection

WHOSE = "whose password is asked for, or read from standard input"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    inner = commands.add_parser("redact", help=__doc__).add_subparsers(required=True)
    wish = command(inner, "ask", ask, WHOSE)
    wish.add_argument("kind", help="refused for a change that was not taken")
    wish.add_argument("id", help="of a refused change DEVICE~NUMBER")
    wish.add_argument("fields", nargs="*", help="note, or reading.raw for one member; none of a refused change")
    wish.add_argument("--op", type=int, action="append", help="log number; may be repeated; all ops when left out")
    wish.add_argument("--reason", required=True, help="why; do not repeat what is to go")
    for act in ("approve", "decline"):
        ruling = command(inner, act, rule, WHOSE)
        ruling.add_argument("redaction", help="as `list` shows it")
        ruling.add_argument("--reason", default="")
        ruling.set_defaults(act=act + "d")
    command(inner, "list", show, login=None)


async def ask(house: House, asked: argparse.Namespace) -> str:
    """Ask that values of a record be taken out of the log."""
    person, id, at = await _person(house, asked.login), fresh(), now()
    wish = Asked(asked.kind, asked.id, asked.fields, asked.reason, asked.op)
    await house.db.write(lambda conn: redaction.ask(house.exchange, conn, person, id, wish, at))
    return f"{id} waits for another person's word: redact approve LOGIN {id}"


async def rule(house: House, asked: argparse.Namespace) -> str:
    """Approve or decline what another person asked for."""
    person, at = await _person(house, asked.login), now()
    ruling = (fresh(), asked.act, asked.reason)

    def work(conn: Connection) -> tuple[Out, list[str]]:
        out = redaction.rule(house.exchange, conn, person, asked.redaction, ruling, at)
        return out, withhold.settle(house.exchange, conn, house.files, person, at)

    out, reports = await house.db.write(work)
    await withholding.removed(house, out.blobs + reports)
    payloads = len(out.bodies) + out.refused
    said = f"{payloads} payloads and {len(out.blobs)} files are gone, {len(reports)} sealed reports are withheld"
    return f"{asked.redaction} is {asked.act}; {said}."


async def show(house: House, _: argparse.Namespace) -> str:
    """List what was asked for and how it was ruled on."""
    found = await house.db.read(redaction.listed)
    lines = [
        f"{one.id}  {one.act or 'waits'}  {one.kind}/{one.record} {','.join(one.fields)} in ops {one.ops}"
        f"  asked by {one.asked}{f', ruled on by {one.ruled}' if one.ruled else ''}: {one.reason}"
        for one in found
    ]
    return "\n".join(lines) or "Nobody has asked for a redaction."


async def _person(house: House, login: str) -> str:
    """Whose login it is, proven by the password. Raises Problem `wrong_password`."""
    account = await house.db.read(lambda conn: accounts.by_login(conn, login))
    said = getpass.getpass(f"password of {login}: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if not await house.passwords.right(account.hash if account else None, said) or account is None:
        raise Problem("wrong_password")
    return account.person
