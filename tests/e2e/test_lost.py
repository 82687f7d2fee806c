"""A phone reported lost while work waits on it; a browser that threw its store away: what happens, and what is said."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.checklist import RUN
from tests.e2e.conftest import Phones
from tests.e2e.house import House

DATABASES = "indexedDB.databases().then(all => all.map(one => one.name))"


def test_a_lost_phone_hands_in_what_waits_and_then_clears_itself(house: House, phones: Phones) -> None:
    line = house.line()
    phone = phones(line)
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    line.set("refuse")
    phone.tick("estop", "pass")
    phone.answer("room_temp", "21.5")
    phone.wait_offline()
    office = house.served.client("manager")
    (device,) = [d for d in office.get("/api/devices").json() if d["person"] == "P03"]
    office.post(f"/api/devices/{device['id']}/revoke", json={"why": "lost", "reason": "taxi"}).raise_for_status()
    line.set("none")
    expect(phone.page.get_by_text(phone.say("reported_lost", name="工程师A"))).to_be_visible()
    expect(phone.page.get_by_text(phone.say("handed_in", n=3))).to_be_visible()
    assert {row["item"] for row in house.rows("answer", run=RUN).values()} == {"estop", "room_temp"}
    phone.until(lambda: phone.page.evaluate(DATABASES) == ["kept"], "its store is gone")
    wiped = f'"id":"{device["id"]}"[^}}]*"wiped":[0-9]'
    phone.until(lambda: re.search(wiped, office.get("/api/devices").text), "the office hears that it is wiped")
    phone.page.reload()
    expect(phone.page.get_by_text(phone.say("reported_lost", name="工程师A"))).to_be_visible()
    phone.press("understood")
    phone.sign_in("engineer.a")
    expect(phone.page.get_by_text(phone.say("evicted"))).to_have_count(0)


def test_a_browser_that_threw_the_store_away_is_found_out_and_it_is_said(house: House, phones: Phones) -> None:
    line = house.line()
    phone = phones(line)
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    phone.tick("intercom", "pass")
    phone.until_sent()
    before = phone.store("standing")[0]["device"]
    line.set("refuse")
    phone.tick("estop", "pass")
    phone.wait_offline(1)
    phone.page.goto("about:blank")
    kinds = "indexeddb,cache_storage,service_workers,local_storage,file_systems"
    cdp = phone.context.new_cdp_session(phone.page)
    cdp.send("Storage.clearDataForOrigin", {"origin": line.origin, "storageTypes": kinds})
    line.set("none")
    phone.go("/")
    phone.sees("evicted")
    phone.wait_synced()
    phone.at_checklist()
    expect(phone.line("intercom").get_by_role("radio", name=phone.say("pass"), exact=True)).to_be_checked()
    expect(phone.line("estop").get_by_role("radio", name=phone.say("pass"), exact=True)).not_to_be_checked()
    assert phone.store("standing")[0]["device"] != before, "an evicted device takes a new id"
    phone.press("understood")
    expect(phone.page.get_by_text(phone.say("evicted"))).to_have_count(0)
    phone.page.reload()
    expect(phone.line("intercom")).to_be_visible()
    expect(phone.page.get_by_text(phone.say("evicted"))).to_have_count(0)
