"""A name that two people take out reaches the sealed report that says it: it is given out no more, and sealed anew."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone
from tests.e2e.reports import Handed, save_file, seal, verdict

DONE = "demo-ct-d01-q3"
RUN = f"{DONE}~CL-CT-Q"
NOTE = f"{RUN}~room_temp"
SECRET = "病人王小明在场"


def dialog(phone: Phone) -> Locator:
    return phone.page.get_by_role("dialog")


def seal_what_names_a_patient(house: House, phone: Phone) -> Handed:
    house.write("engineer.b", ("answer", NOTE, {"note": SECRET}))
    phone.go(f"/job/{DONE}/report/preview")
    expect(phone.page.locator(".paper").get_by_text(SECRET).first).to_be_visible()
    seal(phone)
    made = save_file(phone, house.folder)
    phone.until(lambda: verdict(house, made.code)["state"] == "valid", "the report is at the server")
    return made


def link(house: House, made: Handed) -> str:
    """The path of the hospital's private link."""
    answer = house.served.client("manager").post(f"/api/reports/{made.report['id']}/links", json={"days": 7})
    answer.raise_for_status()
    url: str = answer.json()["url"]
    return url[url.index("/r/") :]


def take_out(asker: Phone, ruler: Phone) -> None:
    """One asks in the record's history, another approves; neither can do both."""
    asker.sign_in("manager")
    asker.go(f"/contested/answer/{NOTE}")
    asker.press("show_history")
    entry = asker.page.get_by_role("listitem").filter(has_text=SECRET)
    entry.get_by_role("button", name=asker.say("ask_redaction"), exact=True).click()
    dialog(asker).get_by_role("checkbox", name=asker.say("note_field"), exact=True).check()
    dialog(asker).get_by_label(asker.say("redaction_reason"), exact=True).fill("names a patient")
    dialog(asker).get_by_role("button", name=asker.say("ask_redaction"), exact=True).click()
    expect(dialog(asker)).to_have_count(0)
    asker.go("/office/redactions")
    asker.sees("another_rules")
    expect(asker.button("approve_redaction")).to_have_count(0)
    ruler.sign_in("admin")
    ruler.go("/office/redactions")
    ruler.press("approve_redaction")
    dialog(ruler).get_by_role("button", name=ruler.say("approve_redaction"), exact=True).click()
    expect(dialog(ruler)).to_have_count(0)
    ruler.sees("redaction_done")


def says_nothing_more(guest: Phone, path: str) -> None:
    guest.go(path)
    guest.sees("guest_withheld")
    guest.sees("withheld_since")
    expect(guest.page.get_by_text(SECRET)).to_have_count(0)
    expect(guest.page.locator(".paper")).to_have_count(0)


def still_here(phone: Phone, made: Handed) -> bool:
    """Whether the phone keeps the name in a record, or the bytes of the report that says it."""
    return SECRET in str(phone.store("rows")) or made.hash in [one["hash"] for one in phone.store("bytes")]


def test_a_report_that_names_what_two_people_took_out_is_withheld_everywhere_and_sealed_anew(
    house: House, phones: Phones
) -> None:
    engineer, guest = phones(house.line(), "en", "small"), phones(house.line())
    engineer.sign_in("engineer.a")
    first = seal_what_names_a_patient(house, engineer)
    private = link(house, first)
    guest.go(private)
    expect(guest.page.get_by_text(SECRET).first).to_be_visible()

    take_out(phones(house.line(), "zh", "desktop"), phones(house.line(), "en", "desktop"))
    engineer.sees("withheld")
    engineer.sees("seal_amended")
    expect(engineer.page.locator(".paper")).to_have_count(0)
    expect(engineer.page.get_by_text(SECRET)).to_have_count(0)
    assert verdict(house, first.code)["state"] == "withheld"
    says_nothing_more(guest, private)
    says_nothing_more(guest, f"/verify/{first.code}")
    engineer.until(lambda: not still_here(engineer, first), "the name has left the phone")

    second = amended(house, engineer)
    assert second.report["amends"]["seal"] == first.report["id"]
    assert SECRET not in second.path.read_text("utf-8")
    engineer.until(lambda: verdict(house, second.code)["state"] == "valid", "the amended report is at the server")
    old = verdict(house, first.code)
    assert (old["state"], old["amended_by"]) == ("withheld", second.code)
    guest.go(f"/verify/{first.code}")
    guest.page.get_by_role("link", name=guest.say("see_amended"), exact=True).click()
    guest.sees("guest_valid")


def amended(house: House, phone: Phone) -> Handed:
    """As the withheld report tells: the reason, one's own hand, the seal."""
    phone.page.get_by_role("link", name=phone.say("amend"), exact=True).click()
    phone.page.get_by_label(phone.say("amend_reason"), exact=True).fill("A name was taken out")
    phone.press("sign")
    phone.stroke()
    phone.stroke(0.2)
    phone.press("confirm_signature")
    phone.press("preview")
    expect(phone.page.locator(".paper")).to_be_visible()
    expect(phone.page.get_by_text(SECRET)).to_have_count(0)
    seal(phone)
    return save_file(phone, house.folder)
