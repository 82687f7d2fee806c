"""Hospitals, their departments and the equipment that stands in them."""

from typing import Annotated, Any, Literal

import msgspec

from sync.merge import members
from sync.record import BlobHash, Id, Record, Short, Text, Whole


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
    nomenclature: Short = ""
    """Code of the national classification of medical devices, or GMDN."""
    registration_no: Short = ""
    """Registration certificate of the device (MA number)."""
    production_date: Short = ""
    supplier: Short = ""
    service_provider: Short = ""
    purchase_date: Short = ""
    cost: Short = ""
    """As it stands on the paper, currency included: it is shown, never computed with."""
    power: Short = ""
    pm_months: Whole = 0
    """Months between two maintenances; 0: as the contract and the checklist say."""
    arrived_on: Short = ""
    goods_accepted_on: Short = ""
    installed_on: Short = ""
    """Installation accepted."""
    project_accepted_on: Short = ""
    """Three contracts begin the warranty with three different acceptances (C-06): each has its own day."""
    warranty_start: Short = ""
    warranty_end: Short = ""
    """Last day as written in the contract; what rules add to it is computed elsewhere."""
    limits: Annotated[dict[str, dict[str, float]], msgspec.Meta(max_length=200)] = {}
    """Maker limits by checklist item: {"coolant": {"min": 10, "max": 25}}; a smaller one overrides the table."""
    codes: Annotated[list[Id], members] = []
    """Raw texts of labels that lead to this device."""
    note: Text = ""


class EquipmentDocument(Record):
    """A paper of a device: manual, certificate, contract page. The bytes follow under `blob`."""

    root = ("hospital", "hospital")

    hospital: Id = ""
    equipment: Id = ""
    title: Short = ""
    type: Literal["manual", "certificate", "inspection_report", "warranty", "acceptance", "contract", "other"] = "other"
    expires: Short = ""
    """Last valid day, YYYY-MM-DD, Asia/Shanghai."""
    blob: BlobHash = ""
    mime: Short = ""
    size: Whole = 0
    note: Text = ""


class DeliveryIssue(Record):
    """Something that came short, damaged or other than ordered (S1-26, S1-27), and how it was made good."""

    root = ("hospital", "hospital")

    hospital: Id = ""
    equipment: Id = ""
    job: Id = ""
    type: Literal["shortage", "damage", "poor_quality", "wrong_origin", "wrong_spec"] = "shortage"
    what: Short = ""
    quantity: Short = ""
    note: Text = ""
    blob: BlobHash = ""
    thumb: BlobHash = ""
    mime: Short = ""
    size: Whole = 0
    state: Literal["open", "resolved"] = "open"
    resolution: Text = ""
    resolved_on: Short = ""
    followup: Id = ""
    """The job that makes it good."""
