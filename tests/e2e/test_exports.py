"""A list leaves as a file: asked for, approved or refused with a reason, fetched once, and all of it is to be seen."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone


def dialog(phone: Phone) -> Locator:
    return phone.page.get_by_role("dialog")


def ask(phone: Phone, purpose: str, key: str = "ask_export") -> None:
    """From the register, for what it shows; without a purpose nothing goes."""
    phone.go("/equipment")
    phone.press("export_list")
    send = dialog(phone).get_by_role("button", name=phone.say(key), exact=True)
    send.click()
    expect(dialog(phone).get_by_text(phone.say("needs_purpose")).first).to_be_visible()
    dialog(phone).get_by_role("radio", name="CSV", exact=True).check()
    dialog(phone).get_by_label(phone.say("what_for")).fill(purpose)
    send.click()


def entry(phone: Phone, purpose: str) -> Locator:
    return phone.page.get_by_role("list", name=phone.say("exports")).get_by_role("listitem").filter(has_text=purpose)


def rule(phone: Phone, purpose: str, key: str, reason: str) -> None:
    entry(phone, purpose).get_by_role("button", name=phone.say(key), exact=True).click()
    dialog(phone).get_by_label(phone.say("grounds")).fill(reason)
    dialog(phone).get_by_role("button", name=phone.say(key), exact=True).click()
    expect(dialog(phone)).to_have_count(0)


def test_a_list_is_asked_for_approved_and_fetched_once_and_a_refusal_says_why(
    house: House, phones: Phones, tmp_path: Path
) -> None:
    agent, manager = phones(house.line(), "zh", "desktop"), phones(house.line(), "en")
    agent.sign_in("agent.01")
    ask(agent, "年度盘点")
    expect(dialog(agent)).to_have_count(0)
    ask(agent, "随便看看")
    expect(dialog(agent)).to_have_count(0)
    agent.go("/office/exports")
    expect(entry(agent, "年度盘点")).to_contain_text(agent.say("wish_waits"))
    expect(agent.page.get_by_role("button", name=agent.say("approve_export"), exact=True)).to_have_count(0)

    manager.sign_in("manager")
    manager.go("/office")
    manager.page.get_by_role("link", name=re.compile(manager.say("two_wishes"))).click()
    rule(manager, "年度盘点", "approve_export", "ok for the inventory")
    rule(manager, "随便看看", "decline_export", "没有说明用途")

    expect(entry(agent, "随便看看")).to_contain_text("没有说明用途")
    fetch = entry(agent, "年度盘点").get_by_role("button", name=agent.say("fetch_file"), exact=True)
    with agent.page.expect_download() as waiting:
        fetch.click()
    file = tmp_path / "list.csv"
    waiting.value.save_as(file)
    rows = file.read_text("utf-8-sig").splitlines()
    expect(entry(agent, "年度盘点")).to_contain_text(agent.say("was_exported"))
    expect(fetch).to_have_count(0)
    (gone,) = house.rows("export_done").values()
    assert (gone["rows"], gone["purpose"], gone["form"]) == (len(rows) - 1, "年度盘点", "csv")
    expect(entry(manager, "年度盘点")).to_contain_text(manager.say("was_exported"))

    with manager.page.expect_download():
        ask(manager, "board meeting", "export_list")
    expect(dialog(manager)).to_have_count(0)
    manager.go("/office/exports")
    expect(entry(manager, "board meeting")).to_contain_text(manager.say("was_exported"))


def test_without_a_network_nothing_is_asked_and_the_list_of_exports_is_there(house: House, phones: Phones) -> None:
    line = house.line()
    agent = phones(line)
    agent.sign_in("agent.01")
    ask(agent, "盘点")
    expect(dialog(agent)).to_have_count(0)
    agent.go("/office/exports")
    expect(entry(agent, "盘点")).to_be_visible()
    line.set("refuse")
    ask(agent, "再来一次")
    expect(dialog(agent).get_by_role("alert")).to_be_visible()
    agent.go("/office/exports")
    expect(entry(agent, "盘点")).to_contain_text(agent.say("wish_waits"))
    expect(entry(agent, "再来一次")).to_have_count(0)


def test_an_engineer_neither_exports_nor_sees_exports(house: House, phones: Phones) -> None:
    engineer = phones(house.line())
    engineer.sign_in("engineer.a")
    engineer.go("/equipment")
    expect(engineer.page.get_by_role("link", name=re.compile("CT")).first).to_be_visible()
    expect(engineer.button("export_list")).to_have_count(0)
    engineer.go("/office/exports")
    engineer.sees("sees_no_exports")
