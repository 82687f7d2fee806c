"""A list of equipment against the register: what would be made, what changed, and what is wrong, row by row."""

from __future__ import annotations

from typing import Any, get_type_hints

import msgspec

from server.domain.places import Equipment
from server.imports import cells
from server.imports.cells import Wrong
from server.imports.columns import BY_FIELD
from server.imports.register import WITHIN, Register, Value, code, made_id, numbers
from sync.record import Short, Text

NEW = "new"
"""The answer to an unknown place: make it."""
RISK = {"risk_function": (2, 10), "risk_risk": (1, 5), "risk_maintenance": (1, 5)}
GUARDED = tuple("=+-@\t\r'")
_HINTS = get_type_hints(Equipment, include_extras=True)
_LENGTHS = {field: 200 if hint == Short else 20_000 for field, hint in _HINTS.items() if hint in (Short, Text)}
Change = tuple[str, str, dict[str, Any]]


class Fault(msgspec.Struct):
    """`row` as the spreadsheet numbers it, the headings being row 1; `value` as it stands in the cell."""

    row: int
    field: str
    code: str
    value: str = ""


class Line(msgspec.Struct):
    """What becomes of one row. `set`: only what differs from the register."""

    row: int
    id: str
    what: str
    name: str
    set: dict[str, Any] = {}


class Unknown(msgspec.Struct, frozen=True):
    """A place that the register lacks: a hospital's name, or a department's in a hospital (its id or name)."""

    kind: str
    name: str
    hospital: str = ""


class Answers(msgspec.Struct):
    """What the person says of unknown places: hospital's name -> id or `new`; "hospital\\tdepartment" alike."""

    hospitals: dict[str, str] = {}
    departments: dict[str, str] = {}


class Planned:
    """`lines` without faults can be written; `places` come before them."""

    def __init__(self, register: Register, answers: Answers, file: str, unguard: bool) -> None:
        self.register, self.answers, self.file, self.unguard = register, answers, file, unguard
        self.lines: list[Line] = []
        self.faults: list[Fault] = []
        self.unknown: dict[Unknown, int] = {}
        self.places: dict[tuple[str, str], Value] = {}
        self._met: set[str] = set()
        self._numbers: set[tuple[str, ...]] = set()

    def take(self, rows: list[list[str]], mapping: list[str]) -> Planned:
        """All rows under the headings; empty ones are passed over."""
        for number, row in enumerate(rows[1:], start=2):
            named = {field: text for field, text in zip(mapping, row, strict=True) if field and text}
            if named:
                self._row(number, named)
        return self

    def changes(self) -> list[Change]:
        """Places first, then equipment; what is the same already writes nothing."""
        made: list[Change] = [(kind, id, value) for (kind, id), value in self.places.items()]
        return made + [("equipment", line.id, line.set) for line in self.lines if line.set]

    def _row(self, number: int, named: dict[str, str]) -> None:
        before = len(self.faults)
        value = self._values(number, named)
        if len(self.faults) > before:
            return
        try:
            id = self._whose(number, named, value)
        except Wrong as wrong:
            self.faults.append(Fault(number, "", wrong.code))
            return
        old = self.register.equipment.get(id)
        if old is None and not (value.get("name_zh") or value.get("name_en")):
            self.faults.append(Fault(number, "name_zh", "missing"))
        elif old is None and not value.get("hospital"):
            self.faults.append(Fault(number, "hospital", "missing"))
        else:
            self._line(number, id, old, value)

    def _line(self, number: int, id: str, old: Value | None, value: Value) -> None:
        self._met.add(id)
        differs = {k: v for k, v in value.items() if not _same(k, v, (old or {}).get(k))}
        what = "new" if old is None else "changed" if differs else "same"
        known = old or {}
        name = value.get("name_zh") or value.get("name_en") or known.get("name_zh") or known.get("name_en") or ""
        self.lines.append(Line(number, id, what, name, differs))

    def _whose(self, number: int, named: dict[str, str], value: Value) -> str:
        """The device that the row is about, or the id of the one to be made. Raises Wrong."""
        given = self._unguarded(named.get("id", ""))
        made = made_id(self.file, str(number))
        if given and given not in self.register.equipment:
            raise Wrong("unknown_id")
        id = given or self.register.device(value) or made
        own = numbers(value)
        if id in self._met or own & self._numbers:
            raise Wrong("twice")
        self._numbers |= own
        return id

    def _values(self, number: int, named: dict[str, str]) -> Value:
        value: Value = {}
        for field, text in named.items():
            try:
                self._cell(value, field, self._unguarded(text))
            except Wrong as wrong:
                self.faults.append(Fault(number, field, wrong.code, text[:200]))
        for field in ("hospital", "department"):
            # what department of a hospital that is still unknown it is, nobody can say yet
            if field in named and not (field == "department" and "hospital" in named and "hospital" not in value):
                self._place(number, field, self._unguarded(named[field]), value)
        self._risk(number, named, value)
        return value

    def _unguarded(self, text: str) -> str:
        """Our own CSV guards cells that a spreadsheet would take for a formula (exporting.py)."""
        return text[1:] if self.unguard and text.startswith("'") and text[1:].startswith(GUARDED) else text

    def _cell(self, value: Value, field: str, text: str) -> None:
        form = BY_FIELD[field].form
        if field == "id" or form == "place" or field in RISK:
            return
        if form == "day":
            value[field] = cells.day(text)
        elif form == "number":
            value[field] = cells.number(text, 0, 600)
        elif form == "choice":
            value[field] = cells.choice(field, text)
        elif form == "codes":
            value[field] = sorted({part.strip()[:120] for part in text.replace("；", ";").split(";") if part.strip()})
        else:
            value[field] = text
        if isinstance(value[field], str) and len(value[field]) > _LENGTHS.get(field, 200):
            raise Wrong("too_long")

    def _place(self, number: int, field: str, name: str, value: Value) -> None:
        try:
            id = self._hospital(name) if field == "hospital" else self._department(value.get("hospital", ""), name)
        except Wrong as wrong:
            self.faults.append(Fault(number, field, wrong.code, name[:200]))
        else:
            if id:
                value[field] = id

    def _hospital(self, name: str) -> str:
        """Raises Wrong `unknown_place` until the person has said what it is."""
        known = self.register.hospital(name)
        if known:
            return known
        answer = self.answers.hospitals.get(name, "")
        if answer in self.register.hospitals:
            return answer
        unknown = Unknown("hospital", name)
        self.unknown[unknown] = self.unknown.get(unknown, 0) + 1
        if answer != NEW:
            raise Wrong("unknown_place")
        id = made_id("hospital", cells.plain(name))
        self.places["hospital", id] = {"zh": name[:200]}
        return id

    def _department(self, hospital: str, name: str) -> str:
        """A department that the hospital lacks is made, unless the person says which it is."""
        if not hospital:
            raise Wrong("department_without_hospital")
        known = self.register.department(hospital, name)
        if known:
            return known
        answer = self.answers.departments.get(f"{hospital}\t{name}", "")
        if self.register.departments.get(answer, {}).get("hospital") == hospital:
            return answer
        unknown = Unknown("department", name, hospital)
        self.unknown[unknown] = self.unknown.get(unknown, 0) + 1
        id = made_id("department", hospital, cells.plain(name))
        self.places["department", id] = {"hospital": hospital, "zh": name[:200]}
        return id

    def _risk(self, number: int, named: dict[str, str], value: Value) -> None:
        """Three columns are one score; a part of it is none."""
        given = [field for field in RISK if field in named]
        if not given:
            return
        try:
            parts = {field.removeprefix("risk_"): cells.number(named[field], *RISK[field]) for field in RISK}
        except KeyError:
            self.faults.append(Fault(number, given[0], "risk_incomplete", named[given[0]]))
        except Wrong:
            self.faults.append(Fault(number, given[0], "bad_risk", ", ".join(named[f] for f in given)))
        else:
            em = sum(parts.values())
            months = 6 if em >= 17 else 12 if em >= 12 else None
            value["risk"] = parts | {"em": em, "pm_months": months, "in_programme": months is not None}


def _same(field: str, new: Any, old: Any) -> bool:
    """Labels are only added; numbers are compared as on labels; an empty field is one that is not there."""
    if field == "codes":
        return set(new) <= set(old or [])
    if field in WITHIN:
        return code(new) == code(old or "")
    if field == "risk":
        keys = ("function", "risk", "maintenance")
        return old is not None and all(old.get(key) == new[key] for key in keys)
    return bool(new == (old or type(new)()))
