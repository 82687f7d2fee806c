"""When maintenance is due, and which visit served which period (DOMAIN 3.7, PM-01 to PM-09)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from server.rules.months import add_months

WINDOW = 15
"""Days before and after; assumed (C-20), no commitment states it."""

Verdict = Literal["on_time", "in_window", "late", "missed_or_open"]


class Period(NamedTuple):
    """The k-th period of a series. It can be served from `opens` on and until the next one is due, `ends`."""

    due: date
    opens: date
    ends: date


class Served(NamedTuple):
    """`late`: days after it was due, None while nothing served it."""

    period: Period
    visit: date | None
    verdict: Verdict
    late: int | None


class Gap(NamedTuple):
    days: int
    ok: bool


def due(anchor: date, interval: int, k: int) -> date:
    """The k-th due day, k from 1, counted from the anchor each time: a chain would lose the 30th in February."""
    return add_months(anchor, k * interval)


def periods(anchor: date, interval: int, until: date, window: int = WINDOW) -> list[Period]:
    """All periods due up to and including a day. `interval`: months, at least 1."""
    found: list[Period] = []
    k = 1
    while (day := due(anchor, interval, k)) <= until:
        found.append(Period(day, day - timedelta(days=window), due(anchor, interval, k + 1)))
        k += 1
    return found


def serve(wanted: Sequence[Period], visits: Iterable[date], window: int = WINDOW) -> list[Served]:
    """Each visit serves one period, the earliest that nobody served and that it can still, or already, serve."""
    by: dict[Period, date] = {}
    for visit in sorted(visits):
        open_then = (p for p in wanted if p not in by and p.opens <= visit < p.ends)
        if first := next(open_then, None):
            by[first] = visit
    return [_served(period, by.get(period), window) for period in wanted]


def _served(period: Period, visit: date | None, window: int) -> Served:
    if visit is None:
        return Served(period, None, "missed_or_open", None)
    late = max(0, (visit - period.due).days)
    verdict: Verdict = "on_time" if late == 0 else "in_window" if late <= window else "late"
    return Served(period, visit, verdict, late)


def next_by(visit: date, interval: int, window: int = WINDOW) -> date:
    """The last day for the next visit if "every so many months" is to be kept between visits too."""
    return add_months(visit, interval) + timedelta(days=window)


def gap(before: date, after: date, interval: int, window: int = WINDOW) -> Gap:
    """Both may lie in their periods, and yet too far apart (PM-05)."""
    return Gap((after - before).days, after <= next_by(before, interval, window))


def before_season(start: date, lead: int = 14) -> tuple[date, date]:
    """(opens, due) of the check before a season starts, which must be done the day before (S000-PM2)."""
    last = start - timedelta(days=1)
    return last - timedelta(days=lead), last


def before_expiry(last_day: date, lead: int = 30) -> tuple[date, date]:
    """(opens, due) of the joint check before the warranty ends; it moves with the effective end (S000-PM3)."""
    return last_day - timedelta(days=lead), last_day


class Kept(NamedTuple):
    """Per cent of what was planned, two decimals."""

    completion: float
    on_time: float


def kept(planned: int, done_in_window: int, done_late: int) -> Kept:
    """How much of the plan was done. What was not available is planned and not done (KP-02)."""
    if planned == 0:
        return Kept(100.0, 100.0)
    done = done_in_window + done_late
    return Kept(round(100 * done / planned, 2), round(100 * done_in_window / planned, 2))
