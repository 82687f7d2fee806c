"""The session ends, or the account, while work waits: it goes on and nothing is lost; a tablet for two persons."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.checklist import JOB, RUN
from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone
from tests.e2e.words import Lang
from tests.flaky import Flaky


def at_work(house: House, phones: Phones, lang: Lang = "zh") -> Phone:
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


def sign_out(phone: Phone, choice: str = "") -> None:
    phone.go("/device")
    phone.press("sign_out")
    dialog = phone.page.get_by_role("dialog")
    if choice:
        dialog.get_by_role("radio", name=phone.say(choice), exact=True).check()
    dialog.get_by_role("button", name=phone.say("sign_out"), exact=True).click()
    expect(dialog).to_have_count(0)


def lies_here(phone: Phone, person: str, shelf: str) -> int:
    return int(phone.page.evaluate(COUNT, [person, shelf]))


COUNT = """async ([person, shelf]) => {
  const asked = indexedDB.open('kept-' + person);
  const db = await new Promise((done, fail) => {
    asked.onsuccess = () => done(asked.result); asked.onerror = fail; });
  const count = await new Promise((done, fail) => {
    const asked = db.transaction(shelf).objectStore(shelf).count();
    asked.onsuccess = () => done(asked.result); asked.onerror = fail; });
  db.close();
  return count;
}"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_who_signs_out_leaves_none_of_the_firms_records_on_the_device(house: House, phones: Phones, lang: Lang) -> None:
    phone = at_work(house, phones, lang)
    assert lies_here(phone, "P03", "rows") > 100
    phone.go("/device")
    phone.press("sign_out")
    phone.sees("all_in")
    phone.page.keyboard.press("Escape")
    sign_out(phone)
    phone.sees("cleared_here")
    for shelf in ("rows", "slim", "words", "outbox", "bytes"):
        assert lies_here(phone, "P03", shelf) == 0, shelf
    phone.page.go_back()
    expect(phone.page.get_by_text("WO-0041")).to_have_count(0)
    phone.go("/")
    expect(phone.page.get_by_label(phone.say("login"), exact=True).or_(phone.heading("people"))).to_be_visible()
    phone.go("/signin")
    phone.sign_in("engineer.a", wait=False)
    phone.wait_synced()
    phone.open_job()


def test_on_an_own_phone_the_records_can_stay_and_open_without_a_network(house: House, phones: Phones) -> None:
    line = house.line()
    phone = phones(line)
    phone.sign_in("engineer.a")
    sign_out(phone, "keep_here")
    line.set("refuse")
    phone.go("/people")
    phone.page.get_by_role("button", name=re.compile("工程师A")).click()
    expect(phone.heading("today")).to_be_visible()
    expect(phone.page.get_by_role("link", name=re.compile("WO-0041"))).to_be_visible()


def test_on_a_shared_tablet_signing_out_clears_and_switching_does_not(house: House, phones: Phones) -> None:
    tablet = at_work(house, phones, "en")
    tablet.go("/people")
    tablet.page.get_by_role("link", name=tablet.say("another_person")).click()
    tablet.sign_in("engineer.b")
    assert lies_here(tablet, "P03", "rows") > 100, "who switched is back at once"
    tablet.go("/people")
    expect(tablet.page.get_by_role("listitem").filter(has_text="Engineer A")).to_be_visible()
    tablet.go("/device")
    tablet.press("sign_out")
    dialog = tablet.page.get_by_role("dialog")
    expect(dialog.get_by_role("radio")).to_have_count(0)
    expect(dialog.get_by_role("link", name="Switch person")).to_be_visible()
    dialog.get_by_role("button", name=tablet.say("sign_out"), exact=True).click()
    tablet.sees("cleared_here")
    assert lies_here(tablet, "P04", "rows") == 0
    assert lies_here(tablet, "P03", "rows") > 100


def signed_out_in_the_basement(house: House, phones: Phones, lang: Lang = "zh") -> tuple[Flaky, Phone]:
    """An engineer ticked something without a network, and signed out."""
    line = house.line()
    phone = phones(line, lang)
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    phone.wait_synced()
    line.set("refuse")
    phone.tick("estop", "pass")
    phone.wait_offline()
    sign_out(phone)
    return line, phone


def test_what_was_unsent_at_signing_out_goes_by_itself_when_the_network_is_back(house: House, phones: Phones) -> None:
    line, phone = signed_out_in_the_basement(house, phones)
    expect(phone.heading("people")).to_be_visible()
    row = phone.page.get_by_role("listitem").filter(has_text="工程师A")
    expect(row).to_contain_text(phone.say("still_here"))
    expect(row).to_contain_text(phone.say("left_here"))
    assert lies_here(phone, "P03", "rows") == 0
    line.set("none")
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    phone.until(lambda: house.rows("answer", run=RUN), "it is at the office")
    expect(row.get_by_text(phone.say("still_here"))).to_have_count(0)
    phone.until(lambda: lies_here(phone, "P03", "rows") == 0, "what came with the answer is gone too")
    assert lies_here(phone, "P03", "outbox") == 0


@pytest.mark.parametrize("depth", [0, 400])
def test_a_line_stays_under_the_finger_when_the_session_ends(house: House, phones: Phones, depth: int) -> None:
    tablet = at_work(house, phones)
    tablet.page.evaluate("depth => scrollTo(0, depth)", depth)
    tablet.until(lambda: tops(tablet) == tops(tablet), "all is drawn")
    before = tops(tablet)
    house.end_sessions("P03")
    tablet.page.evaluate("dispatchEvent(new Event('online'))")
    tablet.sees("session_over")
    assert tops(tablet) == before
    tablet.page.get_by_role("button", name=tablet.say("show_notice"), exact=True).click()
    expect(tablet.page.get_by_role("link", name=tablet.say("to_sign_in"), exact=True)).to_be_in_viewport()


def tops(phone: Phone) -> list[int]:
    """Where the checklist's lines that are to be seen stand in the window, as drawn: between frames nobody sees."""
    return list(phone.page.evaluate(TOPS))


TOPS = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  return [...document.querySelectorAll('h3')]
    .map((head) => Math.round(head.getBoundingClientRect().top))
    .filter((top) => top > 0 && top < innerHeight);
}"""


def test_one_who_signs_out_without_a_network_loses_nothing(house: House, phones: Phones) -> None:
    line, phone = signed_out_in_the_basement(house, phones, "en")
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
