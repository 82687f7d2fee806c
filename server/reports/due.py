"""What maintenance is due and by which jobs it is planned: read from devices, checklists, jobs and their steps."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, NamedTuple

import msgspec

from server.rules.calendar import Calendar, Year, shipped
from server.rules.duties import Basis, Duty, Planned, Series, duties
from server.rules.visits import Step, state

SHANGHAI = timezone(timedelta(hours=8))
ANY = ("", "any")
LONGEST = 240
"""Months; what asks for more is a slip of the pen."""
SENSIBLE = (date(1980, 1, 1), date(2100, 1, 1))
"""Days of first use that can be meant: one slip in one record must not take the list from everybody."""
_STEPS = (
    "SELECT job, id, step, _at, coalesce(voids, '') FROM step "
    "WHERE step IN ('done', 'not_available', 'cancelled', 'reopened') OR coalesce(voids, '') <> ''"
)
_JOBS = (
    "SELECT id, equipment, template, planned, due FROM job "
    "WHERE coalesce(type, 'inspection') = 'inspection' AND equipment <> '' AND template <> ''"
)
_EQUIPMENT = (
    "SELECT id, device_class, contract, coalesce(nullif(start_date, ''), nullif(project_accepted_on, ''), "
    "nullif(installed_on, ''), goods_accepted_on), risk, pm_months, warranty_end "
    "FROM equipment WHERE coalesce(state, '') <> 'retired'"
)
"""Counted from the first day of use; where that is not written down, from the acceptance that came last."""
_TEMPLATES = (
    "SELECT code, device_class, contract, interval_months, max(version) FROM template "
    "WHERE NOT coalesce(retired, 0) GROUP BY code"
)

Key = tuple[str, str]


class Due(msgspec.Struct):
    """`at`: when it was computed; the other two lists name devices for which nothing can be computed."""

    at: int
    day: str
    until: str
    duties: list[Duty]
    no_start: list[str]
    """A checklist fits, but nobody wrote down since when the device is in use."""
    no_checklist: list[str]
    """Its risk asks for maintenance, but no checklist fits its class and contract."""


class _Device(NamedTuple):
    id: str
    device_class: str
    contract: str
    start: str
    risk: dict[str, Any]
    own: int
    """Months that its own record asks for, 0: nothing."""
    warranty_end: date | None


class _Template(NamedTuple):
    code: str
    device_class: str
    contract: str
    interval: int


class _Work(NamedTuple):
    """Of one device and checklist: days on which it was done, jobs that are open, ids of those that have ended."""

    visits: list[date]
    planned: list[Planned]
    ended: set[str]


_NOTHING = _Work([], [], set())


def due(conn: sqlite3.Connection, until: date, now: int) -> Due:
    """All open periods that are due up to a day, of all devices in use."""
    today = day_of(now)
    calendar, work = _calendar(conn), _work(conn, today)
    by_class = defaultdict(list)
    for template in _templates(conn):
        by_class[template.device_class].append(template)
    out = Due(now, today.isoformat(), until.isoformat(), [], [], [])
    for device in _devices(conn):
        fitting = [t for t in by_class[device.device_class] if t.contract in (*ANY, device.contract)]
        start = _start(device)
        if not fitting and (_by_risk(device) or device.own):
            out.no_checklist.append(device.id)
        elif fitting and start is None:
            out.no_start.append(device.id)
        for series in _series(device, fitting, start, work):
            out.duties += duties(series, today, until, calendar)
    out.duties.sort(key=lambda duty: (duty.due, duty.equipment))
    return out


def _series(
    device: _Device, fitting: Iterable[_Template], start: date | None, work: dict[Key, _Work]
) -> Iterator[Series]:
    for template in fitting if start else ():
        assert start is not None
        interval, basis = _interval(template, device)
        visits, planned, ended = work.get((device.id, template.code), _NOTHING)
        made = (interval, basis, visits, planned, frozenset(ended), device.warranty_end)
        yield Series(device.id, template.code, start, *made)


def _interval(template: _Template, device: _Device) -> tuple[int, Basis]:
    """The shortest of what the commitment says, the device's risk asks for (DOMAIN 4.5) and its record says."""
    asked: list[tuple[int, Basis]] = [
        (template.interval, "contract"), (_by_risk(device), "risk"), (device.own, "device"),
    ]  # fmt: skip
    return min((one for one in asked if one[0] > 0), key=lambda one: one[0])


def _start(device: _Device) -> date | None:
    found = _date(device.start)
    return found if found and SENSIBLE[0] <= found <= SENSIBLE[1] else None


def _by_risk(device: _Device) -> int:
    """Months; 0 when its risk asks for nothing."""
    months = device.risk.get("pm_months")
    return months if device.risk.get("in_programme") and isinstance(months, int) and months > 0 else 0


def _devices(conn: sqlite3.Connection) -> Iterator[_Device]:
    for id, device_class, contract, start, risk, own, end in conn.execute(_EQUIPMENT):
        scored = msgspec.json.decode(risk) if risk else {}
        yield _Device(id, device_class or "", contract or "", start or "", scored, own or 0, _date(end))


def _templates(conn: sqlite3.Connection) -> Iterator[_Template]:
    """The newest version of each checklist that comes again."""
    for code, device_class, contract, interval, _ in conn.execute(_TEMPLATES):
        if code and device_class and interval and interval <= LONGEST:
            yield _Template(code, device_class, contract or "", interval)


def _work(conn: sqlite3.Connection, today: date) -> dict[Key, _Work]:
    steps: dict[str, list[Step]] = defaultdict(list)
    for job, *step in conn.execute(_STEPS):
        steps[job].append(Step(*step))
    unavailable = {job for (job,) in conn.execute("SELECT job FROM run WHERE outcome = 'device_not_available'")}
    work: dict[Key, _Work] = defaultdict(lambda: _Work([], [], set()))
    for id, equipment, template, planned, last in conn.execute(_JOBS):
        stands, end = state(steps.get(id, ()))
        if end is not None:
            work[equipment, template].ended.add(id)
        if stands == "done" and end and id not in unavailable:
            work[equipment, template].visits.append(day_of(end.at))
        elif end is None:
            work[equipment, template].planned.append(Planned(id, _date(planned or last) or today))
    return work


def _calendar(conn: sqlite3.Connection) -> Calendar:
    """What came with the product, and what the firm wrote down since."""
    years = shipped()
    for id, published, off, work in conn.execute("SELECT id, published, off, work FROM calendar_year"):
        if id.isdecimal() and len(id) == 4:
            years[int(id)] = Year(bool(published), _dates(off), _dates(work))
    return years


def _dates(listed: str | None) -> frozenset[date]:
    return frozenset(filter(None, map(_date, msgspec.json.decode(listed or "[]"))))


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def day_of(at: int) -> date:
    """The day in Shanghai on which an instant falls."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(SHANGHAI).date()
