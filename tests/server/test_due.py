"""What is due, as the office asks the server for it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from server.rules.months import add_months
from tests.served import Served
from tests.server.syncing import Device

TODAY = date.today()  # noqa: DTZ011 - the server's own day may differ for some hours; nothing here depends on one day
CHECK = {"template": "CL-T-Q", "type": "inspection"}


def asked(server: Served, equipment: str, **query: str) -> list[dict[str, Any]]:
    answer = server.client("agent.01").get("/api/due", params=query)
    answer.raise_for_status()
    return [duty for duty in answer.json()["duties"] if duty["equipment"] == equipment]


def owned(server: Served, id: str, **other: Any) -> Device:
    """A device in use for seven months with a checklist for each quarter: one period missed, one open."""
    office = Device(server, "manager")
    template = {"code": "CL-T-Q", "version": 1, "device_class": "tester", "contract": "any", "interval_months": 3}
    start = add_months(TODAY, -7).isoformat()
    equipment = {"hospital": "H01", "device_class": "tester", "start_date": start} | other
    office.push(("template", "CL-T-Q@1", template), ("equipment", id, equipment))
    return office


def test_a_period_is_due_until_somebody_has_done_it(shared: Served) -> None:
    office = owned(shared, "T01")
    (duty,) = [d for d in asked(shared, "T01") if d["due"] < TODAY.isoformat()]
    assert duty["due"] == add_months(add_months(TODAY, -7), 6).isoformat()
    assert duty.get("missed") == 1
    assert "planned" not in duty
    job = {**CHECK, "hospital": "H01", "equipment": "T01", "planned": TODAY.isoformat(), "number": duty["number"]}
    office.push(("job", duty["job"], job))
    assert asked(shared, "T01")[0]["planned"] == duty["job"]
    office.push(("step", "T01-done", {"job": duty["job"], "step": "done"}))
    assert all(d["due"] > TODAY.isoformat() for d in asked(shared, "T01"))


def test_a_device_that_was_not_available_is_still_due(shared: Served) -> None:
    office = owned(shared, "T02")
    first = asked(shared, "T02")[0]["job"]
    job = {**CHECK, "hospital": "H01", "equipment": "T02", "planned": TODAY.isoformat()}
    run = {"job": first, "equipment": "T02", "template": "CL-T-Q", "version": 1}
    office.push(
        ("job", first, job),
        ("run", f"{first}~CL-T-Q", run | {"outcome": "device_not_available"}),
        ("step", "T02-done", {"job": first, "step": "done"}),
    )
    again = asked(shared, "T02")[0]
    assert again["due"] < TODAY.isoformat()
    assert again["job"] != first  # what has ended stays as it is; another job follows


def test_a_correction_that_takes_the_end_back_makes_it_due_again(shared: Served) -> None:
    office = owned(shared, "T03")
    office.push(
        ("job", "T03-job", {**CHECK, "hospital": "H01", "equipment": "T03", "planned": TODAY.isoformat()}),
        ("step", "T03-done", {"job": "T03-job", "step": "done"}),
    )
    assert all(d["due"] > TODAY.isoformat() for d in asked(shared, "T03"))
    office.push(("step", "T03-undone", {"job": "T03-job", "step": "done", "voids": "T03-done"}))
    assert asked(shared, "T03")[0]["planned"] == "T03-job"


def test_a_risk_that_asks_for_more_counts_and_a_retired_device_is_owed_nothing(shared: Served) -> None:
    owned(shared, "T04", risk={"pm_months": 1, "in_programme": True})
    until = (TODAY + timedelta(days=40)).isoformat()
    duties = asked(shared, "T04", until=until)
    assert {d["basis"] for d in duties} == {"risk"}
    assert len(duties) >= 2
    owned(shared, "T05", state="retired")
    assert asked(shared, "T05") == []


def test_the_shortest_interval_counts_and_what_is_due_after_the_warranty_says_so(shared: Served) -> None:
    owned(shared, "T08", pm_months=2, warranty_end=TODAY.isoformat(), start_date="", installed_on="2026-01-15")
    duties = asked(shared, "T08")
    assert {(d["basis"], d["interval"]) for d in duties} == {("device", 2)}
    assert [d.get("after_warranty", False) for d in duties] == [d["due"] > TODAY.isoformat() for d in duties]


def test_devices_for_which_nothing_can_be_computed_are_named(shared: Served) -> None:
    owned(shared, "T06", start_date="")
    risk = {"pm_months": 6, "in_programme": True}
    owned(shared, "T07", device_class="nobody knows", risk=risk)
    told = shared.client("agent.01").get("/api/due").json()
    assert "T06" in told["no_start"]
    assert "T07" in told["no_checklist"]


def test_nonsense_in_one_record_takes_the_list_from_nobody(server: Served) -> None:
    owned(server, "T09", start_date="9999-12-31", pm_months=10**9)
    office = owned(server, "T10")
    every = [f"{TODAY.year}-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]
    office.push(("calendar_year", str(TODAY.year), {"off": every, "published": True}))
    office.push(("template", "CL-T-Q@2", {"code": "CL-T-X", "version": 2, "device_class": "tester",
                                          "contract": "any", "interval_months": 10**12}))  # fmt: skip
    assert asked(server, "T09") == []
    assert asked(server, "T10") != []


def test_a_day_that_is_none_is_refused(shared: Served) -> None:
    answer = shared.client("agent.01").get("/api/due", params={"until": "soon"})
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
