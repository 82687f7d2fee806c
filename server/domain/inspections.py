"""Checklists and what is recorded on them: templates, limit tables, runs, answers, photos, findings, signatures."""

from typing import Annotated, Any, Literal, TypedDict

import msgspec

from sync.merge import earliest, members
from sync.record import BlobHash, Id, Record, Short, Text, Whole

Outcome = Literal["pass", "fail", "watch", "not_applicable", "not_tested"]


class Template(Record):
    """A checklist in one version, id `CL-CT-Q@1`; it is never changed, a new version is a new record.

    Above 9,999 the last four digits of a version tell apart what two people published at once: 24171 is said "2-4171".
    """

    code: Short = ""
    version: Whole = 1
    zh: Short = ""
    en: Short = ""
    report_zh: Short = ""
    device_class: Short = ""
    contract: Short = ""
    interval_months: Whole = 0
    estimated_min: Whole = 0
    job_type: Literal["", "inspection", "repair", "installation", "training"] = ""
    """The kind of job that it is for; empty: any. With an empty `device_class` it fits every device."""
    items: Annotated[list[dict[str, Any]], msgspec.Meta(max_length=500)] = []
    """Items as in checklists.json: id, section, section_en, zh, en, type, required, limits, …"""
    change: Text = ""
    """What this version changes, in the words of who published it."""
    retired: bool = False
    """No run begins with it any more; those that began go on."""
    standard: Whole = 0
    """The version of the checklist that a release brought, where this one takes it in."""


class LimitTable(Record):
    """Limits by class, method or cord (IEC 62353), id as in checklists.json."""

    unit: Short = ""
    limit: Literal["max", "min"] = "max"
    by: list[Short] = []
    values: dict[str, Any] = {}
    special: dict[str, Any] = {}
    """Cases with a limit of their own: {id: {"value", "zh", "en", "when": {item: [answers]}, "ask": bool}}. One that
    fits counts by itself; with `ask` a person says that it does."""
    note: Text = ""
    source: Text = ""
    confidence: Short = ""
    zh: Short = ""
    en: Short = ""
    confirmed_by: Id = ""
    confirmed_at: Whole = 0
    confirmed_values: Text = ""
    """What was confirmed, as canonical JSON; a table that says otherwise now counts as assumed."""
    standard: Whole = 0
    """The edition that a release brought and that was last compared with this table, taken over or not."""


class Instrument(Record):
    """A test instrument; an expired calibration blocks a reading that needs it."""

    name: Short = ""
    name_en: Short = ""
    model: Short = ""
    serial: Short = ""
    calibration_due: Short = ""
    """Last valid day, YYYY-MM-DD, Asia/Shanghai."""
    measures: Short = ""
    """What it is for, as a template's item asks for it (`instrument`): electrical_safety, vital_signs, …"""
    calibrated: Short = ""
    calibrated_by: Short = ""
    certificate_no: Short = ""
    certificate: BlobHash = ""
    certificate_type: Short = ""
    """Media type of the certificate's file."""
    note: Text = ""


class Run(Record):
    """One checklist done in one job; id `{job}~{template code}`, so two engineers begin the same run."""

    root = ("job", "job")

    job: Id = ""
    equipment: Id = ""
    template: Short = ""
    version: Annotated[Whole, earliest] = 0
    """The version it began with: when two began apart, the older one counts for both."""
    outcome: Literal["", "completed", "partial", "device_not_available"] = ""
    unavailable: dict[str, Short] | None = None
    """Reason, department and contact's role when the device was not available."""
    instrument: Id = ""
    instruments: Annotated[list[Id], members] = []
    """The test instruments brought to this visit."""
    scanned: Text = ""
    """The label read at the device, raw: it was this one that was checked."""
    scanned_at: Annotated[Whole, earliest] = 0
    """When, by the clock of the device that read it, in milliseconds."""


class Reading(TypedDict, total=False):
    """An answer as one value: what belongs together is replaced together."""

    raw: Text
    value: float | None
    unit: Short
    instrument: Id
    outcome: Outcome
    reason: Text
    limits: dict[str, float | None]
    """The limits it was judged by."""
    special: Short
    """The limit table's special case that a person said applies."""
    copied: bool
    """Taken over from an earlier visit and confirmed on this one."""


class Answer(Record):
    """The answer to one item; id `{run}~{item}`, for a repeatable item `{run}~{item}~{random}`."""

    root = ("job", "job")

    job: Id = ""
    run: Id = ""
    item: Id = ""
    reading: Reading | None = None
    note: Text = ""


class Photo(Record):
    """A picture; its bytes follow on their own way under `blob`."""

    root = ("job", "job")

    job: Id = ""
    run: Id = ""
    item: Id = ""
    finding: Id = ""
    blob: BlobHash = ""
    thumb: BlobHash = ""
    mime: Short = ""
    width: Whole = 0
    height: Whole = 0
    size: Whole = 0
    caption: Text = ""
    patient_checked: bool = False
    """The person said that neither a patient nor a name is visible."""


class Finding(Record):
    """Something found wrong; a failed item drafts one under the id `{answer}~finding`."""

    root = ("job", "job")

    job: Id = ""
    run: Id = ""
    item: Id = ""
    equipment: Id = ""
    text: Text = ""
    severity: Literal["minor", "major", "unsafe"] = "minor"
    state: Literal["draft", "open", "done"] = "draft"
    followup: Id = ""


class Signature(Record):
    """Who signed what, in what role; a fact. A refusal to sign is one too, with its reason."""

    fact = True
    root = ("job", "job")

    job: Id
    run: Id
    item: Id
    role: Literal["engineer", "customer", "witness"]
    name: Short
    meaning: Short
    act: Literal["signed", "refused", "not_present"] = "signed"
    reason: Text = ""
    position: Short = ""
    strokes: Annotated[list[list[list[float]]], msgspec.Meta(max_length=500)] = []
    """The pen's strokes: lists of [x, y, milliseconds, pressure]; x and y in the pad's pixels."""
    width: Whole = 0
    height: Whole = 0
    voids: Id = ""
    """The signature that this one replaces."""
