"""What the business knows: record types, who may write them, who sees them."""

from server.domain.custody import AccountWord, DeviceWord, SigningKey, TrayWord
from server.domain.days import Absence, CalendarYear
from server.domain.exports import ExportDone, ExportRuling, ExportWish
from server.domain.inspections import (
    Answer,
    Finding,
    Instrument,
    LimitTable,
    Photo,
    Run,
    Signature,
    Template,
)
from server.domain.jobs import Job, Step
from server.domain.letterhead import Letterhead
from server.domain.people import Person
from server.domain.places import DeliveryIssue, Department, Equipment, EquipmentDocument, Hospital
from server.domain.redactions import Redaction, Ruling
from server.domain.reports import Seal, Withholding, WorkItem
from sync.record import Kind, Record, kind

RECORDS: tuple[type[Record], ...] = (
    Person,
    Letterhead,
    Template,
    LimitTable,
    Instrument,
    Hospital,
    Department,
    Equipment,
    EquipmentDocument,
    DeliveryIssue,
    Job,
    Step,
    Run,
    Answer,
    Photo,
    Finding,
    Signature,
    WorkItem,
    Seal,
    Withholding,
    Redaction,
    Ruling,
    CalendarYear,
    Absence,
    SigningKey,
    DeviceWord,
    AccountWord,
    TrayWord,
    ExportWish,
    ExportRuling,
    ExportDone,
)

KINDS: dict[str, Kind] = {k.name: k for k in map(kind, RECORDS)}
