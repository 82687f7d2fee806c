"""Who may write what, and in which scopes a record lies. Never judged on what others move: assignee or step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from server.domain.people import OFFICE, PLANNERS
from sync.ops import Refusal
from sync.record import Kind
from sync.sight import CATALOGUE, hospital_scope, person_scope
from sync.sight import OFFICE as OFFICE_SCOPE

SYSTEM = "system"
"""The server itself: its commands, the demo, what follows by itself."""
CLOSED = "closed"
"""One whose account was closed: may write nothing, and what they hand in is refused with that reason."""
ENGINEERS = frozenset({"engineer"})
EDITORS = frozenset({"supervisor", "manager", "quality", "admin"})
ADMINS = frozenset({"admin"})
FIELD_WORK = PLANNERS | ENGINEERS | {"quality"}

WRITERS: dict[str, frozenset[str]] = {
    "person": frozenset({"manager", "admin"}),
    "letterhead": ADMINS,
    "template": EDITORS,
    "limit_table": EDITORS,
    "instrument": EDITORS,
    "hospital": PLANNERS,
    "department": PLANNERS,
    "equipment": PLANNERS | ENGINEERS,
    "equipment_document": FIELD_WORK | {"archive_clerk"},
    "delivery_issue": FIELD_WORK,
    "job": PLANNERS | ENGINEERS,
    "step": FIELD_WORK,
    "run": FIELD_WORK,
    "answer": FIELD_WORK,
    "photo": FIELD_WORK,
    "finding": FIELD_WORK,
    "signature": FIELD_WORK,
    "work_item": FIELD_WORK,
    "seal": FIELD_WORK,
    "withholding": frozenset(),
    "redaction": frozenset(),
    "ruling": frozenset(),
    "calendar_year": frozenset({"manager", "admin"}),
    "absence": PLANNERS,
    "signing_key": frozenset(),
    "device_word": frozenset(),
    "account_word": frozenset(),
    "tray_word": frozenset(),
    "export_wish": frozenset(),
    "export_ruling": frozenset(),
    "export_done": frozenset(),
}
"""Kind -> roles that may write it at all; what nobody may, the server writes on its own doors' word."""

KEPT_FROM_ENGINEERS: dict[str, frozenset[str]] = {
    "equipment": frozenset(
        {"hospital", "contract", "start_date", "warranty_start", "warranty_end", "cost", "risk", "pm_months", "deleted"}
    ),
    "equipment_document": frozenset({"hospital", "equipment"}),
    "delivery_issue": frozenset({"hospital", "equipment"}),
    "job": frozenset({"hospital", "equipment", "type", "contract", "due", "period", "engineers", "deleted"}),
}
"""Fields that an engineer may set on a new record only; to write what stands there already changes nothing."""

AFTERWARDS: dict[str, frozenset[str]] = {"template": frozenset({"retired"})}
"""Kind -> all that may still change once the record is there: runs keep the version that they began with."""

CATALOGUED = frozenset({"person", "letterhead", "template", "limit_table", "instrument", "calendar_year"})


class Writer(msgspec.Struct, frozen=True):
    """Who writes: the person's id, role and scopes, as the server knows them now."""

    id: str
    role: str
    scopes: frozenset[str]


def allow(
    writer: Writer, kind: Kind, change: Mapping[str, Any], *, before: Mapping[str, Any] | None, reach: bool
) -> None:
    """Pass, or raise Refusal `not_allowed`, `not_in_sight` or `written_once`.

    `before`: the value until now, None for a new record. `reach`: it lies, or lay, in the writer's sight.
    """
    if writer.role == SYSTEM:
        return
    if writer.role == CLOSED:
        raise Refusal("not_allowed", detail="the account is closed")
    if writer.role not in WRITERS[kind.name]:
        raise Refusal("not_allowed", detail=f"{writer.role} may not write {kind.name}")
    if not reach:
        raise Refusal("not_in_sight")
    new = before is None
    if writer.role in ENGINEERS and before is not None:
        kept = KEPT_FROM_ENGINEERS.get(kind.name, frozenset()) & change.keys()
        closed = {name for name in kept if change[name] != before.get(name)}
        if closed:
            raise Refusal("not_allowed", field=min(closed))
    if writer.role in ENGINEERS and new and kind.name == "job":
        _at_home(writer, change)
    if not new and kind.name in AFTERWARDS and change.keys() - AFTERWARDS[kind.name]:
        raise Refusal("written_once", field=min(change.keys() - AFTERWARDS[kind.name]))
    if writer.role not in ADMINS:
        _no_admins_word(kind, change, before or {})


def _no_admins_word(kind: Kind, change: Mapping[str, Any], before: Mapping[str, Any]) -> None:
    """Administrators alone make, change or dismiss one of theirs, and confirm limits."""
    if kind.name == "person" and "admin" in (change.get("role"), before.get("role")):
        raise Refusal("not_allowed", field="role")
    if kind.name == "limit_table":
        confirming = [name for name in change if name.startswith("confirmed_") and change[name]]
        if confirming:
            raise Refusal("not_allowed", field=min(confirming))


def _at_home(writer: Writer, change: Mapping[str, Any]) -> None:
    """A job that an engineer makes lies in a hospital in sight: naming oneself on it must not open another one."""
    hospital = change.get("hospital")
    if hospital and hospital_scope(hospital) not in writer.scopes:
        raise Refusal("not_in_sight", field="hospital")


def sees(kind: Kind, id: str, value: Mapping[str, Any], root: frozenset[str] | None) -> frozenset[str]:
    """The scopes in which a record lies; `root`: the scopes of its root, None while that is unknown or it has none."""
    if kind.name in CATALOGUED:
        return frozenset({CATALOGUE})
    if kind.root is not None:
        shared = frozenset(s for s in root or () if not s.startswith("person/")) - {OFFICE_SCOPE}
        return (shared or root or frozenset()) | {OFFICE_SCOPE}
    if kind.name == "hospital":
        return frozenset({hospital_scope(id), OFFICE_SCOPE})
    own = {person_scope(p) for p in (*value.get("engineers", ()), value.get("person")) if p}
    hospital = {hospital_scope(value["hospital"])} if value.get("hospital") else set()
    return frozenset(own | hospital | {OFFICE_SCOPE})


def scopes_of(person: str, role: str, hospitals: frozenset[str]) -> frozenset[str]:
    """What a person sees; `hospitals`: those granted and those of the own jobs."""
    office = {OFFICE_SCOPE} if role in OFFICE else set()
    return frozenset({CATALOGUE, person_scope(person)} | office | {hospital_scope(h) for h in hospitals})
