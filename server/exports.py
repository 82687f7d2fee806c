"""Many records leave as a file: on a manager's own word or by an approval that serves once, and always as a fact."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import msgspec

from server.domain.exports import EXPORTERS, LIFE, Form, What
from server.errors import Problem
from server.exchange import Exchange
from server.store import exports, register
from server.store.db import Connection
from server.store.people import Person


class Asked(msgspec.Struct):
    """Which records, as what, and what for."""

    what: What
    ids: list[str]
    form: Form
    purpose: str


def list_of(ids: Iterable[str]) -> str:
    """SHA-256 of the ids, whatever their order."""
    return sha256("\n".join(sorted(set(ids))).encode()).hexdigest()


def ask(exchange: Exchange, conn: Connection, me: Person, id: str, asked: Asked, now: int) -> None:
    """Write the wish down. Raises Problem `malformed` without a purpose, `not_found` where nothing is to go out."""
    rows = len(register.named(conn, asked.what, asked.ids))
    purpose = asked.purpose.strip()
    if not purpose or not rows:
        raise Problem("not_found" if purpose else "malformed", None if purpose else "purpose")
    fact = {"what": asked.what, "form": asked.form, "rows": rows, "ids": list_of(asked.ids), "purpose": purpose}
    exchange.write_ops(conn, me.id, [("export_wish", id, fact)], now)


def rule(exchange: Exchange, conn: Connection, me: Person, id: str, ruling: tuple[str, str], now: int) -> None:
    """The word (act, reason) of a manager on another's wish. Raises Problem `not_allowed`, `not_found`, `malformed`."""
    if me.role not in EXPORTERS:
        raise Problem("not_allowed")
    wish = exports.wish(conn, id)
    if wish is None:
        raise Problem("not_found")
    if wish.by == me.id or wish.act:
        raise Problem("not_allowed", "it was ruled on before" if wish.act else "another person rules on it")
    act, reason = ruling[0], ruling[1].strip()
    if act == "declined" and not reason:
        raise Problem("malformed", "reason")
    exchange.write_ops(conn, me.id, [("export_ruling", id, {"wish": id, "act": act, "reason": reason})], now)


def leave(conn: Connection, me: Person, asked: Asked, now: int) -> tuple[str, str]:
    """By which wish, "" for a manager's own word, and for what purpose these records may go out now.

    Raises Problem `needs_approval`; `malformed` without a purpose.
    """
    if me.role in EXPORTERS:
        if not asked.purpose.strip():
            raise Problem("malformed", "purpose")
        return "", asked.purpose.strip()
    ids = list_of(asked.ids)
    for wish in exports.of_person(conn, me.id):
        same = (wish.value.what, wish.value.form, wish.value.ids) == (asked.what, asked.form, ids)
        if same and wish.act == "approved" and not wish.done and now < (wish.ruled_at or 0) + LIFE:
            return wish.id, wish.value.purpose
    raise Problem("needs_approval")


def done(
    exchange: Exchange, conn: Connection, me: Person, asked: Asked, file: tuple[str, int, bytes], now: int
) -> None:
    """Write down that (fresh id, rows, content) goes out: from here on the approval is used. Raises as `leave`."""
    wish, purpose = leave(conn, me, asked, now)
    id, rows, content = file
    fact = {"what": asked.what, "form": asked.form, "rows": rows, "ids": list_of(asked.ids), "purpose": purpose}
    fact |= {"file": sha256(content).hexdigest(), "wish": wish}
    exchange.write_ops(conn, me.id, [("export_done", wish or id, fact)], now)
