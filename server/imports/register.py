"""What there is already: hospitals, departments and equipment, found by what a row of a list says of them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from typing import Any

from server.imports.cells import Wrong, plain

Value = dict[str, Any]
Records = dict[str, Value]


WITHIN = {"serial": ("vendor", "model"), "asset_no": ("hospital",), "udi": ("serial",)}
"""Number -> within what it is one of a kind: makers number their models, hospitals their assets, and a UDI may be
that of a whole model."""


def made_id(*words: str) -> str:
    """An id computed from what it is for: the same list brought in twice makes nothing twice."""
    digest = hashlib.sha256("\0".join(words).encode()).digest()
    return base64.urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()


def code(text: str) -> str:
    """As numbers on labels are compared (web/src/local/slim.ts `codeTag`)."""
    return "".join(plain(text).split()).upper()


class Register:
    """Looks things up by name or number."""

    def __init__(self, hospitals: Records, departments: Records, equipment: Records) -> None:
        self.hospitals, self.departments, self.equipment = hospitals, departments, equipment
        self._places = _by_name(hospitals)
        self._wards: dict[str, dict[str, list[str]]] = {}
        for id, value in departments.items():
            known = self._wards.setdefault(value.get("hospital", ""), {})
            for name in {plain(value.get("zh", "")), plain(value.get("en", ""))} - {""}:
                known.setdefault(name, []).append(id)
        self._by_code: dict[tuple[str, str], list[str]] = {}
        for id, value in equipment.items():
            for field in ("serial", "asset_no", "udi"):
                if value.get(field):
                    self._by_code.setdefault((field, code(value[field])), []).append(id)
        self._bare: dict[tuple[str, str], list[str]] = {}
        for (field, number), ids in self._by_code.items():
            if number.startswith("0") and number.isdecimal():
                self._bare.setdefault((field, number.lstrip("0")), []).extend(ids)

    def hospital(self, name: str) -> str | None:
        """The hospital of a name or an id. Raises Wrong `ambiguous_place` when two have the name."""
        return name if name in self.hospitals else _only(self._places.get(plain(name), []))

    def department(self, hospital: str, name: str) -> str | None:
        found = self.departments.get(name)
        if found and found.get("hospital") == hospital:
            return name
        return _only(self._wards.get(hospital, {}).get(plain(name), []))

    def device(self, row: Value) -> str | None:
        """The device that a row is about, by UDI, serial, asset number. Raises Wrong `ambiguous`, `contradiction`."""
        found = [self._by(field, row) for field in ("udi", "serial", "asset_no") if row.get(field)]
        sure = [set(ids) for ids in found if ids]
        if not sure:
            return None
        common = set.intersection(*sure)
        if len(common) != 1:
            raise Wrong("ambiguous" if common else "contradiction")
        return common.pop()

    def bared(self, row: Value) -> str:
        """The field whose number a device has with zeros in front, which spreadsheets drop; "" when none."""
        for field in WITHIN:
            same = self._bare.get((field, code(row.get(field) or "")), [])
            if any(self._is(field, row, id) for id in same):
                return field
        return ""

    def _by(self, field: str, row: Value) -> list[str]:
        same = self._by_code.get((field, code(row[field])), [])
        return [id for id in same if self._is(field, row, id)]

    def _is(self, field: str, row: Value, id: str) -> bool:
        """Nothing within which the number is one of a kind says that the device is another."""
        return all(_agree(row.get(name), self.equipment[id].get(name)) for name in WITHIN[field])


def numbers(row: Value) -> set[tuple[str, ...]]:
    """What two rows of one list cannot share, unless they are about one device."""
    given = [field for field in WITHIN if row.get(field) and (field != "udi" or row.get("serial"))]
    return {(field, code(row[field]), *(plain(row.get(name) or "") for name in WITHIN[field])) for field in given}


def _agree(a: str | None, b: str | None) -> bool:
    return not a or not b or plain(a) == plain(b)


def _by_name(records: Records) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for id, value in records.items():
        for name in {plain(value.get("zh", "")), plain(value.get("en", ""))} - {""}:
            names.setdefault(name, []).append(id)
    return names


def _only(ids: Iterable[str]) -> str | None:
    """Raises Wrong when there are several."""
    found = list(ids)
    if len(found) > 1:
        raise Wrong("ambiguous_place")
    return found[0] if found else None
