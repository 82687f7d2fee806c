"""The office plans without a network: two dispatchers the same quarter, and jobs moved by keys and by hand."""

from __future__ import annotations

import json
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


def test_a_planning_is_taken_back_after_a_reload_but_for_what_has_gone_on_since(house: House, phones: Phones) -> None:
    office = phones(house.served, "zh", "desktop")
    office.sign_in("agent.01")
    count = begin(office)
    plan(office, count)
    office.until_sent()
    moved, begun, *others = sorted(planned(house))
    house.write("agent.02", ("job", moved, {"planned": "2099-01-04"}))
    house.write("engineer.a", ("step", "s-begun", {"job": begun, "step": "accepted"}))
    office.go("/device")
    office.wait_synced()
    office.go("/office/due")
    office.sees("gone_on", n=2)
    office.press("undo_planning")
    asked = office.page.get_by_role("dialog")
    expect(asked).to_contain_text(office.say("take_back", n=len(others)))
    asked.get_by_role("button", name=office.say("undo_planning"), exact=True).click()
    expect(office.button("undo_planning")).to_have_count(0)
    office.until_sent()
    assert set(planned(house)) == {moved, begun}
    office.go("/office/due")
    expect(office.page.locator(".due-row").first).to_be_visible()
    expect(office.button("undo_planning")).to_have_count(0)


def test_a_planning_under_way_outlives_a_reload_and_is_nobody_elses(house: House, phones: Phones) -> None:
    line = house.line()
    office = phones(line, "en", "desktop")
    office.sign_in("agent.01")
    count = begin(office)
    office.page.get_by_role("checkbox", name=office.say("engineer_a")).check()
    out = office.button("leave_out").first
    out.click()
    left = office.page.get_by_role("button", name=re.compile(r"^Create \d+ job"))
    before = _settled(office, lambda: int(re.sub(r"\D", "", left.inner_text())))
    assert before < count
    office.until(lambda: any('"out": true' in json.dumps(one["value"]) for one in office.store("drafts")), "it is kept")
    line.set("refuse")
    office.go("/office/plan")
    expect(office.button("create_n", n=before)).to_be_visible()
    line.set("none")
    office.go("/people")
    office.page.get_by_role("link", name=office.say("another_person")).click()
    office.sign_in("agent.02", wait=False)
    office.wait_synced()
    office.page.evaluate("history.pushState(null, '', '/office/plan'); dispatchEvent(new PopStateEvent('popstate'))")
    office.sees("nothing_selected")


def test_what_was_decided_for_a_visit_stays_with_it_when_a_colleague_plans_another(
    house: House, phones: Phones
) -> None:
    office = phones(house.served, "zh", "desktop")
    office.sign_in("agent.01")
    begin(office)
    office.page.get_by_role("checkbox", name=office.say("engineer_a")).check()
    cards = office.page.locator(".card").filter(has=office.button("leave_out").or_(office.button("put_back")))
    expect(cards.nth(1)).to_be_visible()
    first, second = (cards.nth(n).locator("h2").inner_text() for n in (0, 1))
    assert first != second
    cards.nth(1).get_by_role("button", name=office.say("leave_out")).click()
    hospitals = {row["zh"]: id for id, row in house.rows("hospital").items()}
    equipment = house.rows("equipment", hospital=hospitals[first])
    due = house.served.client("agent.02").get("/api/due?until=2099-01-01").json()["duties"]
    theirs = [duty for duty in due if duty["equipment"] in equipment]
    house.write("agent.02", *((("job", duty["job"], asked(duty, hospitals[first]))) for duty in theirs))
    office.sees("taken")
    out = cards.filter(has=office.button("put_back"))
    expect(out).to_have_count(1)
    expect(out.locator("h2")).to_have_text(second)


def asked(duty: dict[str, str], hospital: str) -> dict[str, object]:
    """The job that another dispatcher makes for a period."""
    named = {name: duty[name] for name in ("number", "equipment", "template", "due")}
    return {**named, "hospital": hospital, "planned": duty["due"], "engineers": {"add": ["P04"], "remove": []}}


def begin(office: Phone) -> int:
    """All that is due is chosen, with a network; how many."""
    look(office)
    every = office.page.get_by_role("button", name=office.say("select_all"))
    count = _settled(office, lambda: int(re.sub(r"\D", "", every.inner_text())))
    every.click()
    office.page.get_by_role("link", name=office.say("plan_n", n=count)).click()
    expect(office.page.get_by_role("checkbox", name=office.say("engineer_a"))).to_be_visible()
    return count


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
