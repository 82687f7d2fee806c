"""An image workstation without a network, from its label to the sealed report, which upstairs is genuine."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import FilePayload, expect

from tests.e2e.checklist import Answer, Photo, Signed, items_of
from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone
from tests.e2e.reports import save_file, verdict, write_report

LABEL = "(01)06999990009596(11)231208(21)DEMO0007"
JOB = "demo-mws-d07"
RUN = f"{JOB}~CL-MWS-Q"
ANSWERS: dict[str, Answer] = {
    "visual": "pass", "dust": "pass", "mains": "221", "ups_min": "14", "cpu_temp": "63", "smart": "ok", "disk": "41",
    "av": "pass", "lmax": "410", "lratio": "310", "gsdf": "6.5", "unif": "17", "ping": "3", "loss": "0",
    "echo": "pass", "ver": "V9.2", "patch": "pass", "backup_age": "1", "restore": "pass", "clock": "0.4",
    "no_fault_run": "pass", "course_replay": "pass", "photo": Photo(), "advice": "更换主机风扇 replace the fan",
    "verdict": "healthy", "sig_engineer": Signed(""), "sig_customer": Signed("科室代表甲"),
}  # fmt: skip
"""Every line that must be answered; brightness and contrast of the display judged by their limits."""


def test_a_workstation_from_its_label_to_the_sealed_report_without_a_network(
    house: House, phones: Phones, picture: Callable[..., FilePayload]
) -> None:
    line = house.line()
    phone = phones(line, "en")
    phone.items = items_of("CL-MWS-Q")
    phone.sign_in("engineer.a")
    line.set("refuse")
    house.served.stop()
    comes_by_its_label(phone)
    for step in ("accepted", "arrived", "started"):
        phone.step(step)
    phone.press("open_checklist")
    for seed, (item, answer) in enumerate(ANSWERS.items()):
        phone.answer(item, answer, picture(seed))
    phone.page.get_by_role("link", name=phone.say("back"), exact=True).click()
    phone.step("done")
    expect(phone.page.get_by_text(phone.say("state_done"), exact=True).first).to_be_visible()
    write_report(phone)
    handed = save_file(phone, house.folder)
    (run,) = handed.report["runs"]
    lines = {one["id"]: one for one in run["items"]}
    assert {lines[item]["outcome"] for item in ("mains", "lmax", "unif", "echo")} == {"pass"}
    assert len(lines["photo"]["photos"]) == 1
    assert run["scanned"]["raw"] == LABEL

    house.served.start()
    line.set("none")
    phone.until(lambda: verdict(house, handed.code)["state"] == "valid", "the report is at the server")
    assert house.rows("run")[RUN]["outcome"] == "completed"
    assert verdict(house, handed.code)["number"] == handed.report["number"]


def comes_by_its_label(phone: Phone) -> None:
    """Typed, as where no camera may be used: to the device, to its job, and there held against the job's device."""
    phone.type_label(LABEL)
    phone.page.wait_for_url("**/equipment/D07", wait_until="commit")
    phone.page.get_by_role("link", name=re.compile("WO-0044")).click()
    phone.type_label(LABEL, "check_device")
    expect(phone.page.get_by_text(phone.say("is_device")).first).to_be_visible()
    phone.page.wait_for_url(f"**/job/{JOB}", wait_until="commit")
