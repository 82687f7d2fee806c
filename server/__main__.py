"""The command: serve, demo, backup, verify, redact, person and more; `python -m server --help` lists them."""

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable, Callable

from server import app, config, logs, serving
from server.api.house import House, fresh, hashed, now
from server.commands import backup, evidence, keys, person, records, redact, rescue, types, verify_report
from server.config import Config
from server.demo import NotEmpty, seed
from server.store import accounts

OVER_A_FIRM = {"backup", "go", "refold", "verify", "export-log", "keys", "redact", "rescue"}
"""Commands over a firm that is there: on a mistyped folder they would make an empty one and call it whole."""


def main(words: list[str]) -> int:
    """Run one command; its exit code."""
    asked = _parser().parse_args(words)
    try:
        settings = config.read(os.environ)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    logs.begin(settings.log)
    if asked.command in OVER_A_FIRM and not settings.database.exists():
        print(f"{settings.data} holds no firm. Set KEPT_DATA to the folder of the one that is meant.", file=sys.stderr)
        return 1
    run: Callable[[argparse.Namespace, Config], int] = asked.run
    return run(asked, settings)


def serve(_: argparse.Namespace, settings: Config) -> int:
    """Serve the firm of KEPT_DATA. Without an account, print the one-time set-up link."""
    house = app.house(settings)
    if asyncio.run(_is_demo(house)):
        print(
            f"{settings.data} holds the demo firm, whose passwords everybody knows.\n"
            "Serve it with `python -m server demo`, or set KEPT_DATA to another folder.",
            file=sys.stderr,
        )
        return 2
    serving.serve(house, _say_set_up)
    return 0


def demo(_: argparse.Namespace, settings: Config) -> int:
    """Serve the demo firm; fill it on first use."""
    house = app.house(settings)
    try:
        logins = asyncio.run(seed(house, now()))
    except NotEmpty:
        print(f"{settings.data} holds a real firm; set KEPT_DATA to another folder.", file=sys.stderr)
        return 2

    async def opened(house: House) -> None:
        print(f"守诺 Kept serves its demo firm at {_address(house)}\n\n{logins}", flush=True)

    serving.serve(house, opened)
    return 0


async def _is_demo(house: House) -> bool:
    firm = await house.db.read(accounts.firm)
    return firm is not None and firm.demo


async def _say_set_up(house: House) -> None:
    print(f"Kept serves at {_address(house)}", flush=True)
    if not await house.db.read(accounts.none_yet):
        return
    token, at = fresh(), now()
    await house.db.write(lambda conn: accounts.open_setup(conn, hashed(token), at))
    print(
        "Nobody can sign in yet. Open this link to set the firm up; it works once, for 24 hours:\n"
        f"  {_address(house)}/setup#{token}",
        flush=True,
    )


def _address(house: House) -> str:
    host = house.config.host
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    return f"http{'s' if house.config.cert else ''}://{shown}:{house.config.port}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m server", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command", dest="command")
    for name, run in {"serve": serve, "demo": demo}.items():
        commands.add_parser(name, help=run.__doc__).set_defaults(run=run)
    rooms = (records, backup, evidence, keys, redact, rescue, person, types, verify_report)
    for add in (room.add for room in rooms):
        add(commands)
    return parser


Opened = Callable[[House], Awaitable[None]]

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
