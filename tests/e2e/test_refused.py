"""A right is taken away while work waits: the work comes back with a reason, and the person decides."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone

REASON = "这条记录已不在您的可见范围"


def move(phone: Phone, equipment: str, place: str) -> None:
    """The engineer writes down where a device stands."""
    phone.go(f"/equipment/{equipment}")
    phone.press("edit")
    phone.page.get_by_role("dialog").get_by_role("textbox", name=phone.say("location")).fill(place)
    phone.page.get_by_role("dialog").get_by_role("button", name=phone.say("save"), exact=True).click()
    expect(phone.page.get_by_role("dialog")).to_have_count(0)


def test_refused_work_is_resent_exported_or_dropped_by_its_author(house: House, phones: Phones) -> None:
    line = house.line()
    phone = phones(line)
    phone.sign_in("engineer.a")
    line.set("refuse")
    move(phone, "D04", "影像中心二层")
    move(phone, "D04", "影像中心三层")
    move(phone, "D01", "放射科（负二层）")
    house.write("admin", ("person", "P03", {"hospitals": {"remove": ["H02"]}}))
    line.set("none")
    phone.go("/refused")
    cards = phone.page.get_by_text(REASON)
    expect(cards).to_have_count(2)
    phone.until(lambda: house.rows("equipment")["D01"]["location"] == "放射科（负二层）", "the rest was taken")
    assert house.rows("equipment")["D04"]["location"] == "影像中心"

    with phone.page.expect_download() as download:
        phone.press("export")
    file = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert "影像中心三层" in json.dumps(file, ensure_ascii=False)

    phone.button("drop").first.click()
    phone.page.get_by_role("dialog").get_by_role("button", name=phone.say("drop"), exact=True).click()
    expect(cards).to_have_count(1)
    house.write("admin", ("person", "P03", {"hospitals": {"add": ["H02"]}}))
    phone.press("resend")
    phone.until(lambda: house.rows("equipment")["D04"]["location"] == "影像中心三层", "it was taken")
    phone.sees("nothing_refused")
    phone.wait_synced()


def test_what_two_people_took_out_of_the_refused_work_is_gone_from_its_authors_phone(
    house: House, phones: Phones
) -> None:
    line = house.line()
    phone = phones(line)
    phone.sign_in("engineer.a")
    line.set("refuse")
    move(phone, "D04", "患者王某的病房")
    house.write("admin", ("person", "P03", {"hospitals": {"remove": ["H02"]}}))
    line.set("none")
    phone.go("/refused")
    words = phone.page.get_by_text("患者王某")
    expect(words).to_have_count(1)
    (refusal,) = phone.store("refused")
    wish = {"kind": "refused", "id": f"{refusal['device']}~{refusal['n']}", "fields": [], "reason": "误录"}
    asked = house.served.client("manager").post("/api/redactions", json=wish).raise_for_status().json()
    ruling = house.served.client("admin").post(f"/api/redactions/{asked['id']}/ruling", json={"act": "approved"})
    ruling.raise_for_status()
    phone.sees("refused_gone")
    expect(phone.page.get_by_text("误录")).to_be_visible()
    expect(words).to_have_count(0)
    assert "患者王某" not in json.dumps(phone.store("refused"), ensure_ascii=False)
    expect(phone.button("export")).to_have_count(0)
    phone.press("seen")
    phone.sees("nothing_refused")
