"""Redaction of a change that was refused: it leaves the tray as a whole, and its author hears of it."""

from __future__ import annotations

from server.domain.custody import TrayWord, tray_word
from server.errors import Problem
from server.exchange import Exchange
from server.store import redacted, tray
from server.store.db import Connection
from server.store.tray import Waiting


def find(conn: Connection, record: str) -> Waiting:
    """The refused change that `device~n` names, its bytes still there. Raises Problem `not_found`, `written_once`."""
    device, _, n = record.rpartition("~")
    found = tray.find(conn, device, int(n)) if n.isdecimal() and len(n) < 16 else None
    if found is None:
        raise Problem("not_found")
    if found.redaction:
        raise Problem("written_once")
    return found


def take_out(
    exchange: Exchange, conn: Connection, person: str, record: str, wish: tuple[str, str], now: int
) -> list[str]:
    """What was approved by (redaction, reason) goes; hashes of photos that nothing names any more.

    The word on it lies in its author's sight and in the log, and names the hash: with the ruling it says why an export
    lacks the bytes.
    """
    waiting, (redaction, reason) = find(conn, record), wish
    asked = tray.readable(waiting)
    said = TrayWord(
        device=waiting.device, n=waiting.n, person=waiting.person, act="redacted", reason=reason,
        hash=waiting.hash.hex(), code=waiting.code,
    )  # fmt: skip
    exchange.write_ops(conn, person, [tray_word(said)], now)
    tray.withhold(conn, waiting, redaction)
    unnamed = [hash for hash in tray.blobs_of(asked) if not tray.names(conn, hash)] if asked else []
    return redacted.drop_blobs(conn, 0, unnamed)
