"""The first day: the server's link and a colleague's link, each opened again once it was used."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.conftest import Serving
from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone

WECHAT = "Object.defineProperty(navigator, 'userAgent', { get: () => 'Android MicroMessenger/8.0' });"


def test_a_new_firm_goes_on_from_its_links_also_from_used_ones(
    serving: Serving, tmp_path: Path, phones: Phones, app: Path
) -> None:
    served = serving("serve", KEPT_WEB=str(app)).start()
    house = House(served, tmp_path)
    admin, newcomer = phones(house.line(), "zh", "desktop"), phones(house.line(), "en")
    link = f"/setup#{re.findall(r'/setup#([A-Za-z0-9_-]{22})', served.log())[-1]}"
    sets_up(admin, link)
    again(admin, link, "setup_used")

    link = hire(admin)
    newcomer.go(link)
    chooses(newcomer)
    again(newcomer, link, "link_dead")
    admin.press("ok")
    admin.page.get_by_role("link", name=re.compile("新工程师")).click()
    history = admin.page.locator(".card", has_text=admin.say("account_words")).locator(".history li")
    expect(history).to_contain_text([admin.say("password_own"), admin.say("linked_by", who="管理员")])
    house.close()


def test_a_link_opened_in_wechat_asks_for_a_browser_before_a_password_is_chosen(house: House, phones: Phones) -> None:
    manager = phones(house.line(), "en", "desktop")
    newcomer = phones(house.line(), "zh", script=WECHAT)
    manager.sign_in("manager")
    newcomer.go(hire(manager))
    newcomer.sees("wechat")
    expect(newcomer.button("choose_password")).to_be_visible()


def test_a_job_says_before_the_visit_that_its_instruments_are_not_registered(house: House, phones: Phones) -> None:
    office = phones(house.line(), "zh", "desktop")
    office.sign_in("manager")
    office.go("/office/new?equipment=D10")
    office.page.locator("select").select_option("CL-MON-Y")
    way = office.page.get_by_role("link", name=office.say("register_tools"), exact=True)
    expect(way).to_have_count(0)
    house.write("admin", *(("instrument", id, {"measures": ""}) for id in house.rows("instrument")))
    expect(way).to_be_visible()
    way.click()
    expect(office.page).to_have_url(re.compile("/office/instruments$"))


def sets_up(admin: Phone, link: str) -> None:
    admin.go(link)
    answers = {"firm_zh": "新公司", "firm_en": "New Firm", "admin_name": "管理员", "login": "admin"}
    fill(admin, answers | dict.fromkeys(("password", "password_again"), "words of my own"))
    admin.press("set_up")
    admin.press("go_on_after_sign_in")
    expect(admin.heading("today")).to_be_visible()
    admin.wait_synced()


def hire(office: Phone) -> str:
    office.go("/office/people")
    office.press("person_add")
    fill(office, {"name_of": "新工程师", "login": "new.engineer"})
    dialog(office.page).get_by_role("button", name=office.say("person_add"), exact=True).click()
    link = dialog(office.page).locator(".link-text").inner_text()
    return link[link.index("/welcome") :]


def chooses(newcomer: Phone) -> None:
    fill(newcomer, dict.fromkeys(("password", "password_again"), "my own words"))
    newcomer.press("choose_password")
    newcomer.press("go_on_after_sign_in")
    expect(newcomer.heading("today")).to_be_visible()


def again(phone: Phone, link: str, said: str) -> None:
    """As from a chat or the history, days later: it says that it was used, and leads on."""
    phone.go(link)
    phone.sees(said)
    phone.page.get_by_role("link", name=phone.say("to_sign_in"), exact=True).click()
    expect(phone.page.get_by_label(phone.say("password"), exact=True)).to_be_visible()


def fill(phone: Phone, answers: dict[str, str]) -> None:
    for key, text in answers.items():
        phone.page.get_by_label(phone.say(key), exact=True).fill(text)


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")
