"""A repair without a network: no visit ends before it says what was wrong and has the hospital's word."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from playwright.sync_api import expect

from tests.e2e.checklist import items_of
from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone

JOB, BARE = "demo-rep-d12", "bare-job"
RUN = f"{JOB}~CL-REPAIR"
STEPS = ("accepted", "departed", "arrived", "started")
TOLD = {
    "symptom": "图像有暗道",
    "cause": "探头接口氧化",
    "method": "清洁接口，更换探头",
    "loss": "停机 3 小时",
    "advice": "无",
}


def test_a_repair_says_what_was_wrong_and_has_the_hospitals_word(house: House, phones: Phones) -> None:
    bare = {
        "number": "WO-0099",
        "type": "training",
        "hospital": "H03",
        "equipment": "D12",
        "engineers": {"add": ["P05"]},
    }
    loose = {"equipment": "D12", "job": BARE, "text": "脚轮松动", "state": "open"}
    led = ("finding", "loose", loose | {"followup": BARE})
    house.write("agent.01", ("job", BARE, bare), led, ("finding", "other", loose))
    line = house.line()
    phone = phones(line, "zh", "small")
    phone.sign_in("engineer.c")
    line.set("refuse")
    house.served.stop()
    repairs(phone)
    trains_without_a_checklist(phone)

    house.served.start()
    line.set("none")
    phone.until(lambda: "done" in steps(house, BARE), "both visits are at the office")
    assert sorted(steps(house, JOB)) == sorted([*STEPS, "done"])
    answers = {row["item"]: row["reading"]["raw"] for row in house.rows("answer", run=RUN).values()}
    assert TOLD.items() <= answers.items()
    again = house.rows("job", type="repair")[house.rows("finding")[f"{RUN}~works~finding"]["followup"]]
    week = datetime.now(timezone(timedelta(hours=8))) + timedelta(days=7)
    assert (again["template"], again["due"]) == ("CL-REPAIR", f"{week:%Y-%m-%d}")
    found = {id: row["state"] for id, row in house.rows("finding", equipment="D12").items()}
    assert found == {f"{RUN}~works~finding": "open", "loose": "done", "other": "open"}
    (word,) = house.rows("signature", job=BARE).values()
    assert (word["act"], word["reason"]) == ("not_present", "科室已下班")


EAGER = """const reach = () => {
  const field = document.querySelector('.run-line textarea');
  field?.focus();
  if (!field || document.activeElement !== field) requestAnimationFrame(reach);
}; reach();"""


def test_who_types_already_is_not_led_to_the_line_that_was_asked_for(house: House, phones: Phones) -> None:
    phone = phones(house.served, script=EAGER)
    phone.items = items_of("CL-REPAIR")
    phone.sign_in("engineer.c")
    phone.page.get_by_role("link", name=re.compile("WO-0043")).click()
    for step in STEPS:
        phone.step(step)
    phone.press("open_checklist")
    expect(phone.line("symptom")).to_be_visible()
    phone.go("/")
    phone.go(f"/run/{RUN}#method")
    expect(phone.line("sig_customer")).to_be_visible()
    phone.page.wait_for_timeout(1000)  # what must not happen would have by now
    expect(phone.line("symptom").get_by_role("textbox")).to_be_focused()


def repairs(phone: Phone) -> None:
    """Hasty fingers tap everything twice."""
    page = phone.page
    page.get_by_role("link", name=re.compile("WO-0043")).click()
    for step in STEPS:
        phone.button(step).dblclick()
        page.wait_for_timeout(600)  # longer than two taps that belong together
    phone.button("open_checklist").dblclick()
    phone.items = items_of("CL-REPAIR")
    expect(phone.line("symptom")).to_be_visible()
    page.go_back()
    phone.step("done")
    expect(page.get_by_role("dialog").get_by_role("link", name="故障原因")).to_be_visible()
    page.get_by_role("dialog").get_by_role("link", name="故障原因").click()
    for item, said in TOLD.items():
        phone.answer(item, said)
    phone.answer("fault_kind", "hardware")
    phone.tick("works", "fail")
    phone.tick("safe", "pass")
    phone.answer("verdict", "limited")
    phone.sign("sig_engineer")
    phone.sign("sig_customer", "科室代表甲")
    page.get_by_role("link", name=phone.say("back"), exact=True).click()
    phone.press("repair")
    expect(page.get_by_role("link", name=phone.say("repair_number"))).to_be_visible()
    phone.step("done")
    expect(page.get_by_text(phone.say("state_done"), exact=True).first).to_be_visible()


def trains_without_a_checklist(phone: Phone) -> None:
    page = phone.page
    phone.go(f"/job/{BARE}")
    for step in ("accepted", "started"):
        phone.step(step)
    phone.step("done")
    phone.sees("work_needed")
    phone.press("to_work_list")
    phone.press("add_work")
    page.get_by_role("dialog").get_by_label(phone.say("work_line"), exact=True).fill("培训操作者")
    phone.press("save")
    phone.step("done")
    phone.sees("confirmation_needed")
    phone.press("to_work_list")
    phone.press("confirm_work")
    page.get_by_role("dialog").get_by_role("radio", name=phone.say("not_present"), exact=True).check()
    page.get_by_role("dialog").get_by_role("textbox", name=phone.say("reason")).fill("科室已下班")
    page.get_by_role("dialog").get_by_role("button", name=phone.say("record"), exact=True).click()
    phone.step("done")
    expect(page.get_by_text(phone.say("state_done"), exact=True).first).to_be_visible()


def steps(house: House, job: str) -> list[str]:
    return [row["step"] for row in house.rows("step", job=job).values()]
