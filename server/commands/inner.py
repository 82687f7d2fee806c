"""A command within a command, at the machine itself: one work over the house; its answer, or a problem's sentence."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable

from server import app
from server.api.house import House
from server.config import Config
from server.errors import Problem

Work = Callable[[House, argparse.Namespace], Awaitable[str]]


def command(
    inner: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, work: Work, login: str | None = ""
) -> argparse.ArgumentParser:
    """Its help is the work's first line. `login`: what to say of the login that it asks for; None: it asks for none."""
    parser = inner.add_parser(name, help=work.__doc__)
    if login is not None:
        parser.add_argument("login", help=login or None)
    parser.set_defaults(run=lambda asked, settings: _run(work, asked, settings))
    return parser


def _run(work: Work, asked: argparse.Namespace, settings: Config) -> int:
    house = app.house(settings)
    try:
        print(asyncio.run(_worked(work, house, asked)))
    except Problem as problem:
        print(f"{problem.sentence.en} {problem.detail or ''}".strip(), file=sys.stderr)
        return 1
    finally:
        house.db.close()
    return 0


async def _worked(work: Work, house: House, asked: argparse.Namespace) -> str:
    return await work(house, asked)
