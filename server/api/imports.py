"""Equipment lists come in from spreadsheets, looked at first, then all or nothing."""

import hashlib
from typing import Annotated, Any

import msgspec
from litestar import Router, post
from litestar.params import JSONBody

from server.api.house import House, InHouse, now
from server.api.who import Me
from server.domain.people import PLANNERS
from server.errors import Problem
from server.imports.apart import read_apart
from server.imports.columns import BY_FIELD, guess, head_row
from server.imports.columns import SHOWN as SHOWN_AS
from server.imports.plan import CLEARABLE, Planned
from server.imports.register import Register
from server.imports.told import Answers, Fault, Line, Sheet
from server.store import register
from server.store.db import Connection
from server.store.people import Person

LARGEST = 8 * 1024 * 1024
SHOWN = 200
"""Faults and lines that an answer names; the counts count all."""
Name = Annotated[str, msgspec.Meta(max_length=300)]


class Asked(msgspec.Struct):
    """`mapping`: a field for each column, as the person set it; `remembered`: heading -> field, from earlier lists.

    `write`: bring it in; else it is only looked at.
    """

    file: Annotated[bytes, msgspec.Meta(max_length=LARGEST)]
    mapping: Annotated[list[Name], msgspec.Meta(max_length=200)] | None = None
    remembered: Annotated[dict[Name, Name], msgspec.Meta(max_length=2_000)] = {}
    answers: Answers = msgspec.field(default_factory=Answers)
    clears: Annotated[list[Name], msgspec.Meta(max_length=200)] = []
    """Fields whose empty cells empty the field; none by itself."""
    write: bool = False


class Missing(msgspec.Struct):
    """A place or a name that the register lacks, and in how many rows it stands."""

    kind: str
    name: str
    hospital: str
    rows: int


class Looked(msgspec.Struct):
    """`sample`: the first rows as they stand; `lines` and `faults` are cut at 200, the counts are not.

    `gaps`: how many cells of each column are empty, in rows that are not.
    """

    headings: list[str]
    mapping: list[str]
    sample: list[list[str]]
    gaps: list[int]
    rows: int
    new: int
    changed: int
    same: int
    wrong: int
    faults: list[Fault]
    lines: list[Line]
    unknown: list[Missing]
    written: bool


@post("/imports/equipment", status_code=200, request_max_body_size=LARGEST * 4 // 3 + 400_000)
async def bring_in(house: InHouse, me: Me, data: JSONBody[Asked]) -> Looked:
    """Look at a list, or bring it in. Raises `not_allowed`, `unreadable_file`, `wrong_rows`."""
    _planner(me)
    read = await read_apart("sheet", data.file)
    sheet = _sheet(read, data)

    def plan(conn: Connection) -> Planned:
        known = [register.records(conn, kind) for kind in ("hospital", "department", "equipment")]
        return Planned(Register(*known), data.answers, register.names_in_use(conn)).take(sheet)

    planned = await _written(house, me, plan) if data.write else await house.db.read(plan)
    return _looked(sheet, planned, data.write)


def _sheet(read: Any, data: Asked) -> Sheet:
    """Raises Problem `malformed` for what does not fit the file, or may not be cleared."""
    rows: list[list[str]] = read["rows"]
    head = head_row(rows, data.remembered)
    mapping = _mapping(rows[head], data)
    clears = frozenset(data.clears)
    if not clears <= CLEARABLE & set(mapping):
        raise Problem("malformed", "clears")
    for row, column, text in read["texts"]:
        if column < len(mapping) and mapping[column] in SHOWN_AS:
            rows[row - 1][column] = text
    flaws = {(row, column): code for row, column, code in read["flaws"]}
    return Sheet(rows, head, mapping, hashlib.sha256(data.file).hexdigest(), read["csv"], flaws, clears)


async def _written(house: House, me: Person, plan: Any) -> Planned:
    """All of it in one transaction, planned on what the register holds at that moment."""
    at = now()

    def work(conn: Connection) -> Planned:
        planned: Planned = plan(conn)
        if planned.faults:
            raise Problem("wrong_rows", detail=len(planned.faults))
        changes = [(kind, id, _as_op(value)) for kind, id, value in planned.changes()]
        if changes:
            house.exchange.write_ops(conn, me.id, changes, at)
        return planned

    planned = await house.db.write(work)
    house.exchange.bell.ring(None)
    return planned


def _as_op(value: dict[str, Any]) -> dict[str, Any]:
    return value | {"codes": {"add": value["codes"]}} if "codes" in value else value


def _mapping(headings: list[str], data: Asked) -> list[str]:
    """Raises Problem `malformed` for a mapping that does not fit the file."""
    if data.mapping is None:
        return guess(headings, data.remembered)
    fields = [field for field in data.mapping if field]
    known = all(field in BY_FIELD for field in fields)
    if len(data.mapping) != len(headings) or not known or len(set(fields)) != len(fields):
        raise Problem("malformed", "mapping")
    return data.mapping


def _looked(sheet: Sheet, planned: Planned, written: bool) -> Looked:
    body = [row for row in sheet.rows[sheet.head + 1 :] if any(row)]
    counts = dict.fromkeys(("new", "changed", "same"), 0)
    for line in planned.lines:
        counts[line.what] += 1
    telling = sorted(planned.lines, key=lambda line: line.what == "same")
    return Looked(
        headings=sheet.rows[sheet.head],
        mapping=sheet.mapping,
        sample=body[:3],
        gaps=[sum(1 for row in body if not row[i]) for i in range(len(sheet.mapping))],
        rows=len(body),
        **counts,
        wrong=len({fault.row for fault in planned.faults}),
        faults=planned.faults[:SHOWN],
        lines=telling[:SHOWN],
        unknown=[Missing(one.kind, one.name, one.hospital, n) for one, n in planned.unknown.items()][:SHOWN],
        written=written,
    )


def _planner(me: Person) -> None:
    if me.role not in PLANNERS:
        raise Problem("not_allowed")


router = Router("", route_handlers=[bring_in])
