"""Two dispatchers at once: the same quarter, the same job, one of them without a network. One tap settles."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone
from tests.e2e.planning import MOVED, asked, begin, card, choose_all, look, other_days, plan, planned, put
from tests.flaky import Flaky


def two(house: House, phones: Phones) -> tuple[list[Flaky], Phone, Phone]:
    """Anna and Ben of the service desk, signed in, each with a line of their own."""
    lines = [house.line(), house.line()]
    anna, ben = phones(lines[0], "zh", "desktop"), phones(lines[1], "en", "desktop")
    anna.sign_in("agent.01")
    ben.sign_in("agent.02")
    return lines, anna, ben


def test_two_dispatchers_who_plan_the_same_quarter_make_each_job_once_and_can_take_it_back(
    house: House, phones: Phones
) -> None:
    lines, anna, ben = two(house, phones)
    for office in (anna, ben):
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


def test_two_days_for_one_job_are_seen_by_both_and_settled_by_one_tap(house: House, phones: Phones) -> None:
    lines, anna, ben = two(house, phones)
    for office in (anna, ben):
        office.go("/office/week")
        expect(card(office)).to_be_visible()
    for line in lines:
        line.set("refuse")
    days = other_days(house)
    for office, day in ((anna, days[0]), (ben, days[1])):
        put(office, day)
        office.wait_offline(1)
    for office, line in ((anna, lines[0]), (ben, lines[1])):
        line.set("none")
        office.until_sent()
    for office in (anna, ben):
        expect(card(office)).to_contain_text(office.say("contested"))
    card(ben).click()
    sides = ben.page.get_by_role("dialog").get_by_role("button", name=re.compile(r"0[12]\)"))
    expect(sides).to_have_count(2)
    sides.filter(has_text="Service agent 01").click()
    expect(ben.page.get_by_role("dialog")).to_have_count(0)
    for office in (anna, ben):
        expect(card(office)).not_to_contain_text(office.say("contested"))
    assert house.contested("job", MOVED) == {}
    assert house.rows("job")[MOVED]["planned"] == days[0]


def test_a_colleagues_move_is_said_in_the_open_sheet_and_not_overwritten_unseen(house: House, phones: Phones) -> None:
    office = phones(house.served, "zh", "desktop")
    office.sign_in("agent.01")
    office.go("/office/week")
    days = other_days(house)
    card(office).click()
    sheet = office.page.get_by_role("dialog")
    house.write("agent.02", ("job", MOVED, {"planned": days[0]}))
    expect(sheet).to_contain_text(office.say("moved_meanwhile", by="客服专员02"))
    sheet.get_by_label(office.say("day"), exact=True).fill(days[1])
    sheet.get_by_role("button", name=office.say("move"), exact=True).click()
    expect(card(office)).to_contain_text(office.say("contested"))
    office.until_sent()
    sides = {side["value"] for side in house.contested("job", MOVED)["planned"]}
    assert sides == set(days)


def test_what_two_planned_for_two_people_is_said_and_one_tap_says_whose_counts(house: House, phones: Phones) -> None:
    lines, anna, ben = two(house, phones)
    for office in (anna, ben):
        look(office)
    for line in lines:
        line.set("refuse")
    count = choose_all(anna)
    plan(anna, count)
    choose_all(ben)
    plan(ben, count, "engineer_b")
    for office, line in ((anna, lines[0]), (ben, lines[1])):
        line.set("none")
        office.go("/device")
        office.until_sent()
    assert {tuple(job["engineers"]) for job in planned(house).values()} == {("P03", "P04")}
    for office in (anna, ben):
        office.go("/office/due")
        office.sees("doubled", n=count)
    ben.press("theirs_count")
    for office in (anna, ben):
        expect(office.page.get_by_text(office.say("doubled", n=count))).to_have_count(0)
    ben.until_sent()
    jobs = planned(house)
    assert {tuple(job["engineers"]) for job in jobs.values()} == {("P03",)}
    assert [id for id in jobs if house.contested("job", id)] == []


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
