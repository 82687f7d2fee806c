"""The whole journey: a maintenance in a basement without a network, in the office by itself later."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import httpx
from playwright.sync_api import FilePayload, expect

from tests.e2e.checklist import ANSWERS, ITEMS, JOB, RUN, WITHOUT_ANSWER_RECORD, Photo, Signed, Skipped
from tests.e2e.conftest import KeptPhones, Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone
from tests.e2e.reports import Handed, altered, save_file, write_report

Picture = Callable[..., FilePayload]


def test_a_maintenance_done_without_a_network_arrives_by_itself_exactly_once(
    house: House, kept_phones: KeptPhones, phones: Phones, picture: Picture, tmp_path: Path
) -> None:
    line = house.line()
    kept = kept_phones(line, "zh", "phone")
    phone = kept.open()
    phone.sign_in("engineer.a")
    line.set("refuse")
    house.served.stop()
    phone.context.close()

    phone = kept.open()
    phone.go()
    fill_in(phone, picture)
    finish(phone)
    write_report(phone)
    handed = save_file(phone, tmp_path)
    assert_the_file_is_the_report(handed)
    bytes_here = {one["hash"]: one["size"] for one in phone.store("bytes")}
    numbers = [one["n"] for one in phone.store("outbox")]
    assert len(numbers) > 45
    phone.wait_offline(len(numbers))

    house.served.start()
    line.by_chance(20261121)
    phone.until(lambda: house.rows("step", job=JOB, step="done"), "the job is done at the office")
    line.set("none", cut=False)
    phone.wait_synced(60_000)
    phone.until(lambda: all_bytes_there(house, bytes_here), "all photos are there")
    assert_all_is_there_once(house, len(numbers))
    office_sees_it_done(phones(house.line(), "en", "desktop"))
    guest_checks(phones(house.line(), "zh", "small"), house, handed)
    the_command_agrees(house, handed)


def test_a_shorter_day_in_english_on_a_desktop_arrives_too(house: House, phones: Phones, picture: Picture) -> None:
    line = house.line()
    phone = phones(line, "en", "desktop")
    phone.sign_in("engineer.a")
    line.set("blackhole")
    phone.open_job()
    for step in ("accepted", "departed", "arrived", "started"):
        phone.step(step)
    phone.open_checklist()
    for item in ("release", "sw_version", "room_temp", "estop"):
        phone.answer(item, ANSWERS[item])
    phone.tick("filters", "fail")
    phone.photograph("filters", picture(7))
    phone.sign("sig_customer", "Ward nurse B")
    expect(phone.line("filters").get_by_text(phone.say("unsent"))).to_be_attached()
    expect(phone.chip()).to_have_text(phone.say("slow_saved", n=len(phone.store("outbox"))))
    assert house.rows("answer", run=RUN) == {}
    line.set("none")
    phone.until(lambda: house.rows("signature", job=JOB), "the signature is at the office")
    phone.wait_synced(60_000)
    assert house.rows("answer")[f"{RUN}~room_temp"]["reading"]["value"] == 21.5
    hashes = {row["blob"]: row["size"] for row in house.rows("photo", job=JOB).values()}
    phone.until(lambda: all_bytes_there(house, hashes), "the photo is there")


def fill_in(phone: Phone, picture: Picture) -> None:
    """All 38 lines, from the device's label on."""
    phone.type_label("(01)06999990001378(10)LOT7(21)DEMO0001")
    expect(phone.button("open_checklist")).to_be_visible()
    for step in ("accepted", "departed", "arrived", "started"):
        phone.step(step)
    phone.open_checklist()
    for seed, (item, answer) in enumerate(ANSWERS.items()):
        phone.answer(item, answer, picture(seed))
        if answer == "fail":
            phone.photograph(item, picture(100 + seed))
            expect(phone.line(item).get_by_text(phone.say("photo_on_phone"))).to_be_visible()
    progress = phone.say("progress", done=36, total=36)
    expect(phone.page.get_by_text(progress, exact=True)).to_be_visible()
    expect(phone.line("estop").get_by_text(phone.say("unsent"))).to_be_attached()


def finish(phone: Phone) -> None:
    """The drafted finding is confirmed, the job is done."""
    phone.page.get_by_role("link", name=phone.say("back"), exact=True).click()
    phone.page.get_by_role("button", name=phone.say("draft")).click()
    phone.page.get_by_role("dialog").get_by_role("button", name=phone.say("confirm"), exact=True).click()
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    phone.step("done")
    expect(phone.page.get_by_text(phone.say("state_done"), exact=True).first).to_be_visible()


def all_bytes_there(house: House, sizes: dict[str, int]) -> bool:
    """Whether the office gets each photo's bytes, of the right hash and length."""
    office = house.served.client("manager")
    answers = {hash: office.get(f"/api/blobs/{hash}") for hash in sizes}
    if any(answer.status_code != 200 for answer in answers.values()):
        return False
    assert all(hashlib.sha256(answer.content).hexdigest() == hash for hash, answer in answers.items())
    assert {hash: len(answer.content) for hash, answer in answers.items()} == sizes
    return True


def assert_all_is_there_once(house: House, ops: int) -> None:
    log = house.log("P03")
    made = [entry for entry in log if len(entry[0]) == 22]
    assert len(made) == len(set(made)) == ops
    for item, answer in ANSWERS.items():
        if item not in WITHOUT_ANSWER_RECORD and not ITEMS[item].get("repeatable"):
            (op,) = house.history("answer", f"{RUN}~{item}")
            assert raw(op["set"]["reading"]) == expected(answer), item
    for item in ("q_and_a", "guidance"):
        (row,) = house.rows("answer", run=RUN, item=item).values()
        assert row["reading"]["raw"] == ANSWERS[item]
    (finding,) = house.rows("finding", job=JOB).values()
    assert (finding["item"], finding["state"]) == ("filters", "open")
    assert sorted(row["item"] for row in house.rows("photo", job=JOB).values()) == ["filters", "phantom_img"]
    signed = {row["item"]: row for row in house.rows("signature", job=JOB).values()}
    assert sorted(signed) == ["sig_customer", "sig_engineer", "work"]
    assert all(len(row["strokes"]) == 2 and len(row["strokes"][0]) > 3 for row in signed.values())
    assert Signed(signed["sig_customer"]["name"]) == ANSWERS["sig_customer"]
    steps = [row["step"] for row in house.rows("step", job=JOB).values()]
    assert sorted(steps) == ["accepted", "arrived", "departed", "done", "started"]


def raw(reading: dict[str, str]) -> str:
    return reading["reason"] if reading.get("outcome") == "not_applicable" else reading["raw"]


def expected(answer: str | Skipped | Photo | Signed) -> str:
    return answer.reason if isinstance(answer, Skipped) else str(answer)


def assert_the_file_is_the_report(handed: Handed) -> None:
    """Saved with the server stopped; its own signature was checked when it was read."""
    (run,) = handed.report["runs"]
    lines = {line["id"]: line for line in run["items"]}
    assert len(lines) == len(ITEMS) - 2 == 36
    assert (lines["room_temp"]["value"], lines["filters"]["outcome"]) == (21.5, "fail")
    assert [one["text"] for one in handed.report["work"] if one["confirmed"]] == ["清洁滤网"]
    assert [one["item"] for one in handed.report["signatures"]] == ["sig_engineer", "sig_customer", "work"]
    assert handed.report["guidance"] == "已演示急停 <b>"
    assert handed.envelope["receipt"] is None
    assert len(lines["phantom_img"]["photos"]) == 1


def guest_checks(guest: Phone, house: House, handed: Handed) -> None:
    """Somebody of the hospital scans the code, and checks the file that was handed over."""
    told = httpx.get(f"{house.served.url}/api/verify/{handed.code}").json()
    assert (told["state"], told["number"], told["later"]) == ("valid", handed.report["number"], 0)
    guest.go(f"/verify/{handed.code}")
    guest.sees("genuine")
    guest.page.get_by_label(guest.say("choose_file")).set_input_files(handed.path)
    guest.sees("file_good")
    guest.page.get_by_label(guest.say("choose_file")).set_input_files(altered(handed, "扫描间保持 22", "扫描间保持 29"))
    guest.sees("file_bad")


def the_command_agrees(house: House, handed: Handed) -> None:
    """The phone's file and the server's PDF of the same report, by `verify-report`; the file knew of no receipt yet."""
    said = house.served.run("verify-report", str(handed.path))
    assert (said.returncode, said.stdout.count("✗")) == (1, 0), said.stdout
    assert "文件自生成以来没有改动" in said.stdout
    assert "公司尚未加签" in said.stdout
    pdf = handed.path.with_suffix(".pdf")
    door = f"/api/reports/{handed.report['id']}/report.pdf"
    pdf.write_bytes(house.served.client("engineer.a").get(door).content)
    said = house.served.run("verify-report", str(pdf))
    assert said.returncode == 0, said.stdout


def office_sees_it_done(office: Phone) -> None:
    office.go("/signin")
    office.sign_in("agent.01")
    office.go(f"/office/job/{JOB}")
    expect(office.page.get_by_text(office.say("state_done"), exact=True).first).to_be_visible()
