"""What left the firm as a file: asked for, ruled on by another person, and given out; facts, written by the server."""

from typing import Literal

from sync.record import Id, Record, Short, Text, Whole

EXPORTERS = frozenset({"manager", "admin"})
"""Roles that give many records out on their own word, and rule on another's wish."""
LIFE = 24 * 3_600_000
"""How long an approval serves, milliseconds; it serves once."""
What = Literal["equipment"]
Form = Literal["xlsx", "csv"]


class ExportWish(Record):
    """Somebody asks to take many records out; who and when says the op."""

    fact = True

    what: What
    form: Form
    rows: Whole
    """How many records it was about when it was asked."""
    ids: Short
    """SHA-256 of the ids, sorted, a line each: an approval is for these and no others."""
    purpose: Text


class ExportRuling(Record):
    """Another person's word on a wish, under its id: there is one."""

    fact = True

    wish: Id
    act: Literal["approved", "declined"]
    reason: Text = ""


class ExportDone(Record):
    """Records went out as a file; by a wish, under its id: it serves once."""

    fact = True

    what: What
    form: Form
    rows: Whole
    ids: Short
    file: Short
    """SHA-256 of the file that was given out."""
    purpose: Text
    wish: Id = ""
