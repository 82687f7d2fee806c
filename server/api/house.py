"""What every door needs: the parts of the running server, the hour, and fresh chance."""

import asyncio
import hashlib
import secrets
import time
from dataclasses import dataclass, field

import msgspec
from litestar.di import NamedDependency

from server.api.pages import Page
from server.api.room import Room
from server.config import Config
from server.exchange import Exchange
from server.passwords import Passwords
from server.reports.firm_key import FirmKey
from server.store.db import Database
from server.store.files import Files


class Folding(msgspec.Struct):
    """How far the rows of an older program are folded anew: `folding` ops or `writing` rows, `done` of `all`."""

    what: str = "folding"
    done: int = 0
    all: int = 0


@dataclass
class House:
    """One running server. `stopping` is set when streams must end."""

    config: Config
    db: Database
    exchange: Exchange
    files: Files
    pages: dict[str, Page]
    passwords: Passwords = field(default_factory=Passwords)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    lines: dict[str, int] = field(default_factory=dict)
    """Open live lines by person."""
    room: Room = field(default_factory=Room)
    folding: Folding | None = None
    """While it lasts, every door but that of health says `busy`."""
    rescue: bytes = b""
    """The secret of the firm's rescue key: server/rescue/sealed.py."""
    firm_key: FirmKey | None = None
    """Read, or made, when it is first asked for: server/api/keys.py."""
    presses: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    """Papers that are printed at a time."""


InHouse = NamedDependency[House]
"""A handler's argument `house`."""


def now() -> int:
    """The hour: milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


def fresh() -> str:
    """22 characters that nobody can guess; the first is no dash, which a command would read as an option."""
    while (token := secrets.token_urlsafe(16)).startswith("-"):
        pass
    return token


def hashed(token: str) -> bytes:
    """How a token is kept: tokens are random, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).digest()
