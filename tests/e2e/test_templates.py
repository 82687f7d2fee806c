"""A checklist gets a new version, edited offline: who began keeps the old one, the next visit has the new one."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.e2e.checklist import JOB, RUN
from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone

EDIT = "/office/template/CL-CT-Q"
TITLE = {"zh": "冷头温度", "en": "cold head temperature"}
NEXT = "next-ct-d01"


def dialog(phone: Phone) -> Locator:
    return phone.page.get_by_role("dialog")


def fill(phone: Phone, key: str, text: str) -> None:
    dialog(phone).get_by_label(phone.say(key), exact=True).first.fill(text)


def add_number(phone: Phone) -> None:
    """A number with limits at the end of section B, the limits turned round at first."""
    section = phone.page.get_by_role("region", name=re.compile("^B "))
    section.get_by_role("button", name=phone.say("line_add")).click()
    fill(phone, "in_chinese", TITLE["zh"])
    fill(phone, "in_english", TITLE["en"])
    dialog(phone).get_by_role("radio", name=phone.say("number"), exact=True).check()
    fill(phone, "unit", "K")
    fill(phone, "lower", "20")
    fill(phone, "upper", "10")
    dialog(phone).get_by_role("button", name=phone.say("ok"), exact=True).click()
    phone.sees("things_to_mend")
    phone.page.get_by_role("link", name=TITLE[phone.lang], exact=False).first.click()
    phone.page.keyboard.press("Enter")
    fill(phone, "upper", "25")
    dialog(phone).get_by_role("button", name=phone.say("ok"), exact=True).click()


def publish(phone: Phone) -> None:
    phone.press("publish")
    dialog(phone).get_by_label(phone.say("change")).fill("加冷头温度")
    dialog(phone).get_by_role("button", name=phone.say("publish"), exact=True).click()
    expect(dialog(phone)).to_have_count(0)


def test_a_new_version_edited_offline_counts_for_the_next_visit_and_not_for_the_one_that_began(
    house: House, phones: Phones
) -> None:
    line = house.line()
    engineer, office = phones(house.line()), phones(line, "zh", "desktop")
    engineer.sign_in("engineer.a")
    engineer.open_job()
    engineer.open_checklist()
    office.sign_in("supervisor")
    line.set("refuse")
    office.go(EDIT)
    office.page.get_by_role("link", name=office.say("edit_template")).click()
    add_number(office)
    office.page.reload()
    office.sees("draft_back")
    publish(office)
    assert len(house.rows("template", code="CL-CT-Q")) == 1
    line.set("none")
    office.go("/device")
    office.until_sent()

    versions = {row["version"]: row for row in house.rows("template", code="CL-CT-Q").values()}
    (new,) = versions.keys() - {1}
    assert new // 10_000 == 2
    added = [item for item in versions[new]["items"] if item["zh"] == TITLE["zh"]]
    assert [(item["type"], item["unit"], item["limits"]) for item in added] == [
        ("numeric", "K", {"min": 20, "max": 25})
    ]
    assert len(versions[new]["items"]) == len(versions[1]["items"]) + 1

    visit = {"number": "WO-NEXT", "type": "inspection", "hospital": "H01", "equipment": "D01", "template": "CL-CT-Q"}
    house.write("agent.01", ("job", NEXT, visit | {"engineers": {"add": ["P03"]}}))
    engineer.go("/device")
    engineer.press("sync_now")
    engineer.wait_synced()
    engineer.at_checklist()
    expect(engineer.page.get_by_role("heading", name=TITLE["zh"])).to_have_count(0)
    assert house.rows("run", job=JOB)[RUN]["version"] == 1
    engineer.go(f"/job/{NEXT}")
    engineer.open_checklist()
    cold = engineer.page.get_by_role("listitem").filter(has=engineer.page.get_by_role("heading", name=TITLE["zh"]))
    cold.get_by_role("textbox").fill("30")
    cold.get_by_role("textbox").press("Tab")
    expect(cold.get_by_text(engineer.say("fail"), exact=True).first).to_be_visible()
    engineer.go("/device")
    engineer.until_sent()
    assert house.rows("run", job=NEXT)[f"{NEXT}~CL-CT-Q"]["version"] == new


def test_limits_are_assumed_until_confirmed_and_again_when_somebody_changes_one(house: House, phones: Phones) -> None:
    table = "/office/limits/IEC62353_PE"
    admin = phones(house.line(), "en")
    admin.sign_in("admin")
    admin.go(table)
    admin.press("confirm_table")
    dialog(admin).get_by_role("button", name=admin.say("confirm_table"), exact=True).click()
    admin.sees("confirmed_by")
    admin.until_sent()
    row = house.rows("limit_table", unit="Ω")["IEC62353_PE"]
    assert row["confirmed_by"] == "P17"
    house.write("supervisor", ("limit_table", "IEC62353_PE", {"values": row["values"] | {"fixed": 0.2}}))
    admin.sees("confirmation_void")
    expect(admin.button("confirm_table")).to_be_visible()


def test_somebody_taken_on_opens_the_link_on_an_own_phone_and_works(house: House, phones: Phones) -> None:
    manager, newcomer = phones(house.line(), "zh", "desktop"), phones(house.line())
    manager.sign_in("manager")
    manager.go("/office/people")
    manager.press("person_add")
    for key, text in (("name_of", "新工程师"), ("login", "new.engineer")):
        fill(manager, key, text)
    dialog(manager).get_by_role("checkbox", name="青禾市示范人民医院", exact=True).check()
    dialog(manager).get_by_role("button", name=manager.say("person_add"), exact=True).click()
    link = dialog(manager).locator(".link-text").inner_text()
    newcomer.go(link[link.index("/welcome") :])
    for key in ("password", "password_again"):
        newcomer.page.get_by_label(newcomer.say(key), exact=True).fill("my own words")
    newcomer.press("choose_password")
    newcomer.press("go_on_after_sign_in")
    newcomer.wait_synced()
    newcomer.go("/equipment")
    own = newcomer.page.get_by_role("heading", name=re.compile("^青禾市示范人民医院"))
    expect(own).to_be_visible()
