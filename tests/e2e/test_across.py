"""A phone held across, as people hold it to sign."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.words import Lang


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_whole_paper_is_free_for_the_pen_on_a_phone_held_across(house: House, phones: Phones, lang: Lang) -> None:
    phone = phones(house.line(), lang)
    phone.page.set_viewport_size({"width": 740, "height": 360})
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    phone.line("sig_customer").get_by_role("button", name=phone.say("sign"), exact=True).click()
    canvas = phone.page.get_by_label(re.compile(phone.say("paper")))
    keys = phone.button("confirm_signature")
    expect(keys).to_be_visible()
    paper, key = box(canvas), box(keys)
    assert paper["height"] > 150
    assert paper["y"] + paper["height"] <= key["y"]
    assert paper["y"] >= 0
    phone.page.get_by_label(phone.say("name"), exact=True).fill("科室代表甲")
    phone.stroke()
    keys.click()
    expect(phone.page.get_by_role("dialog")).to_have_count(0)


def box(of: Locator) -> FloatRect:
    found = of.bounding_box()
    assert found
    return found
