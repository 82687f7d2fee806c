"""Two tabs of one person, and a new version of the app beside an old page."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

from playwright.sync_api import expect

from tests.conftest import Serving
from tests.e2e.build import build
from tests.e2e.checklist import RUN
from tests.e2e.conftest import KeptPhones, Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone

UPGRADE = """() => new Promise((done) => { const asked = indexedDB.open('kept-P03', 99);
  asked.onblocked = () => done('blocked'); asked.onsuccess = () => { asked.result.close(); done('open'); };
  asked.onerror = () => done(String(asked.error)); })"""


def second_tab(phone: Phone) -> Phone:
    tab = Phone(phone.context, phone.origin, phone.lang, phone.troubles)
    tab.page = phone.context.new_page()
    return tab


def test_a_tick_in_one_tab_shows_in_the_other_and_numbers_do_not_collide(house: House, phones: Phones) -> None:
    line = house.line()
    one = phones(line)
    one.sign_in("engineer.a")
    one.open_job()
    one.open_checklist()
    one.wait_synced()
    other = second_tab(one)
    other.at_checklist()
    line.set("refuse")
    one.tick("estop", "pass")
    expect(other.line("estop").get_by_role("radio", name=one.say("pass"), exact=True)).to_be_checked()
    for item, tab in zip(("intercom", "door_interlock", "table_move", "fans"), (other, one) * 2, strict=True):
        tab.line(item).get_by_role("radio", name=one.say("pass"), exact=True).check()
    for tab in (one, other):
        tab.wait_offline(5)
    numbers = [op["n"] for op in one.store("outbox")]
    assert numbers == list(range(numbers[0], numbers[0] + 5))
    line.set("none")
    for tab in (one, other):
        tab.wait_synced()
    assert len(house.rows("answer", run=RUN)) == 5
    ours = [entry for entry in house.log("P03") if len(entry[0]) == 22]
    assert max(Counter(ours).values()) == 1
    assert len({device for device, _ in ours}) == 1


def test_an_old_tab_gives_way_to_a_new_version_of_the_store(house: House, phones: Phones) -> None:
    line = house.line()
    old = phones(line)
    old.sign_in("engineer.a")
    new = second_tab(old)
    new.page.goto(f"{line.origin}/manifest.webmanifest")
    assert new.page.evaluate(UPGRADE) == "open"
    old.sees("older")


def test_a_new_version_waits_for_the_persons_word(house: House, phones: Phones, tmp_path: Path) -> None:
    phone = phones(house.line())
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    phone.tick("estop", "pass")
    phone.type("advice", "写到一半")
    phone.page.evaluate("window.sameDocument = true")
    house.served.stop()
    house.served.settings["KEPT_WEB"] = str(build(tmp_path / "web2", "0.0.2"))
    house.served.start()
    phone.page.evaluate("navigator.serviceWorker.getRegistration().then((known) => known.update())")
    waits = "navigator.serviceWorker.getRegistration().then((known) => Boolean(known.waiting))"
    phone.until(lambda: phone.page.evaluate(waits), "it waits")
    expect(phone.line("advice").get_by_role("textbox")).to_have_value("写到一半")
    phone.page.keyboard.press("Tab")
    phone.wait_synced()
    assert phone.page.evaluate("window.sameDocument")

    phone.go("/device")
    expect(phone.page.get_by_text("0.0.1+")).to_be_visible()
    phone.sees("update_ready")
    phone.press("update_now")
    expect(phone.page.get_by_text("0.0.2+")).to_be_visible()
    expect(phone.page.get_by_text(phone.say("update_ready"))).to_have_count(0)
    phone.at_checklist()
    expect(phone.line("advice").get_by_role("textbox")).to_have_value("写到一半")


def test_the_app_can_be_installed(shared_house: House, kept_phones: KeptPhones) -> None:
    phone = kept_phones(shared_house.line()).open()
    phone.go("/signin")
    there = "navigator.serviceWorker.getRegistration().then((known) => Boolean(known?.active))"
    phone.until(lambda: phone.page.evaluate(there), "the worker is there")
    asked = phone.context.new_cdp_session(phone.page)
    asked.send("Page.enable")
    assert asked.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    manifest = asked.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["display"] == "standalone"


def test_a_file_that_did_not_come_does_not_cost_the_app_without_a_network(
    serving: Serving, app: Path, tmp_path: Path, phones: Phones
) -> None:
    lacking = shutil.copytree(app, tmp_path / "web")
    (late,) = lacking.glob("assets/calendar-*.js")
    served = serving(KEPT_WEB=str(lacking))
    late.rename(tmp_path / late.name)
    phone = phones(served.start())
    registered = "navigator.serviceWorker.getRegistration().then((known) => known !== undefined)"
    phone.go("/signin")
    phone.until(lambda: phone.page.evaluate(registered), "it is being installed")
    phone.until(lambda: not phone.page.evaluate(registered), "it could not be installed")
    served.stop()
    (tmp_path / late.name).rename(late)
    served.start()
    phone.until(lambda: phone.page.evaluate("navigator.serviceWorker.controller !== null"), "the worker is there")
    served.stop()
    phone.page.reload()
    expect(phone.button("sign_in")).to_be_visible()
