"""What maintenance each device is owed: every period that is open, and what stands for it already."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count
from typing import Literal, NamedTuple

import msgspec

from server.rules import maintenance
from server.rules.calendar import Calendar, plan_by
from server.rules.maintenance import Period

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without letters and digits that are mixed up on the phone."""
LOOKED_BACK = timedelta(days=365)
"""How far back missed periods are counted."""

Basis = Literal["contract", "risk", "device"]
"""What asks for it so often: the checklist of the contract, the risk score, or the device's own record."""


class Planned(NamedTuple):
    """An open job for this device and checklist; `day`: when it will be done at the earliest."""

    job: str
    day: date


class Series(NamedTuple):
    """A device and one checklist that comes again. `interval`: months; `basis`: what asks for it so often."""

    equipment: str
    template: str
    anchor: date
    interval: int
    basis: Basis
    visits: Sequence[date]
    planned: Sequence[Planned]
    ended: frozenset[str] = frozenset()
    """Jobs that have ended: one that was cancelled, or met no device, is followed by another."""
    warranty_end: date | None = None


class Duty(msgspec.Struct, omit_defaults=True):
    """One open period. `job`, `number`: of the job that serves it, the same whoever plans it."""

    equipment: str
    template: str
    due: str
    opens: str
    ends: str
    plan_by: str
    job: str
    number: str
    interval: int
    basis: Basis
    planned: str = ""
    """The open job that will serve it."""
    last: str = ""
    """The last visit that was done."""
    gap_by: str = ""
    """The last day on which the next visit keeps the distance between visits."""
    missed: int = 0
    """Periods of the last year that nobody served and nobody can serve any more."""
    after_warranty: bool = False
    """Due after the written end of the warranty: owed only if a service contract goes on (C-20)."""


def duties(series: Series, today: date, until: date, calendar: Calendar) -> list[Duty]:
    """All periods due up to a day that were not served and still can be."""
    wanted = maintenance.periods(series.anchor, series.interval, max(until, today))
    served = maintenance.serve(wanted, series.visits)
    left = [s.period for s in served if s.visit is None]
    open_ones = [p for p in left if p.ends > today and p.due <= until]
    missed = sum(today - LOOKED_BACK < p.due and p.ends <= today for p in left)
    stands = _stands_for(series, open_ones, today)
    return [_duty(series, period, stands.get(period, ""), missed, calendar) for period in open_ones]


def _stands_for(series: Series, periods: list[Period], today: date) -> dict[Period, str]:
    """Jobs that will serve a period: the one made for it, else in the order of their days."""
    ids = {_next(series, p.due)[0]: p for p in periods}
    found = {ids[one.job]: one.job for one in series.planned if one.job in ids}
    rest = sorted((max(one.day, today), one.job) for one in series.planned if one.job not in ids)
    for day, job in rest:
        free = (p for p in periods if p not in found and p.opens <= day < p.ends)
        if first := next(free, None):
            found[first] = job
    return found


def _duty(series: Series, period: Period, planned: str, missed: int, calendar: Calendar) -> Duty:
    last = max(series.visits, default=None)
    job, number = _next(series, period.due)
    return Duty(
        equipment=series.equipment,
        template=series.template,
        due=period.due.isoformat(),
        opens=period.opens.isoformat(),
        ends=period.ends.isoformat(),
        plan_by=plan_by(period.due, calendar).isoformat(),
        job=job,
        number=number,
        interval=series.interval,
        basis=series.basis,
        planned=planned,
        last=last.isoformat() if last else "",
        gap_by=maintenance.next_by(last, series.interval).isoformat() if last else "",
        missed=missed,
        after_warranty=series.warranty_end is not None and period.due > series.warranty_end,
    )


def _next(series: Series, due: date) -> tuple[str, str]:
    """Of the first job for this period that has not ended."""
    tries = (named(series.equipment, series.template, due, attempt) for attempt in count(1))
    return next(found for found in tries if found[0] not in series.ended)


def named(equipment: str, template: str, due: date, attempt: int = 1) -> tuple[str, str]:
    """(id, number) of the job for a period: two who plan the same period make one job.

    The number says the month and six signs of the id's hash; of 5,000 devices in one month two share
    a number once in seventy firms, and then still not the job.
    """
    hash = hashlib.sha256(f"{equipment} {template} {due} {attempt}".encode()).digest()
    signs = "".join(SIGNS[byte % len(SIGNS)] for byte in hash[:6])
    return f"pm-{hash[:16].hex()}", f"PM{due:%y%m}-{signs}"
