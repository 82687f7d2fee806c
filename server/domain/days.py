"""Days that decide who can be sent when: the years of the mainland calendar, and who is absent."""

from typing import Annotated, Literal

import msgspec

from sync.record import Id, Record, Short, Text

Day = Annotated[str, msgspec.Meta(pattern=r"^(\d{4}-\d{2}-\d{2})?\Z")]
"""`YYYY-MM-DD`, Asia/Shanghai, or nothing."""
Days = Annotated[list[Day], msgspec.Meta(max_length=400)]


class CalendarYear(Record):
    """Holidays and worked weekends of one year, id `2027`; stands in place of what came with the product."""

    published: bool = False
    """By the State Council; until then everything counted over it is provisional."""
    off: Days = []
    work: Days = []
    source: Text = ""


class Absence(Record):
    """Somebody is not there from the first to the last day, both included."""

    person: Id = ""
    first: Day = ""
    last: Day = ""
    reason: Literal["leave", "ill", "training", "other"] = "leave"
    note: Short = ""
