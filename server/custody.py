"""What happens to devices and to refused work, said in the log: so that an export alone can show it."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import msgspec

from server.domain.custody import SETTLERS, Act, TrayWord, tray_word
from server.errors import Problem
from server.exchange import SERVER, Change, Exchange
from server.rules.sealing import text64
from server.store import device_keys, revoked, sight, tray
from server.store.db import Connection
from server.store.devices import Device
from sync.ops import Op

Fresh = Callable[[], str]


class Settle(msgspec.Struct):
    """One person's word on one refused op. `set`: what is to be written instead, when it is mended."""

    act: Act
    reason: str
    set: dict[str, Any] | None = None


def word(device: Device, said: str, reason: str, at: int, id: str) -> Change:
    """A word on a device as the log holds it."""
    return "device_word", id, {"device": device.id, "person": device.person, "word": said, "reason": reason, "at": at}


def account(exchange: Exchange, conn: Connection, author: str, id: str, said: tuple[str, str], now: int) -> None:
    """Write down (whose account, linked or password) under a fresh id, in the transaction that does it."""
    person, word = said
    exchange.write_ops(conn, author, [("account_word", id, {"person": person, "word": word})], now)


def begin(exchange: Exchange, conn: Connection, fresh: Fresh, now: int) -> int:
    """Bring into the log what an older release kept in tables alone; how many facts."""
    keys = [device_keys.fact(key, text64(key.spki)) for key in device_keys.unsaid(conn)]
    words: list[Change] = [word(device, said, reason, at, fresh()) for device, said, reason, at in revoked.unsaid(conn)]
    if keys or words:
        exchange.write_ops(conn, SERVER, [*keys, *words], now)
    return len(keys) + len(words)


def settle(exchange: Exchange, conn: Connection, person: str, op: tuple[str, int], wish: Settle, now: int) -> TrayWord:
    """Take a refused op over as one's own, or put it aside. Nothing of it is deleted.

    Raises Problem `not_allowed`, `not_found`, `malformed`, `written_once`, or the code for which the new op is refused.
    """
    who = sight.person(conn, person)
    waiting = tray.find(conn, *op)
    if who is None or who.role not in SETTLERS:
        raise Problem("not_allowed")
    if waiting is None:
        raise Problem("not_found")
    if waiting.redaction or waiting.state in ("taken_over", wish.act):
        raise Problem("written_once")
    if not wish.reason.strip():
        raise Problem("malformed", "reason")
    asked = tray.readable(waiting)
    if wish.act == "taken_over":
        _take_over(exchange, conn, who, asked, wish, now)
    blobs = tray.blobs_of(asked, wish.set) if asked and wish.act == "taken_over" else []
    said = TrayWord(
        device=waiting.device, n=waiting.n, person=waiting.person, act=wish.act, reason=wish.reason.strip(),
        hash=sha256(waiting.body).hexdigest(), code=waiting.code,
        kind=asked.kind[:200] if asked else "", record=asked.id[:200] if asked else "", blobs=blobs,
    )  # fmt: skip
    exchange.write_ops(conn, person, [tray_word(said)], now)
    tray.settled(conn, waiting, wish.act)
    return said


def _take_over(
    exchange: Exchange, conn: Connection, who: sight.Person, asked: Op | None, wish: Settle, now: int
) -> None:
    """The same change as an op of this person's: it saw no more than its author had, so it hides nothing."""
    if asked is None:
        raise Problem("malformed", "nobody can read it")
    change = (asked.kind, asked.id, asked.set if wish.set is None else wish.set)
    exchange.write_as(conn, who, change, asked.saw, now)
