"""The office plans: what is under way and what was made outlive a reload; jobs moved by keys and by hand."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone
from tests.e2e.planning import MOVED, begin, card, plan, planned, settled

BELOW_THE_HEAD = 170
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
LASTING = "const soon = setTimeout; setTimeout = (work, ms, ...more) => soon(work, ms === 7000 ? 1e6 : ms, ...more);"
"""What is said with a way back stays until it is pressed, however slow the machine is."""


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
    before = settled(office, lambda: int(re.sub(r"\D", "", left.inner_text())))
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


def test_the_days_stay_in_sight_while_the_week_scrolls_and_what_is_left_is_listed_by_itself(
    house: House, phones: Phones
) -> None:
    office = phones(house.served, "en", "desktop")
    office.sign_in("agent.01")
    office.go("/office/week")
    last = office.page.locator(".week-board tbody tr").last
    expect(last).to_be_visible()
    office.page.set_viewport_size({"width": 1024, "height": 500})
    last.locator("td").last.scroll_into_view_if_needed()
    days = office.page.locator(".week-board thead th")
    expect(days.nth(1)).to_be_in_viewport(ratio=1)
    expect(office.page.locator(".week-board thead [aria-current=date]")).to_have_count(1)
    left = office.page.get_by_role("button", name=re.compile("left from before this week"))
    count = int(re.sub(r"\D", "", left.inner_text()))
    left.click()
    expect(office.page.locator(".how-many")).to_contain_text(re.compile(rf"\b{count}\b"))


def test_what_has_ended_stays_in_its_day_and_what_has_none_is_listed(house: House, phones: Phones) -> None:
    office = phones(house.served, "en", "desktop")
    office.sign_in("agent.01")
    office.go("/office/week")
    stays = office.page.locator(f"[data-card='{MOVED} P03']")
    expect(stays).to_be_visible()
    house.write("engineer.a", ("step", "s-done", {"job": MOVED, "step": "done"}))
    house.write("agent.02", ("job", "dayless", {"number": "WO-DAYLESS", "hospital": "H01"}))
    expect(stays).to_have_attribute("data-ended", "done")
    before = house.rows("job")[MOVED]
    stays.press("Shift+ArrowDown")
    office.sees("ended_stays", number=before["number"])
    start = stays.bounding_box()
    assert start
    office.page.mouse.move(start["x"] + 20, start["y"] + 15)
    office.page.mouse.down()
    office.page.mouse.move(start["x"] + 60, start["y"] + 45, steps=3)
    expect(office.page.locator("[data-carried]")).to_have_count(0)
    office.page.mouse.move(start["x"] + 20, start["y"] + 15)
    office.page.mouse.up()
    expect(office.page).to_have_url(re.compile(f"/office/job/{MOVED}$"))
    office.until_sent()
    assert house.rows("job")[MOVED] == before
    office.go("/office/week")
    dayless = office.page.get_by_role("button", name=re.compile("without a day"))
    count = int(re.sub(r"\D", "", dayless.inner_text()))
    dayless.click()
    expect(office.page.locator(".how-many")).to_contain_text(re.compile(rf"\b{count}\b"))
    expect(office.page.get_by_text("WO-DAYLESS").first).to_be_visible()


def test_the_way_back_undoes_no_colleagues_change(house: House, phones: Phones) -> None:
    office = phones(house.served, "zh", "desktop", script=LASTING)
    office.sign_in("agent.01")
    office.go("/office/week")
    card(office).press("Shift+ArrowDown")
    moved = office.page.locator(f"[data-card='{MOVED} P04']")
    expect(moved).to_be_visible()
    office.until_sent()
    house.write("agent.02", ("job", MOVED, {"engineers": {"add": ["P05"], "remove": ["P04"]}}))
    expect(office.page.locator(f"[data-card='{MOVED} P05']")).to_be_visible()
    office.page.get_by_role("button", name=office.say("undo"), exact=True).click()
    office.sees("moved_on")
    assert house.rows("job")[MOVED]["engineers"] == ["P05"]


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
