"""The session ends, or the account, while work waits: it goes on and nothing is lost; a tablet for two persons."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.checklist import JOB, RUN
from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone


def at_work(house: House, phones: Phones, lang: str = "zh") -> Phone:
    phone = phones(house.line(), lang)
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    phone.wait_synced()
    return phone


def test_the_end_of_a_session_stops_the_sending_and_not_the_work(house: House, phones: Phones) -> None:
    phone = at_work(house, phones)
    house.end_sessions("P03")
    phone.tick("estop", "pass")
    phone.sees("session_over")
    phone.answer("room_temp", "21.5")
    phone.tick("intercom", "pass")
    expect(phone.line("intercom").get_by_text(phone.say("unsent"))).to_be_attached()
    assert house.rows("answer", run=RUN) == {}
    phone.page.get_by_role("link", name=phone.say("to_sign_in"), exact=True).click()
    phone.sign_in("engineer.a", wait=False)
    phone.until(lambda: len(house.rows("answer", run=RUN)) == 3, "all is at the office")
    assert {row["item"] for row in house.rows("answer", run=RUN).values()} == {"estop", "room_temp", "intercom"}
    expect(phone.page.get_by_text(phone.say("session_over"))).to_have_count(0)


def test_the_work_of_a_closed_account_lies_in_both_trays_until_it_is_open_again(house: House, phones: Phones) -> None:
    line = house.line()
    phone = phones(line)
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    line.set("refuse")
    phone.tick("estop", "pass")
    phone.wait_offline()
    assert house.served.run("person", "disable", "engineer.a").returncode == 0
    line.set("none")
    phone.sees("closed")
    assert house.rows("answer", run=RUN) == {}
    tray = house.served.client("manager").get("/api/refused").json()
    assert f"{RUN}~estop" in {one["op"]["id"] for one in tray}
    phone.go("/refused")
    phone.page.reload()
    expect(phone.button("send_again").first).to_be_visible()
    house.write("admin", ("person", "P03", {"active": True}))
    phone.page.reload()
    expect(phone.button("send_again").first).to_be_visible()
    expect(phone.page.get_by_text(phone.say("closed"))).to_have_count(0)
    while left := phone.button("send_again").count():
        phone.button("send_again").first.click()
        expect(phone.button("send_again")).not_to_have_count(left)
    phone.until(lambda: f"{RUN}~estop" in house.rows("answer", run=RUN), "it is at the office")


def test_on_a_shared_tablet_anothers_waiting_work_is_counted_and_goes_when_they_sign_in(
    house: House, phones: Phones
) -> None:
    tablet = at_work(house, phones)
    house.end_sessions("P03")
    tablet.tick("estop", "pass")
    tablet.answer("room_temp", "21.5")
    tablet.sees("session_over")
    tablet.go("/people")
    tablet.page.get_by_role("link", name=tablet.say("another_person")).click()
    tablet.sign_in("engineer.b", wait=False)
    tablet.wait_synced()
    assert house.rows("answer", run=RUN) == {}
    tablet.at_checklist()
    expect(tablet.line("estop").get_by_role("radio", name=tablet.say("pass"), exact=True)).not_to_be_checked()
    tablet.tick("intercom", "pass")
    tablet.until(lambda: house.rows("answer", run=RUN), "it is at the office")
    tablet.go("/people")
    waiting = tablet.page.get_by_role("listitem").filter(has_text="工程师A")
    expect(waiting).to_contain_text(tablet.say("waiting", n=2))
    tablet.page.get_by_role("link", name=tablet.say("another_person")).click()
    tablet.sign_in("engineer.a", wait=False)
    tablet.until(lambda: len(house.rows("answer", run=RUN)) == 3, "all is at the office")
    authors = {row["item"]: house.history("answer", id)[0]["by"] for id, row in house.rows("answer", run=RUN).items()}
    assert authors == {"estop": "P03", "room_temp": "P03", "intercom": "P04"}


def test_one_who_signs_out_without_a_network_loses_nothing(house: House, phones: Phones) -> None:
    line = house.line()
    phone = phones(line, "en")
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    phone.wait_synced()
    line.set("refuse")
    phone.tick("estop", "pass")
    phone.wait_offline()
    phone.go("/device")
    phone.press("sign_out")
    phone.page.get_by_role("dialog").get_by_role("button", name=phone.say("sign_out"), exact=True).click()
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    expect(phone.page.get_by_text("cannot be reached")).to_have_count(0)
    phone.go("/people")
    expect(phone.page.get_by_role("listitem").filter(has_text=re.compile("工程师A|Engineer A"))).to_contain_text(
        re.compile("1 change")
    )
    line.set("none")
    phone.go("/signin")
    phone.sign_in("engineer.a", wait=False)
    phone.wait_synced()
    assert house.rows("answer", job=JOB)[f"{RUN}~estop"]["reading"]["raw"] == "pass"
