"""A value taken out of the log by two people: one asks, another one rules on it."""

from typing import Annotated, Literal

import msgspec

from sync.record import Id, Record, Short, Text, Whole

REDACTORS = frozenset({"manager", "admin"})
"""Roles that may ask for a redaction and rule on another's."""


REFUSED = "refused"
"""In the place of a record's kind: a change that was not taken and lies in the tray."""


class Redaction(Record):
    """One person asks that values be taken out of ops; it says where they stand, never what they say."""

    fact = True

    kind: Short
    """REFUSED for a change in the tray, which goes as a whole."""
    record: Id
    """Of a refused change its device and number, `device~n`."""
    fields: Annotated[list[Short], msgspec.Meta(max_length=20)]
    """`note`, or `reading.raw` for one member of a field; none of a refused change."""
    ops: Annotated[list[Whole], msgspec.Meta(max_length=1000)]
    """Log numbers; none of a refused change, which has none."""
    reason: Text


class Ruling(Record):
    """Another person's word on it. `stand_ins`: log number -> SHA-256 of what stands in for the payload since."""

    fact = True

    redaction: Id
    act: Literal["approved", "declined"]
    reason: Text = ""
    stand_ins: Annotated[dict[str, Short], msgspec.Meta(max_length=1000)] = {}
