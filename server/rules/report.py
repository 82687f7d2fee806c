"""The signed document in its shape (docs/report.md, "What is signed"); what is not known is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from server.rules.sealing import canonical

Outcome = Literal["", "pass", "fail", "watch", "not_applicable", "not_tested"]


class Names(msgspec.Struct, frozen=True):
    zh: str
    en: str


class Firm(msgspec.Struct, frozen=True):
    zh: str
    en: str
    address: str = ""
    phone: str = ""


class Made(msgspec.Struct, frozen=True):
    """`offset`: what the device's clock lacked to the server's, null when it was never measured.

    `heard`: the server's time when the device had last heard from it.
    """

    at: int
    offset: int | None
    device: str
    by: str
    heard: int | None = None


class Hospital(msgspec.Struct, frozen=True):
    id: str
    zh: str
    en: str
    address: str


class Department(msgspec.Struct, frozen=True):
    id: str
    zh: str
    en: str


class Equipment(msgspec.Struct, frozen=True):
    id: str
    name_zh: str
    name_en: str
    vendor: str
    model: str
    serial: str
    udi: str
    asset_no: str
    location: str
    device_class: str
    safety_class: str
    applied_part: str


class Step(msgspec.Struct, frozen=True):
    step: str
    at: int
    by: str
    note: str


class Job(msgspec.Struct, frozen=True):
    id: str
    number: str
    type: str
    planned: str
    due: str
    period: str
    contract: str
    engineers: list[str]
    steps: list[Step]


class Person(msgspec.Struct, frozen=True):
    id: str
    name: str
    name_en: str


class Photo(msgspec.Struct, frozen=True):
    id: str
    hash: str
    mime: str
    width: int
    height: int
    caption: str
    by: str
    at: int | None


class Limits(msgspec.Struct, frozen=True):
    min: float | None
    max: float | None


class Special(msgspec.Struct, frozen=True):
    """A limit table's special case."""

    id: str
    zh: str
    en: str


class Scanned(msgspec.Struct, frozen=True):
    """The label that was read at the device, and when."""

    raw: str
    at: int | None


class Side(msgspec.Struct, frozen=True):
    """One of several answers to one line that nobody settled."""

    raw: str
    chosen: Names | None
    value: float | None
    unit: str
    outcome: Outcome
    reason: str
    by: str
    at: int | None
    special: Special | None = None


class Item(msgspec.Struct, frozen=True):
    id: str
    key: str
    section_zh: str
    section_en: str
    zh: str
    en: str
    type: str
    outcome: Outcome
    raw: str
    chosen: Names | None
    value: float | None
    unit: str
    limits: Limits | None
    reason: str
    note: str
    copied: bool
    instrument: str
    by: str
    at: int | None
    photos: list[Photo]
    others: list[Side]
    special: Special | None = None
    assumed: bool = False
    """The limits come from a table that no administrator had confirmed."""


class Instrument(msgspec.Struct, frozen=True):
    id: str
    name: str
    model: str
    serial: str
    calibration_due: str


class Unavailable(msgspec.Struct, frozen=True):
    reason: str
    department: str
    contact_role: str


class Run(msgspec.Struct, frozen=True):
    id: str
    template: str
    version: int
    zh: str
    en: str
    report_zh: str
    outcome: str
    unavailable: Unavailable | None
    verdict: str
    instruments: list[Instrument]
    items: list[Item]
    scanned: Scanned | None = None


class Finding(msgspec.Struct, frozen=True):
    id: str
    run: str
    item: str
    text: str
    severity: str
    state: str
    by: str
    at: int | None
    photos: list[Photo]


class Work(msgspec.Struct, frozen=True):
    text: str
    minutes: int | None
    confirmed: bool


class Signature(msgspec.Struct, frozen=True):
    id: str
    run: str
    item: str
    role: str
    name: str
    position: str
    meaning: str
    act: str
    reason: str
    strokes: list[list[list[float]]]
    width: float
    height: float
    at: int
    by: str


class Said(msgspec.Struct, frozen=True):
    value: str
    by: str
    at: int | None


class Contested(msgspec.Struct, frozen=True):
    kind: str
    id: str
    field: str
    sides: list[Said]


class Amends(msgspec.Struct, frozen=True):
    seal: str
    hash: str
    reason: str


class Report(msgspec.Struct, frozen=True):
    """The whole of it."""

    schema: Literal["kept-report/1", "kept-report/2"]
    """What the second form added has a default: documents of the first say nothing of it, and stay valid."""
    id: str
    number: str
    kind: str
    lang: Literal["zh", "en"]
    made: Made
    firm: Firm
    hospital: Hospital
    department: Department | None
    equipment: Equipment | None
    job: Job
    people: list[Person]
    runs: list[Run]
    photos: list[Photo]
    findings: list[Finding]
    advice: str
    guidance: str
    work: list[Work]
    signatures: list[Signature]
    contested: list[Contested]
    covers: dict[str, dict[str, int]]
    amends: Amends | None

    def pictures(self) -> Iterator[Photo]:
        """Every photo that is named anywhere."""
        yield from self.photos
        for run in self.runs:
            for item in run.items:
                yield from item.photos
        for finding in self.findings:
            yield from finding.photos

    def name_of(self, person: str) -> Person:
        return next((p for p in self.people if p.id == person), Person(person, person, person))


class NoReport(Exception):
    """These bytes are no report; the code is `not_json`, `not_canonical` or `not_a_report`."""


def read(content: bytes) -> Report:
    """The report of its canonical bytes. Raises NoReport."""
    try:
        found = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise NoReport("not_json") from None
    try:
        same = canonical(found) == content
    except (ValueError, RecursionError):
        same = False
    if not same:
        raise NoReport("not_canonical")
    try:
        return msgspec.convert(found, Report)
    except msgspec.ValidationError:
        raise NoReport("not_a_report") from None
