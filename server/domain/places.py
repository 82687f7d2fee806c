"""Hospitals, their departments and the equipment that stands in them."""

from typing import Annotated, Any, Literal

import msgspec

from sync.merge import members
from sync.record import Id, Record, Short, Text


class Hospital(Record):
    """A customer. Everything that belongs to it lies in its scope."""

    zh: Short = ""
    en: Short = ""
    grade: Short = ""
    address: Short = ""
    note: Text = ""


class Department(Record):
    root = ("hospital", "hospital")

    hospital: Id = ""
    zh: Short = ""
    en: Short = ""


class Equipment(Record):
    """One device of a hospital, with the fields of an inventory (DOMAIN 4.4) that the field work needs."""

    root = ("hospital", "hospital")

    hospital: Id = ""
    department: Id = ""
    name_zh: Short = ""
    name_en: Short = ""
    device_class: Short = ""
    vendor: Short = ""
    model: Short = ""
    serial: Short = ""
    udi: Short = ""
    asset_no: Short = ""
    contract: Short = ""
    start_date: Short = ""
    location: Short = ""
    state: Literal["in_use", "limited", "out_of_use", "retired"] = "in_use"
    safety_class: Literal["", "I", "II", "int"] = ""
    applied_part: Literal["", "B", "BF", "CF", "none"] = ""
    risk: dict[str, Any] | None = None
    limits: Annotated[dict[str, dict[str, float]], msgspec.Meta(max_length=200)] = {}
    """Maker limits by checklist item: {"coolant": {"min": 10, "max": 25}}; a smaller one overrides the table."""
    codes: Annotated[list[Id], members] = []
    """Raw texts of labels that lead to this device."""
    note: Text = ""
