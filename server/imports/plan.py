"""A list of equipment against the register: what would be made, what changed, and what is wrong, row by row."""

from __future__ import annotations

from typing import Any, get_type_hints

from server.domain.places import Equipment
from server.imports import cells
from server.imports.cells import Wrong
from server.imports.columns import BY_FIELD, SIGNS
from server.imports.naming import Names, named
from server.imports.register import WITHIN, Register, Value, code, made_id, numbers
from server.imports.told import Answers, Fault, Line, Sheet, Unknown
from sync.record import Short, Text

NEW = "new"
"""The answer to an unknown place: make it."""
RISK = {"risk_function": (2, 10), "risk_risk": (1, 5), "risk_maintenance": (1, 5)}
GUARDED = tuple("=+-@\t\r'")
NAMED = {"contract": "contracts", "device_class": "classes"}
"""Fields whose values are names that are used again -> where the person's answers for them stand."""
OF_SIGNS = {"became_day", "cut_digits", "unclear_format"}
"""Flaws that spoil only what each sign counts of."""
KEPT = {"id", "hospital", "state", "codes", *RISK}
CLEARABLE = BY_FIELD.keys() - KEPT
"""Fields that an empty cell may empty, where the person says so of its column."""
_HINTS = get_type_hints(Equipment, include_extras=True)
_LENGTHS = {field: 200 if hint == Short else 20_000 for field, hint in _HINTS.items() if hint in (Short, Text)}
Change = tuple[str, str, dict[str, Any]]


class Planned:
    """`lines` without faults can be written; `places` come before them."""

    def __init__(self, register: Register, answers: Answers, in_use: Names) -> None:
        self.register, self.answers, self.in_use = register, answers, in_use
        self.lines: list[Line] = []
        self.faults: list[Fault] = []
        self.unknown: dict[Unknown, int] = {}
        self.places: dict[tuple[str, str], Value] = {}
        self._met: dict[str, int] = {}
        self._numbers: dict[tuple[str, ...], int] = {}

    def take(self, sheet: Sheet) -> Planned:
        """All rows under the headings; empty ones are passed over."""
        self._sheet = sheet
        for number, row in enumerate(sheet.rows[sheet.head + 1 :], start=sheet.head + 2):
            given = {field: text for field, text in zip(sheet.mapping, row, strict=True) if field and text}
            if given:
                self._row(number, given)
        return self

    def changes(self) -> list[Change]:
        """Places first, then equipment; what is the same already writes nothing."""
        made: list[Change] = [(kind, id, value) for (kind, id), value in self.places.items()]
        return made + [("equipment", line.id, line.set) for line in self.lines if line.set]

    def _row(self, number: int, given: dict[str, str]) -> None:
        before = len(self.faults)
        self._spoilt(number)
        value = self._values(number, given)
        if len(self.faults) > before:
            return
        try:
            id = self._whose(number, given, value)
        except Wrong as wrong:
            self.faults.append(Fault(number, wrong.field, wrong.code, given.get(wrong.field, "")[:200], wrong.other))
            return
        old = self.register.equipment.get(id)
        whole = (old or {}) | value
        if not (whole.get("name_zh") or whole.get("name_en")):
            self.faults.append(Fault(number, "name_zh", "missing"))
        elif not whole.get("hospital"):
            self.faults.append(Fault(number, "hospital", "missing"))
        else:
            self._line(number, id, old, value)

    def _line(self, number: int, id: str, old: Value | None, value: Value) -> None:
        differs = {k: v for k, v in value.items() if not _same(k, v, (old or {}).get(k))}
        what = "new" if old is None else "changed" if differs else "same"
        known = old or {}
        name = value.get("name_zh") or value.get("name_en") or known.get("name_zh") or known.get("name_en") or ""
        told = {k: (self._told(k, known.get(k)), self._told(k, v)) for k, v in differs.items()} if old else {}
        self.lines.append(Line(number, id, what, name, differs, told))

    def _told(self, field: str, value: Any) -> str:
        """A value as text; places by their names."""
        if field == "risk":
            return str(value["em"]) if value else ""
        if field == "codes":
            return "; ".join(value or ())
        if field in ("hospital", "department") and value:
            records = self.register.hospitals if field == "hospital" else self.register.departments
            place = records.get(value) or self.places.get((field, value), {})
            return str(place.get("zh") or place.get("en") or value)
        return str(value or "")

    def _whose(self, number: int, given: dict[str, str], value: Value) -> str:
        """The device that the row is about, or the id of the one to be made. Raises Wrong."""
        said = self._unguarded(given.get("id", ""))
        if said and said not in self.register.equipment:
            raise Wrong("unknown_id", "id")
        id = said or self.register.device(value) or self._made(value, number)
        own = numbers(value)
        same = sorted(own & self._numbers.keys())
        if id in self._met or same:
            field = same[0][0] if same else ""
            raise Wrong("twice", field, self._numbers[same[0]] if same else self._met[id])
        self._numbers |= dict.fromkeys(own, number)
        self._met[id] = number
        return id

    def _made(self, value: Value, number: int) -> str:
        """The id of a new device. Raises Wrong where only zeros in front tell it from one that is there."""
        field = self.register.bared(value)
        if field:
            raise Wrong("bared", field)
        return made_id(self._sheet.file, str(number))

    def _spoilt(self, number: int) -> None:
        """What the spreadsheet made of a cell: another number, a day, an error."""
        for column, field in enumerate(self._sheet.mapping):
            code = self._sheet.flaws.get((number, column)) if field else None
            if code and (field in SIGNS or code not in OF_SIGNS):
                text = self._sheet.rows[number - 1][column]
                self.faults.append(Fault(number, field, code, text[:200]))

    def _values(self, number: int, given: dict[str, str]) -> Value:
        value: Value = {field: _nothing(field) for field in self._sheet.clears if field not in given}
        for field, text in given.items():
            try:
                self._cell(value, field, self._unguarded(text))
            except Wrong as wrong:
                self.faults.append(Fault(number, field, wrong.code, text[:200]))
        for field in ("hospital", "department"):
            # what department of a hospital that is still unknown it is, nobody can say yet
            if field in given and not (field == "department" and "hospital" in given and "hospital" not in value):
                self._place(number, field, self._unguarded(given[field]), value)
        self._risk(number, given, value)
        return value

    def _unguarded(self, text: str) -> str:
        """Our own CSV guards cells that a spreadsheet would take for a formula (exporting.py)."""
        return text[1:] if self._sheet.unguard and text.startswith("'") and text[1:].startswith(GUARDED) else text

    def _cell(self, value: Value, field: str, text: str) -> None:
        form = BY_FIELD[field].form
        if field == "id" or form == "place" or field in RISK:
            return
        if form == "day":
            value[field] = cells.day(text)
        elif form == "number":
            value[field] = cells.number(text, 0, 600)
        elif form == "choice" and field not in NAMED:
            value[field] = cells.choice(field, text)
        elif form == "codes":
            parts = {cells.unspoilt(part)[:120] for part in text.replace("；", ";").split(";")}
            value[field] = sorted(parts - {""})
        else:
            text = cells.unspoilt(text) if field in SIGNS else text
            value[field] = self._name(field, text) if field in NAMED else text
        if isinstance(value[field], str) and len(value[field]) > _LENGTHS.get(field, 200):
            raise Wrong("too_long")

    def _name(self, field: str, text: str) -> str:
        """A contract or a class; one that is not in use is written as it stands, and asked about."""
        wanted = cells.choice(field, text) if field == "device_class" else text
        name, is_new = named(field, wanted, self.in_use, getattr(self.answers, NAMED[field]))
        if is_new:
            unknown = Unknown(field, wanted)
            self.unknown[unknown] = self.unknown.get(unknown, 0) + 1
        return name

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

    def _risk(self, number: int, given: dict[str, str], value: Value) -> None:
        """Three columns are one score; a part of it is none."""
        scored = [field for field in RISK if field in given]
        if not scored:
            return
        try:
            parts = {field.removeprefix("risk_"): cells.number(given[field], *RISK[field]) for field in RISK}
        except KeyError:
            self.faults.append(Fault(number, scored[0], "risk_incomplete", given[scored[0]]))
        except Wrong:
            self.faults.append(Fault(number, scored[0], "bad_risk", ", ".join(given[f] for f in scored)))
        else:
            em = sum(parts.values())
            months = 6 if em >= 17 else 12 if em >= 12 else None
            value["risk"] = parts | {"em": em, "pm_months": months, "in_programme": months is not None}


def _nothing(field: str) -> str | int:
    return 0 if BY_FIELD[field].form == "number" else ""


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
