"""Working days of the mainland with their moved weekends; a year whose notice is not out yet is provisional."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from importlib.resources import files
from typing import NamedTuple

import msgspec

DAY = timedelta(days=1)
LONGEST_REST = 60
"""Days off in a row that are looked through; a calendar without working days must not be looked through for ever."""


class Year(msgspec.Struct, frozen=True):
    """Days off besides weekends, weekends that are worked; `published`: by the State Council."""

    published: bool
    off: frozenset[date]
    work: frozenset[date]


class Deadline(NamedTuple):
    """`provisional`: it was counted over days of a year that nobody has announced."""

    due: date
    provisional: bool


class _Shipped(msgspec.Struct):
    source: str
    years: dict[str, Year]


Calendar = Mapping[int, Year]


def shipped() -> dict[int, Year]:
    """The years that came with the product; records `calendar_year` replace and add to them."""
    text = files("server.rules").joinpath("cn_calendar.json").read_bytes()
    return {int(year): found for year, found in msgspec.json.decode(text, type=_Shipped).years.items()}


def works(day: date, calendar: Calendar) -> bool:
    """Whether it is a working day: a worked weekend, or Monday to Friday and not off."""
    year = calendar.get(day.year)
    if year is not None and day in year.work:
        return True
    return day.weekday() < 5 and not (year is not None and day in year.off)


def provisional(day: date, calendar: Calendar) -> bool:
    year = calendar.get(day.year)
    return year is None or not year.published


def add_working_days(day: date, count: int, calendar: Calendar) -> Deadline:
    """The `count`-th working day after a day, which itself is not counted (Civil Code art. 201)."""
    unsure, rest = False, 0
    while count > 0 and rest < LONGEST_REST:
        day += DAY
        unsure = unsure or provisional(day, calendar)
        done = works(day, calendar)
        count, rest = count - done, 0 if done else rest + 1
    return Deadline(day, unsure or count > 0)


def plan_by(due: date, calendar: Calendar) -> date:
    """The last working day on which something due can be done in time: a holiday moves the plan, not what is due."""
    back = (due - n * DAY for n in range(LONGEST_REST))
    return next((day for day in back if works(day, calendar)), due)
