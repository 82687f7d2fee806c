"""What was being entered when the browser was killed: there again for its author, until it is saved or given up."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import FilePayload, Locator, expect

from tests.e2e.browsing import PATIENCE
from tests.e2e.checklist import RUN
from tests.e2e.conftest import KeptPhones, Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone

NAME, PLACE = "未写完医院", "示例路 5 号"


def sheet(office: Phone, path: str, key: str) -> Locator:
    """The sheet behind a button of a screen, open."""
    office.go(path)
    office.press(key)
    return office.page.get_by_role("dialog")


def until_kept(office: Phone, text: str) -> None:
    office.until(lambda: any(text in str(one["value"]) for one in office.store("drafts")), "what was typed is kept")


def field(office: Phone, key: str) -> Locator:
    return office.page.get_by_role("dialog").get_by_label(office.say(key), exact=True)


def test_a_hospital_half_entered_comes_back_after_a_kill_and_is_made_once(
    house: House, kept_phones: KeptPhones
) -> None:
    kept = kept_phones(house.line())
    office = kept.open()
    office.sign_in("agent.01")
    kept.line.set("refuse")
    opened = sheet(office, "/office/hospitals", "hospital_add")
    field(office, "zh_name").fill(NAME)
    field(office, "address").fill(PLACE)
    until_kept(office, PLACE)
    kept.profile.kill()
    office = kept.open()
    opened = sheet(office, "/office/hospitals", "hospital_add")
    expect(field(office, "zh_name")).to_have_value(NAME)
    expect(field(office, "address")).to_have_value(PLACE)
    expect(opened.get_by_text(office.say("unfinished"))).to_be_visible()
    opened.get_by_role("button", name=office.say("save"), exact=True).click()
    expect(opened).to_have_count(0)
    office.wait_offline(1)
    opened = sheet(office, "/office/hospitals", "hospital_add")
    expect(field(office, "zh_name")).to_have_value("")
    assert office.store("drafts") == []


def test_what_is_cancelled_or_begun_anew_does_not_come_back(house: House, phones: Phones) -> None:
    office = phones(house.served, "en", "desktop")
    office.sign_in("agent.01")
    opened = sheet(office, "/office/hospitals", "hospital_add")
    field(office, "zh_name").fill(NAME)
    until_kept(office, NAME)
    opened.get_by_role("button", name="Cancel", exact=True).click()
    office.until(lambda: office.store("drafts") == [], "nothing is kept of it")
    opened = sheet(office, "/office/hospitals", "hospital_add")
    expect(field(office, "zh_name")).to_have_value("")
    field(office, "zh_name").fill(NAME)
    until_kept(office, NAME)
    opened = sheet(office, "/office/hospitals", "hospital_add")
    expect(field(office, "zh_name")).to_have_value(NAME)
    office.press("start_over")
    expect(field(office, "zh_name")).to_have_value("")
    office.until(lambda: office.store("drafts") == [], "nothing is kept of it")


def test_the_next_person_at_a_shared_tablet_sees_nothing_of_what_another_was_entering(
    house: House, phones: Phones
) -> None:
    tablet = phones(house.line(), "zh", "phone")
    tablet.sign_in("agent.01")
    sheet(tablet, "/office/hospitals", "hospital_add")
    field(tablet, "zh_name").fill(NAME)
    until_kept(tablet, NAME)
    tablet.go("/people")
    tablet.page.get_by_role("link", name=tablet.say("another_person")).click()
    tablet.sign_in("agent.02", wait=False)
    tablet.wait_synced()
    sheet(tablet, "/office/hospitals", "hospital_add")
    expect(field(tablet, "zh_name")).to_have_value("")
    assert tablet.store("drafts") == []
    tablet.go("/people")
    tablet.page.get_by_role("link", name=tablet.say("another_person")).click()
    tablet.sign_in("agent.01", wait=False)
    tablet.wait_synced()
    sheet(tablet, "/office/hospitals", "hospital_add")
    expect(field(tablet, "zh_name")).to_have_value(NAME)


def test_an_edit_that_comes_back_does_not_undo_what_another_changed_meanwhile(house: House, phones: Phones) -> None:
    office = phones(house.served, "zh", "desktop")
    office.sign_in("agent.01")
    hospital = min(house.rows("hospital"))
    before = house.rows("hospital")[hospital]
    sheet(office, f"/office/hospitals/{hospital}", "edit_plain")
    field(office, "note_field").fill("二号门进")
    until_kept(office, "二号门进")
    house.write("agent.02", ("hospital", hospital, {"address": PLACE, "note": "三号门进"}))
    office.go("/device")
    office.wait_synced()
    office.go(f"/office/hospitals/{hospital}")
    expect(office.page.get_by_text(PLACE).first).to_be_visible()
    office.press("edit_plain")
    expect(field(office, "note_field")).to_have_value("二号门进")
    office.sees("changed_since")
    office.page.get_by_role("dialog").get_by_role("button", name=office.say("save"), exact=True).click()
    office.until_sent()
    after = house.rows("hospital")[hospital]
    assert after["address"] == PLACE
    assert after["zh"] == before["zh"]
    sides = {side["value"] for side in house.contested("hospital", hospital)["note"]}
    assert sides == {"二号门进", "三号门进"}


def test_a_text_that_comes_back_replaces_no_colleagues_unseen(house: House, phones: Phones) -> None:
    phone = phones(house.served)
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    phone.tick("estop", "pass")
    phone.until_sent()
    phone.line("estop").get_by_role("button", name=phone.say("edit_note")).click()
    field(phone, "note_field").fill("按钮松动")
    until_kept(phone, "按钮松动")
    phone.page.reload()
    answer = f"{RUN}~estop"
    house.write("engineer.b", ("answer", answer, {"note": "已拧紧"}))
    phone.go("/device")
    phone.wait_synced()
    phone.at_checklist()
    expect(phone.line("estop").get_by_text("已拧紧")).to_be_visible()
    phone.line("estop").get_by_role("button", name=phone.say("edit_note")).click()
    expect(field(phone, "note_field")).to_have_value("按钮松动")
    phone.page.get_by_role("dialog").get_by_role("button", name=phone.say("save"), exact=True).click()
    phone.until_sent()
    phone.until(lambda: house.rows("answer")[answer]["note"] == "按钮松动", "it has arrived")
    assert {side["value"] for side in house.contested("answer", answer)["note"]} == {"按钮松动", "已拧紧"}
    phone.until(lambda: "按钮松动" not in str(phone.store("drafts")), "it is kept for good")


def test_a_photo_taken_for_a_problem_comes_back_with_its_words(
    house: House, kept_phones: KeptPhones, picture: Callable[..., FilePayload]
) -> None:
    kept = kept_phones(house.line())
    phone = kept.open()
    phone.sign_in("engineer.a")
    device = min(house.rows("equipment", hospital="H01"))
    opened = sheet(phone, f"/equipment/{device}", "record_problem")
    field(phone, "problem_what").fill("导联线一组")
    with phone.page.expect_file_chooser() as chooser:
        opened.get_by_role("button", name=phone.say("photo")).click()
    chooser.value.set_files(picture())
    expect(opened.get_by_role("img")).to_be_visible()
    until_kept(phone, "导联线一组")
    phone.until(lambda: any("/file/" in one["key"] for one in phone.store("drafts")), "the photo is kept")
    kept.profile.kill()
    phone = kept.open()
    opened = sheet(phone, f"/equipment/{device}", "record_problem")
    expect(field(phone, "problem_what")).to_have_value("导联线一组")
    expect(opened.get_by_role("img")).to_be_visible(timeout=PATIENCE)
    opened.get_by_role("checkbox").check()
    opened.get_by_role("button", name=phone.say("save"), exact=True).click()
    expect(opened).to_have_count(0)
    assert [one["key"] for one in phone.store("drafts") if re.match("sheet/", one["key"])] == []
