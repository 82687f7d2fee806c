"""What is said of a list of equipment: its rows as they were read, what becomes of them, what is wrong or asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec


class Fault(msgspec.Struct):
    """`row` as the spreadsheet numbers it, the headings being row 1; `value` as it stands in the cell."""

    row: int
    field: str
    code: str
    value: str = ""
    other: int = 0
    """The row that this one collides with."""


class Line(msgspec.Struct):
    """What becomes of one row. `set`: only what differs from the register; `told`: before and after, as texts."""

    row: int
    id: str
    what: str
    name: str
    set: dict[str, Any] = {}
    told: dict[str, tuple[str, str]] = {}


class Unknown(msgspec.Struct, frozen=True):
    """What the register lacks: a hospital, a department in a hospital (its id), a contract's or a class's name."""

    kind: str
    name: str
    hospital: str = ""


class Answers(msgspec.Struct):
    """What the person says of unknown places: hospital's name -> id or `new`; "hospital\\tdepartment" alike.

    A contract's or class's name -> the one in use that it means; else it is written as it stands.
    """

    hospitals: dict[str, str] = {}
    departments: dict[str, str] = {}
    contracts: dict[str, str] = {}
    classes: dict[str, str] = {}


class Sheet(NamedTuple):
    """A list as it was read. `head`: index of the row of headings; `flaws`: (row, column) -> what is spoilt there."""

    rows: list[list[str]]
    head: int
    mapping: list[str]
    file: str
    unguard: bool = False
    flaws: Mapping[tuple[int, int], str] = {}
    clears: frozenset[str] = frozenset()
    """Fields whose empty cells empty the field."""
