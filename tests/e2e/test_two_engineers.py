"""Two engineers on one checklist at once: nothing is lost, what differs is shown to both until one settles it."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from tests.e2e.checklist import JOB, RUN
from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone
from tests.flaky import Flaky

NAMES = {"zh": ("工程师A", "工程师B"), "en": ("Engineer A", "Engineer B")}
FINDING = f"{RUN}~filters~finding"


class Pair(NamedTuple):
    anna: Phone
    ben: Phone
    annas: Flaky
    bens: Flaky
    house: House

    def apart(self) -> None:
        self.annas.set("refuse")
        self.bens.set("refuse")

    def together(self) -> None:
        """The network comes back to one after the other."""
        for phone, line in ((self.anna, self.annas), (self.ben, self.bens)):
            line.set("none")
            phone.go("/device")
            phone.until_sent()
        for phone in (self.ben, self.anna):
            phone.wait_synced()


@pytest.fixture
def pair(house: House, phones: Phones) -> Pair:
    """Engineer A in Chinese on a phone, B in English on a desktop; the checklist is begun and on both."""
    annas, bens = house.line(), house.line()
    anna, ben = phones(annas), phones(bens, "en", "desktop")
    anna.sign_in("engineer.a")
    anna.open_job()
    anna.open_checklist()
    anna.wait_synced()
    ben.sign_in("engineer.b")
    ben.at_checklist()
    return Pair(anna, ben, annas, bens, house)


def clash(pair: Pair, item: str = "room_temp") -> None:
    """Both answer the same line without knowing of each other, and then hear of it."""
    pair.apart()
    pair.anna.answer(item, "21.5")
    pair.anna.wait_offline(1)
    pair.ben.answer(item, "23")
    pair.ben.wait_offline(1)
    pair.together()
    for phone in (pair.anna, pair.ben):
        phone.at_checklist()
        link = phone.line(item).get_by_role("link", name=re.compile(phone.say("contested")))
        expect(link).to_be_visible()


def settle(phone: Phone, kind: str, id: str, value: str) -> None:
    phone.go(f"/contested/{kind}/{id}")
    phone.page.get_by_role("radio", name=re.compile(value)).check()
    phone.press("settle")
    expect(phone.button("settle")).to_have_count(0)


def test_the_same_line_filled_unseen_shows_both_values_and_names_to_both(pair: Pair) -> None:
    clash(pair)
    for phone in (pair.anna, pair.ben):
        phone.line("room_temp").get_by_role("link", name=re.compile(phone.say("contested"))).click()
        expect(phone.page.get_by_role("radio", name=re.compile("21.5 °C"))).to_be_visible()
        expect(phone.page.get_by_role("radio", name=re.compile("23 °C"))).to_be_visible()
        for name in NAMES[phone.lang]:
            expect(phone.page.get_by_text(re.compile(name)).first).to_be_visible()


def test_different_lines_filled_at_once_do_not_clash(pair: Pair) -> None:
    pair.apart()
    pair.anna.answer("room_temp", "21.5")
    pair.anna.tick("estop", "pass")
    pair.ben.answer("room_rh", "45")
    pair.ben.tick("intercom", "pass")
    pair.together()
    for phone in (pair.anna, pair.ben):
        phone.at_checklist()
        expect(phone.line("room_temp").get_by_role("textbox")).to_have_value("21.5")
        expect(phone.line("room_rh").get_by_role("textbox")).to_have_value("45")
        for item in ("estop", "intercom"):
            expect(phone.line(item).get_by_role("radio", name=phone.say("pass"), exact=True)).to_be_checked()
        expect(phone.page.get_by_text(phone.say("contested"))).to_have_count(0)


def test_what_one_settles_is_settled_for_the_other(pair: Pair) -> None:
    clash(pair)
    settle(pair.anna, "answer", f"{RUN}~room_temp", "21.5")
    pair.ben.at_checklist()
    expect(pair.ben.line("room_temp").get_by_text(pair.ben.say("contested"))).to_have_count(0)
    expect(pair.ben.line("room_temp").get_by_role("textbox")).to_have_value("21.5")


def test_settled_twice_differently_without_a_network_is_contested_again(pair: Pair) -> None:
    clash(pair)
    pair.apart()
    settle(pair.anna, "answer", f"{RUN}~room_temp", "21.5")
    settle(pair.ben, "answer", f"{RUN}~room_temp", "23 °C")
    pair.together()
    for phone in (pair.anna, pair.ben):
        phone.go("/contested")
        phone.page.get_by_role("main").get_by_role("link", name=re.compile(r"WO-0041|CT")).first.click()
        expect(phone.page.get_by_role("radio", name=re.compile("21.5 °C"))).to_be_visible()
        expect(phone.page.get_by_role("radio", name=re.compile("23 °C"))).to_be_visible()
    assert len(pair.house.contested("answer", f"{RUN}~room_temp")["reading"]) == 2


@pytest.mark.parametrize("deleted_last", [True, False], ids=["deleted last", "edited last"])
def test_an_edit_against_a_deletion_is_shown_to_both_until_it_is_settled(pair: Pair, deleted_last: bool) -> None:
    pair.anna.tick("filters", "fail")
    pair.anna.wait_synced()
    expect(pair.ben.line("filters").get_by_role("radio", name="Fail", exact=True)).to_be_checked()
    pair.apart()
    for act in (edit, delete) if deleted_last else (delete, edit):
        act(pair)
    pair.together()
    assert "deleted" in pair.house.contested("finding", FINDING)
    for phone in (pair.anna, pair.ben):
        phone.go(f"/job/{JOB}")
        expect(phone.page.get_by_role("link", name=phone.say("deletion_contested"))).to_be_visible()
        phone.go("/contested")
        phone.page.get_by_role("main").get_by_role("link", name=re.compile("WO-0041|filter|滤网")).first.click()
        expect(phone.page.get_by_role("radio", name=re.compile(phone.say("deleted")))).to_be_visible()
    settle(pair.ben, "finding", FINDING, "^(?!.*Deleted)")
    pair.anna.go(f"/job/{JOB}")
    expect(pair.anna.page.get_by_role("button", name=re.compile("滤网堵塞"))).to_be_visible()


def edit(pair: Pair) -> None:
    """Ben finds out more about what Anna drafted."""
    pair.ben.go(f"/job/{JOB}")
    pair.ben.page.get_by_role("button", name=re.compile(pair.ben.say("draft"))).click()
    dialog = pair.ben.page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("滤网堵塞 clogged")
    dialog.get_by_role("button", name=pair.ben.say("confirm"), exact=True).click()
    pair.ben.wait_offline()


def delete(pair: Pair) -> None:
    pair.anna.go(f"/job/{JOB}")
    pair.anna.page.get_by_role("button", name=re.compile(pair.anna.say("draft"))).click()
    pair.anna.page.get_by_role("dialog").get_by_role("button", name="删除草稿").click()
    pair.anna.wait_offline()


def test_who_helped_out_and_is_taken_off_in_the_middle_learns_where_the_work_went(pair: Pair, phones: Phones) -> None:
    line = pair.house.line()
    carl = phones(line)
    pair.house.write("supervisor", ("job", JOB, {"engineers": {"add": ["P05"]}}))
    carl.sign_in("engineer.c")
    carl.at_checklist()
    line.set("refuse")
    carl.answer("room_rh", "45")
    carl.wait_offline(1)
    pair.house.write("supervisor", ("job", JOB, {"engineers": {"remove": ["P05"]}}))
    line.set("none")
    carl.sees("job_not_here")
    expect(carl.button("begin_run")).to_have_count(0)
    carl.until_sent()
    expect(pair.anna.line("room_rh").get_by_role("textbox")).to_have_value("45")
