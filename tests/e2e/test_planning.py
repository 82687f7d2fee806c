"""The office plans without a network: two dispatchers the same quarter, and jobs moved by keys and by hand."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone

MOVED = "demo-mon-d10"
BELOW_THE_HEAD = 130
COUNTING = """globalThis.wholeJobs = 0;
for (const ground of [IDBObjectStore, IDBIndex]) {
  const getAll = ground.prototype.getAll;
  ground.prototype.getAll = function (...asked) {
    const request = getAll.apply(this, asked);
    if ((this.objectStore ?? this).name === 'rows')
      request.addEventListener('success', () => {
        wholeJobs += request.result.filter(({ kind }) => kind === 'job').length; });
    return request; }; }"""
"""How many jobs this page read in full, not in the short form of lists."""


def planned(house: House) -> dict[str, dict[str, object]]:
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
    assert _settled(office, rows.count) > 2


def choose_all(office: Phone) -> int:
    """Without a network, from what was kept; how many."""
    office.go("/office/due")
    office.sees("as_it_was")
    office.page.get_by_label(office.say("quarter")).select_option(index=3)
    every = office.page.get_by_role("button", name=office.say("select_all"))
    count = _settled(office, lambda: int(re.sub(r"\D", "", every.inner_text())))
    every.click()
    office.page.get_by_role("link", name=office.say("plan_n", n=count)).click()
    return count


def _settled(office: Phone, number: Callable[[], int]) -> int:
    """A number once it has stayed the same for a second: the longer list comes after the shorter one."""
    seen = [number()]
    while len(seen) < 5 or len(set(seen[-5:])) > 1:
        office.page.wait_for_timeout(250)
        seen.append(number())
    return seen[-1]


def plan(office: Phone, count: int) -> None:
    office.page.get_by_role("checkbox", name=office.say("engineer_a")).check()
    expect(office.page.get_by_text(office.say("proposed", n=count))).to_be_visible()
    office.page.get_by_role("button", name=office.say("create_n", n=count)).click()
    office.sees("planned_n", n=count)


def test_two_dispatchers_who_plan_the_same_quarter_make_each_job_once_and_can_take_it_back(
    house: House, phones: Phones
) -> None:
    lines = [house.line(), house.line()]
    anna, ben = phones(lines[0], "zh", "desktop"), phones(lines[1], "en", "desktop")
    for office, login in ((anna, "agent.01"), (ben, "agent.02")):
        office.sign_in(login)
        look(office)
    for line in lines:
        line.set("refuse")
    count = choose_all(anna)
    plan(anna, count)
    assert choose_all(ben) == count
    plan(ben, count)
    assert planned(house) == {}
    for office, line in ((anna, lines[0]), (ben, lines[1])):
        line.set("none")
        office.go("/device")
        office.until_sent()
    jobs = planned(house)
    assert len(jobs) == count
    assert all(job["engineers"] == ["P03"] and job["planned"] and job["number"] for job in jobs.values())
    assert [id for id in jobs if house.contested("job", id)] == []
    anna.go("/office/due")
    anna.page.get_by_label(anna.say("quarter")).select_option(index=3)
    expect(anna.page.locator(".due-row")).to_have_count(0)


def test_a_job_is_moved_by_keys_and_by_hand_and_the_way_back_is_one_tap(house: House, phones: Phones) -> None:
    line = house.line()
    office = phones(line, "zh", "desktop")
    office.sign_in("agent.01")
    line.set("refuse")
    office.go("/office/week")
    card = office.page.locator(f"[data-card='{MOVED} P03']")
    card.press("Shift+ArrowDown")
    moved = office.page.locator(f"[data-card='{MOVED} P04']")
    expect(moved).to_be_focused()
    expect(card).to_have_count(0)
    office.wait_offline()  # what it says about the network has its place before anything is measured
    carry(office, moved, office.page.locator("tr.week-nobody [data-cell]").nth(2))
    nobodys = office.page.locator(f"[data-card='{MOVED} ']")
    expect(nobodys).to_be_visible()
    office.page.get_by_role("button", name=office.say("undo"), exact=True).click()
    expect(moved).to_be_visible()
    office.wait_offline(3)  # all three moves are durable
    line.set("none")
    office.go("/device")
    office.until_sent()
    job = house.rows("job")[MOVED]
    assert job["engineers"] == ["P04"]


def test_the_offices_lists_read_no_job_in_full(house: House, phones: Phones) -> None:
    office = phones(house.served, "zh", "desktop", script=COUNTING)
    office.sign_in("agent.01")
    for path, ready in (("", ".how-many"), ("/week", ".week-card"), ("/due", ".due-row")):
        office.go(f"/office{path}")
        expect(office.page.locator(ready).first).to_be_visible()
        assert office.page.evaluate("wholeJobs") == 0, path


def carry(office: Phone, card: Locator, cell: Locator) -> None:
    """By mouse, in steps, as a hand does: near the upper edge the page comes along, a little with each move."""
    card.scroll_into_view_if_needed()
    start = card.bounding_box()
    assert start
    mouse = office.page.mouse
    mouse.move(start["x"] + 20, start["y"] + 15)
    mouse.down()
    mouse.move(start["x"] + 40, start["y"] + 30)
    end = cell.bounding_box()
    for n in range(200):
        if end and end["y"] > BELOW_THE_HEAD:
            break
        mouse.move(start["x"] + n % 2, 90)
        end = cell.bounding_box()
    assert end
    mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=5)
    expect(cell).to_have_attribute("data-over", "")
    mouse.up()
