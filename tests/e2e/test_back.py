"""The back key and the double tap, where a person meant one thing and not two."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import FilePayload, expect

from tests.e2e.checklist import JOB
from tests.e2e.conftest import Phones
from tests.e2e.house import House


def test_a_step_back_closes_the_sheet_and_not_the_screen_under_it(house: House, phones: Phones) -> None:
    phone = phones(house.line())
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.press("add_finding")
    dialog = phone.page.get_by_role("dialog")
    dialog.get_by_role("textbox").first.fill("冷却液位低")
    phone.page.go_back()
    expect(dialog).to_have_count(0)
    expect(phone.page).to_have_url(re.compile(f"/job/{JOB}$"))
    phone.press("add_finding")
    expect(dialog.get_by_role("textbox").first).to_have_value("冷却液位低")
    phone.page.go_back()
    expect(dialog).to_have_count(0)
    phone.page.go_back()
    expect(phone.heading("today")).to_be_visible()


def test_a_photo_just_taken_outlives_a_step_back(
    house: House, phones: Phones, picture: Callable[..., FilePayload]
) -> None:
    phone = phones(house.line(), "en")
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    with phone.page.expect_file_chooser() as chooser:
        phone.line("filters").get_by_role("button", name=phone.say("take_photo"), exact=True).first.click()
    chooser.value.set_files(picture())
    expect(phone.button("no_patient")).to_be_visible()
    phone.page.go_back()
    phone.press("no_patient")
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    photos = phone.line("filters").get_by_role("list", name=phone.say("photos"))
    expect(photos.get_by_role("listitem")).to_have_count(1)


def test_two_taps_make_one_private_link(house: House, phones: Phones) -> None:
    phone = phones(house.line())
    phone.sign_in("manager")
    phone.go(f"/seal/{next(iter(house.rows('seal')))}")
    phone.press("hospital_link")
    phone.button("make_link").dblclick()
    dialog = phone.page.get_by_role("dialog")
    expect(dialog.locator(".link-address")).to_be_visible()
    phone.go("/")
    phone.go(f"/seal/{next(iter(house.rows('seal')))}")
    phone.press("hospital_link")
    expect(dialog.get_by_role("listitem")).to_have_count(1)
