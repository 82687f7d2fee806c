"""A sealed report stays what it was: what came later is named beside it, and an amendment takes its place by name."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone
from tests.e2e.reports import altered, save_file, seal, verdict

DONE = "demo-ct-d01-q3"
RUN = f"{DONE}~CL-CT-Q"
LATE = {"raw": "19.5", "value": 19.5, "unit": "°C", "outcome": "pass", "limits": {"min": 18, "max": 24}}


def test_a_late_answer_is_named_beside_the_seal_and_taken_up_by_an_amendment(house: House, phones: Phones) -> None:
    line = house.line()
    phone = phones(line, "en", "small")
    phone.sign_in("engineer.a")
    demo = next(iter(house.rows("seal")))
    phone.go(f"/seal/{demo}")
    phone.sees("countersigned")
    assert phone.page.get_by_role("list", name=phone.say("one_later"), exact=True).count() == 0
    expect(phone.page.locator(".paper")).to_contain_text("≤ 500 µA 暂定")
    phone.go(f"/job/{DONE}/report/preview")
    seal(phone)
    first = save_file(phone, house.folder)
    before = next(one for one in first.report["runs"][0]["items"] if one["id"] == "room_temp")["raw"]

    house.write("engineer.b", ("answer", f"{RUN}~room_temp", {"reading": LATE}))
    late = phone.page.get_by_role("list", name=phone.say("one_later"), exact=True)
    expect(late.get_by_role("listitem")).to_have_count(1)
    expect(late).to_contain_text(before)
    expect(late).to_contain_text("19.5")
    phone.until_sent()
    phone.until(lambda: verdict(house, first.code)["state"] == "valid", "the report is at the server")
    assert verdict(house, first.code)["later"] == 1

    amend(phone)
    second = save_file(phone, house.folder)
    assert second.report["amends"] == {"seal": first.report["id"], "hash": first.hash, "reason": "Late reading"}
    assert second.report["number"] == f"{first.report['number']}-A1"
    assert phone.page.get_by_role("list", name=phone.say("one_later"), exact=True).count() == 0
    phone.until(lambda: verdict(house, second.code)["state"] == "valid", "the amendment is at the server")
    old = verdict(house, first.code)
    assert (old["state"], old["amended_by"]) == ("valid", second.code)
    phone.page.get_by_role("link", name=first.report["number"], exact=False).first.click()
    phone.sees("amended")
    files_hold(house, phone)


def files_hold(house: House, phone: Phone) -> None:
    """What is handed over once the server has countersigned: the page and the PDF, by the command and by a guest."""
    phone.sees("countersigned")
    page = save_file(phone, house.folder)
    assert page.envelope["receipt"]
    pdf = house.folder / "report.pdf"
    answer = house.served.client("manager").get(f"/api/reports/{page.report['id']}/report.pdf?lang=en", timeout=60)
    pdf.write_bytes(answer.content)
    for file in (page.path, pdf):
        said = house.served.run("verify-report", str(file))
        assert said.returncode == 0, said.stdout + said.stderr
    # Not the signed text, only what the page shows.
    said = house.served.run("verify-report", str(altered(page, "Maintenance report", "Maintenance is fine")))
    assert said.returncode == 1, said.stdout
    phone.go(f"/verify/{page.code}")  # the app lies on this phone, and yet the guests' page opens
    phone.page.get_by_label(phone.say("choose_file")).set_input_files(pdf)
    phone.sees("file_good")


def amend(phone: Phone) -> None:
    """From the sealed report: the reason, one's own hand, the seal."""
    phone.page.get_by_role("link", name=phone.say("amend"), exact=True).click()
    phone.page.get_by_label(phone.say("amend_reason"), exact=True).fill("Late reading")
    phone.press("preview")
    phone.sees("sign_needed")
    expect(phone.button("seal")).to_be_disabled()
    phone.page.get_by_role("link", name=phone.say("back"), exact=True).click()
    phone.press("sign")
    phone.stroke()
    phone.stroke(0.2)
    phone.press("confirm_signature")
    phone.press("preview")
    seal(phone)
