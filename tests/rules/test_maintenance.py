"""When maintenance is due and what serves it: the worked examples, and what holds for any visits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from server.rules import maintenance
from server.rules.calendar import add_working_days, plan_by, shipped, works
from server.rules.duties import Planned, Series, duties, named
from server.rules.months import add_months
from tests.rules.examples import CASES, of_area

CALENDAR = shipped()
days = some.dates(date(2020, 1, 1), date(2030, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


def served(given: Any) -> list[list[Any]]:
    visits = [day(v) for v in given["visits"]]
    last = max(visits) + timedelta(days=given["window_days"] + 20)
    wanted = maintenance.periods(day(given["anchor"]), given["months"], last, given["window_days"])
    return [
        [str(s.period.due), s.visit and str(s.visit), s.verdict, s.late]
        for s in maintenance.serve(wanted, visits, given["window_days"])
    ]


def computed(given: Any) -> Any:
    """What the rules say to an example, in the example's own words."""
    match given:
        case {"visits": [_, *_], "anchor": _}:
            return {"result": served(given)}
        case {"visits": [first, second], "max_gap_months": months, "window_days": window}:
            found = maintenance.gap(day(first), day(second), months, window)
            return {"gap_days": found.days, "gap_ok": found.ok}
        case {"anchor": anchor, "months": months, "n": n}:
            return {"due": [str(maintenance.due(day(anchor), months, k)) for k in range(1, n + 1)]}
        case {"academic_year_start": start, "lead_days": [_, lead]}:
            opens, due = maintenance.before_season(day(start), lead)
            return {"due": str(due), "open": str(opens)}
        case {"effective_last_day": last, "lead_days": lead}:
            opens, due = maintenance.before_expiry(day(last), lead)
            return {"task_opens": str(opens), "task_due": str(due)}
        case {"planned": planned, "done_in_window": in_time, "done_late": late}:
            kept = maintenance.kept(planned, in_time, late)
            return {"completion_pct": kept.completion, "on_time_pct": kept.on_time}
        case {"delivered_on": delivered, "n": n}:
            due, provisional = add_working_days(day(delivered), n, CALENDAR)
            return {"due": str(due), "provisional": provisional}
    raise AssertionError(f"no rule for {given}")


@pytest.mark.parametrize("id", [*of_area("pm", "working_days"), "KP-02"])
def test_the_rules_reproduce_the_worked_example(id: str) -> None:
    wanted = {k: v for k, v in CASES[id]["expected"].items() if k != "naive_mon_fri"}
    assert computed(CASES[id]["input"]) == wanted, CASES[id]["why"]


def test_a_chain_would_lose_the_thirtieth_in_february() -> None:
    due = [str(maintenance.due(day("2025-11-30"), 3, k)) for k in (1, 2, 3, 4)]
    assert due == ["2026-02-28", "2026-05-30", "2026-08-30", "2026-11-30"]


def test_a_holiday_moves_the_plan_and_not_what_is_due() -> None:
    assert plan_by(day("2026-02-20"), CALENDAR) == day("2026-02-14")  # a Saturday that is worked


@given(anchor=days, interval=some.integers(1, 24), visits=some.lists(days, max_size=12))
def test_each_visit_serves_at_most_one_period_within_its_bounds(
    anchor: date, interval: int, visits: list[date]
) -> None:
    wanted = maintenance.periods(anchor, interval, date(2031, 1, 1))
    found = [s for s in maintenance.serve(wanted, visits) if s.visit]
    used = [s.visit for s in found if s.visit]
    assert all(s.visit and s.period.opens <= s.visit < s.period.ends for s in found)
    assert all(used.count(v) <= visits.count(v) for v in used)
    assert used == sorted(used)


@given(anchor=days, interval=some.integers(1, 24), visit=days, visits=some.lists(days, max_size=6))
def test_one_more_visit_never_leaves_more_undone(anchor: date, interval: int, visit: date, visits: list[date]) -> None:
    wanted = maintenance.periods(anchor, interval, date(2031, 1, 1))

    def undone(done: list[date]) -> int:
        return sum(s.visit is None for s in maintenance.serve(wanted, done))

    assert undone(visits) - 1 <= undone([*visits, visit]) <= undone(visits)


@given(anchor=days, months=some.integers(0, 400))
def test_months_are_counted_to_the_same_day_or_the_last_there_is(anchor: date, months: int) -> None:
    then = add_months(anchor, months)
    assert (then.year * 12 + then.month) - (anchor.year * 12 + anchor.month) == months
    assert then.day == anchor.day or (then.day < anchor.day and (then + timedelta(days=1)).day == 1)


@given(start=days, count=some.integers(1, 15))
def test_that_many_working_days_lie_between(start: date, count: int) -> None:
    due, _ = add_working_days(start, count, CALENDAR)
    between = [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]
    assert sum(works(d, CALENDAR) for d in between) == count


TODAY = date(2026, 11, 21)
CT = Series("D01", "CL-CT-Q", day("2026-01-12"), 3, "contract", [], [])


def test_what_can_no_longer_be_served_is_counted_and_not_offered() -> None:
    found = duties(CT, TODAY, day("2027-01-31"), CALENDAR)
    assert [(d.due, d.missed) for d in found] == [("2026-10-12", 2), ("2027-01-12", 2)]


def test_an_open_job_stands_for_the_period_in_which_it_will_be_done() -> None:
    late = CT._replace(planned=[Planned("J1", day("2026-11-25"))])
    assert [d.planned for d in duties(late, TODAY, day("2027-01-31"), CALENDAR)] == ["J1", ""]
    ahead = CT._replace(planned=[Planned("J2", day("2027-01-05"))], visits=[day("2026-10-12")])
    assert [d.planned for d in duties(ahead, TODAY, day("2027-01-31"), CALENDAR)] == ["J2"]


def test_the_job_made_for_a_period_stands_for_it_whenever_it_is_planned() -> None:
    job, _ = named("D01", "CL-CT-Q", day("2027-01-12"))
    found = duties(CT._replace(planned=[Planned(job, TODAY)]), TODAY, day("2027-01-31"), CALENDAR)
    assert [d.planned for d in found] == ["", job]


def test_two_who_plan_the_same_period_make_one_job_and_another_period_makes_another() -> None:
    first, second = duties(CT, TODAY, day("2027-01-31"), CALENDAR)
    assert first.job != second.job
    assert duties(CT, TODAY + timedelta(days=3), day("2027-01-31"), CALENDAR)[0].job == first.job
    assert first.number.startswith("PM2610-")
