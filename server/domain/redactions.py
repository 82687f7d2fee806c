"""A value taken out of the log by two people: one asks, another one rules on it."""

from typing import Annotated, Literal

import msgspec

from sync.record import Id, Record, Short, Text, Whole

REDACTORS = frozenset({"manager", "admin"})
"""Roles that may ask for a redaction and rule on another's."""


class Redaction(Record):
    """One person asks that values be taken out of ops; it says where they stand, never what they say."""

    fact = True

    kind: Short
    record: Id
    fields: Annotated[list[Short], msgspec.Meta(min_length=1, max_length=20)]
    """`note`, or `reading.raw` for one member of a field."""
    ops: Annotated[list[Whole], msgspec.Meta(min_length=1, max_length=1000)]
    """Log numbers."""
    reason: Text


class Ruling(Record):
    """Another person's word on it. `stand_ins`: log number -> SHA-256 of what stands in for the payload since."""

    fact = True

    redaction: Id
    act: Literal["approved", "declined"]
    reason: Text = ""
    stand_ins: Annotated[dict[str, Short], msgspec.Meta(max_length=1000)] = {}
