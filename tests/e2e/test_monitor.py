"""A patient monitor with electrical safety, without a network: instruments, limits, a failure and its repair job."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import FilePayload, expect

from tests.e2e.checklist import items_of
from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone
from tests.e2e.reports import save_file, verdict, write_report

JOB = "demo-mon-d10"
RUN = f"{JOB}~CL-MON-Y"
FINDING = f"{RUN}~apl~finding"
NUMBERS = {
    "pe": "0.12", "eql": "210", "apl": "62", "hr60": "60", "hr120": "120", "spo2_97": "97", "spo2_85": "85",
    "resp": "20", "nibp_static": "200", "nibp_leak": "2", "temp": "37.0", "battery": "74",
}  # fmt: skip
TICKS = ("housing", "cordvis", "access", "alarm_hi", "alarm_lead", "clock")


def test_a_monitor_with_electrical_safety_is_checked_without_a_network(
    house: House, phones: Phones, picture: Callable[..., FilePayload]
) -> None:
    line = house.line()
    phone = phones(line)
    phone.items = items_of("CL-MON-Y")
    phone.sign_in("engineer.a")
    line.set("refuse")
    house.served.stop()
    phone.type_label("(01)06999990013708(11)250701(21)DEMO0010")
    phone.page.wait_for_url(f"**/job/{JOB}", wait_until="commit")
    for step in ("accepted", "arrived", "started"):
        phone.step(step)
    phone.press("open_checklist")
    expect(phone.line("class")).to_be_visible()
    takes_over_what_stays(phone)
    chooses_instruments(phone)
    measures(phone)
    photographs_without_the_patient(phone, picture)
    phone.answer("advice", "更换血氧探头 replace the probe")
    phone.sign("sig_engineer")
    phone.sign("sig_customer", "科室代表甲")
    ends_in_part(phone)
    write_report(phone)
    handed = save_file(phone, house.folder)
    says_by_what_it_was_judged(handed.report)

    house.served.start()
    line.set("none")
    phone.until(lambda: house.rows("run", outcome="partial").get(RUN), "the run is at the office")
    run = house.rows("run")[RUN]
    assert sorted(run["instruments"]) == ["I01", "I04"]
    answers = {row["item"]: row["reading"] for row in house.rows("answer", run=RUN).values()}
    assert [answers[item]["copied"] for item in ("class", "ap", "cord")] == [True] * 3
    assert (answers["apl"]["outcome"], answers["apl"]["limits"]["max"]) == ("fail", 50)
    assert (answers["eql"]["outcome"], answers["eql"]["special"]) == ("watch", "unearthed")
    assert (answers["pe"]["instrument"], answers["temp"]["instrument"]) == ("I01", "I04")
    assert answers["verdict"]["raw"] == "unsafe"
    assert answers["central"]["outcome"] == "not_tested"
    phone.until(lambda: verdict(house, handed.code)["state"] == "valid", "the report is at the server")
    finding = house.rows("finding")[FINDING]
    repair = house.rows("job", type="repair")[finding["followup"]]
    assert (repair["equipment"], repair["urgency"], repair.get("engineers")) == ("D10", "urgent", None)
    assert finding["followup"] == f"{FINDING}~repair"


def says_by_what_it_was_judged(report: Any) -> None:
    """What the hospital reads: the special limit that was chosen, limits that nobody confirmed, what was taken over."""
    lines = {line["id"]: line for line in report["runs"][0]["items"]}
    assert lines["eql"]["special"]["id"] == "unearthed"
    assert (lines["apl"]["assumed"], lines["hr60"]["assumed"]) == (True, False)
    assert [lines[item]["copied"] for item in ("class", "method")] == [True, False]


def takes_over_what_stays(phone: Phone) -> None:
    """Nothing is stored before the person confirms it."""
    for item, value in (("class", "I类"), ("ap", "CF型"), ("cord", "可拆卸（含线测量）")):
        offer = phone.line(item).get_by_role("button", name=phone.say("still", value=value), exact=True)
        expect(offer).to_be_visible()
        assert not any(op["id"] == f"{RUN}~{item}" for op in phone.store("outbox"))
        offer.click()
        expect(phone.line(item).get_by_text(phone.say("copied"), exact=True)).to_be_visible()
    phone.answer("method", "direct")


def chooses_instruments(phone: Phone) -> None:
    """The expired one judges nothing; another takes its place."""
    analyser = phone.page.get_by_label(phone.say("analyser"), exact=True)
    phone.answer("pe", NUMBERS["pe"])
    expect(phone.line("pe")).to_contain_text(phone.say("no_instrument"))
    analyser.select_option("I02")
    expect(phone.page.get_by_role("alert").filter(has_text=phone.say("expired"))).to_be_visible()
    expect(phone.line("pe").get_by_role("status")).not_to_contain_text(phone.say("pass"))
    analyser.select_option("I01")
    expect(phone.line("pe")).not_to_contain_text(phone.say("no_instrument"))
    expect(phone.line("pe").get_by_role("status")).to_contain_text(phone.say("pass"))
    phone.page.get_by_label(phone.say("simulator"), exact=True).select_option("I04")


def measures(phone: Phone) -> None:
    for item in TICKS:
        phone.tick(item, "pass")
    for item, raw in NUMBERS.items():
        phone.answer(item, raw)
    phone.line("eql").get_by_label(phone.say("special")).select_option("unearthed")
    expect(phone.line("eql").get_by_role("status")).to_contain_text(phone.say("rising"))
    expect(phone.line("apl").get_by_text(phone.say("unsafe"))).to_be_visible()
    phone.line("central").get_by_role("button", name=phone.say("skip")).click()
    dialog = phone.page.get_by_role("dialog")
    dialog.get_by_role("button", name=phone.say("not_at_hand"), exact=True).click()
    dialog.get_by_role("button", name=phone.say("save"), exact=True).click()
    expect(dialog).to_have_count(0)


def photographs_without_the_patient(phone: Phone, picture: Callable[..., FilePayload]) -> None:
    """A picture that shows a patient leaves nothing on the phone."""
    with phone.page.expect_file_chooser() as chooser:
        phone.line("label").get_by_role("button", name=phone.say("take_photo"), exact=True).first.click()
    chooser.value.set_files(picture(1))
    phone.press("patient")
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    assert phone.store("bytes") == phone.store("blobs") == []
    assert not [op for op in phone.store("outbox") if op["kind"] == "photo"]
    phone.photograph("label", picture(2))


def ends_in_part(phone: Phone) -> None:
    """The drafted finding becomes a repair job with one tap; what was not tested needs a word."""
    phone.page.get_by_role("link", name=phone.say("back"), exact=True).click()
    phone.press("repair")
    expect(phone.page.get_by_role("link", name=phone.say("repair_number"))).to_be_visible()
    phone.step("done")
    dialog = phone.page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("中央站维护中")
    dialog.get_by_role("button", name=phone.say("done"), exact=True).click()
    expect(phone.page.get_by_text(phone.say("state_done"), exact=True).first).to_be_visible()
