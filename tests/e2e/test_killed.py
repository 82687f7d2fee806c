"""The browser is killed in the middle of work without a network: what it showed as kept is there again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.checklist import RUN
from tests.e2e.conftest import Kept, KeptPhones
from tests.e2e.house import House
from tests.e2e.phone import Phone


class Basement:
    """A phone in the middle of a checklist, its server out of reach."""

    def __init__(self, kept: Kept, phone: Phone) -> None:
        self.kept, self.phone = kept, phone

    def killed(self) -> Phone:
        """The same phone after its browser was killed and opened again, still without a network."""
        self.kept.profile.kill()
        self.phone = self.kept.open()
        self.phone.at_checklist()
        return self.phone


@pytest.fixture(scope="module")
def basement(shared_house: House, shared_kept_phones: KeptPhones) -> Basement:
    kept = shared_kept_phones(shared_house.line())
    phone = kept.open()
    phone.sign_in("engineer.a")
    kept.line.set("refuse")
    phone.open_job()
    phone.open_checklist()
    return Basement(kept, phone)


def test_a_tick_shown_as_saved_is_there_after_a_kill(basement: Basement) -> None:
    phone = basement.phone
    phone.tick("estop", "pass")
    phone.wait_offline(2)
    phone = basement.killed()
    expect(phone.line("estop").get_by_role("radio", name=phone.say("pass"), exact=True)).to_be_checked()
    phone.wait_offline(2)


def test_a_text_that_was_being_typed_comes_back_after_a_kill(basement: Basement) -> None:
    phone = basement.phone
    typed = "扫描间湿度偏高，"
    phone.type("advice", typed)
    phone.until(lambda: any(one["value"] == typed for one in phone.store("drafts")), "what was typed is kept")
    phone = basement.killed()
    expect(phone.line("advice").get_by_role("textbox")).to_have_value(typed)
    expect(phone.line("advice").get_by_text(phone.say("restored"))).to_be_visible()
    phone.line("advice").get_by_role("button", name=phone.say("confirm"), exact=True).click()
    phone.wait_offline(3)


def test_a_text_in_a_line_just_added_comes_back_after_a_kill(basement: Basement) -> None:
    phone = basement.phone
    typed = "问：多久清洁一次滤网？"
    phone.type("q_and_a", typed)
    phone.until(lambda: any(one["value"] == typed for one in phone.store("drafts")), "what was typed is kept")
    phone = basement.killed()
    expect(phone.line("q_and_a").get_by_role("textbox")).to_have_value(typed)
    expect(phone.line("q_and_a").get_by_text(phone.say("restored"))).to_be_visible()
    phone.line("q_and_a").get_by_role("button", name=phone.say("confirm"), exact=True).click()
    phone.wait_offline(4)
    phone.until(lambda: all(one["value"] != typed for one in phone.store("drafts")), "it is an answer now")


def test_a_signature_goes_on_after_a_kill_between_two_strokes(basement: Basement) -> None:
    phone = basement.phone
    phone.line("sig_customer").get_by_role("button", name=phone.say("sign"), exact=True).click()
    phone.page.get_by_label(phone.say("name"), exact=True).fill("科室代表乙")
    phone.stroke()
    phone.until(lambda: any(one["key"].startswith("pen/") for one in phone.store("drafts")), "the stroke is kept")
    phone = basement.killed()
    phone.line("sig_customer").get_by_role("button", name=phone.say("sign"), exact=True).click()
    expect(phone.page.get_by_label(phone.say("name"), exact=True)).to_have_value("科室代表乙")
    phone.stroke(0.2)
    phone.press("confirm_signature")
    drawn = phone.say("signature_of", name="科室代表乙")
    expect(phone.line("sig_customer").get_by_role("img", name=drawn)).to_be_visible()
    phone.wait_offline()


def test_all_of_it_arrives_when_the_network_is_back(basement: Basement, shared_house: House) -> None:
    phone = basement.killed()
    basement.kept.line.set("none")
    # A browser writes its cookies down every half minute: after a kill it may have forgotten the session.
    asked = phone.page.get_by_role("link", name=phone.say("to_sign_in"), exact=True)
    phone.until(lambda: asked.count() or shared_house.rows("answer", run=RUN), "it is sent, or asks to sign in")
    if asked.count():
        phone.sign_in("engineer.a")
    phone.until_sent()
    phone.wait_synced()
    rows = shared_house.rows("answer", run=RUN)
    assert rows[f"{RUN}~estop"]["reading"]["raw"] == "pass"
    (signature,) = shared_house.rows("signature", run=RUN).values()
    assert (signature["name"], len(signature["strokes"])) == ("科室代表乙", 2)
    log = shared_house.log("P03")
    assert len(log) == len(set(log))
