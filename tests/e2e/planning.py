"""What a dispatcher does to plan: look at what is due, choose, arrange, move a job in the week."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Locator, expect

from tests.e2e.house import House
from tests.e2e.phone import Phone

MOVED = "demo-mon-d10"


def planned(house: House) -> dict[str, dict[str, Any]]:
    """What stands for a period of maintenance."""
    jobs = house.rows("job").items()
    return {id: job for id, job in jobs if id.startswith("pm-") and not job.get("deleted")}


def look(office: Phone) -> None:
    """What is due until the last quarter that is offered, as the server says; kept for later."""
    office.go("/office/due")
    rows = office.page.locator(".due-row")
    expect(rows.first).to_be_visible()
    with office.page.expect_response(lambda answer: "/api/due" in answer.url):
        office.page.get_by_label(office.say("quarter")).select_option(index=3)
    assert settled(office, rows.count) > 2


def choose_all(office: Phone) -> int:
    """Without a network, from what was kept; how many."""
    office.go("/office/due")
    office.sees("as_it_was")
    office.page.get_by_label(office.say("quarter")).select_option(index=3)
    every = office.page.get_by_role("button", name=office.say("select_all"))
    count = settled(office, lambda: int(re.sub(r"\D", "", every.inner_text())))
    every.click()
    office.page.get_by_role("link", name=office.say("plan_n", n=count)).click()
    return count


def settled(office: Phone, number: Callable[[], int]) -> int:
    """A number once it has stayed the same for a second: the longer list comes after the shorter one."""
    seen = [number()]
    while len(seen) < 5 or len(set(seen[-5:])) > 1:
        office.page.wait_for_timeout(250)
        seen.append(number())
    return seen[-1]


def plan(office: Phone, count: int, who: str = "engineer_a") -> None:
    office.page.get_by_role("checkbox", name=office.say(who)).check()
    expect(office.page.get_by_text(office.say("proposed", n=count))).to_be_visible()
    office.page.get_by_role("button", name=office.say("create_n", n=count)).click()
    office.sees("planned_n", n=count)


def asked(duty: dict[str, str], hospital: str) -> dict[str, object]:
    """The job that another dispatcher makes for a period."""
    named = {name: duty[name] for name in ("number", "equipment", "template", "due")}
    return {**named, "hospital": hospital, "planned": duty["due"], "engineers": {"add": ["P04"], "remove": []}}


def begin(office: Phone) -> int:
    """All that is due is chosen, with a network; how many."""
    look(office)
    every = office.page.get_by_role("button", name=office.say("select_all"))
    count = settled(office, lambda: int(re.sub(r"\D", "", every.inner_text())))
    every.click()
    office.page.get_by_role("link", name=office.say("plan_n", n=count)).click()
    expect(office.page.get_by_role("checkbox", name=office.say("engineer_a"))).to_be_visible()
    return count


def card(office: Phone) -> Locator:
    """The job that is moved, wherever it stands in the week."""
    return office.page.locator(f"[data-card^='{MOVED} ']")


def put(office: Phone, day: str) -> None:
    """Moved by its sheet."""
    card(office).click()
    sheet = office.page.get_by_role("dialog")
    sheet.get_by_label(office.say("day"), exact=True).fill(day)
    sheet.get_by_role("button", name=office.say("move"), exact=True).click()
    expect(sheet).to_have_count(0)


def other_days(house: House) -> list[str]:
    """Two days of the same week on which the job does not stand."""
    stands = date.fromisoformat(str(house.rows("job")[MOVED]["planned"]))
    week = [stands + timedelta(days=n - stands.weekday()) for n in range(7)]
    return [day.isoformat() for day in week if day != stands][:2]
