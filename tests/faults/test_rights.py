"""Rights and sight change while work waits: it is refused with its reason, never lost; nobody sees too much."""

from __future__ import annotations

import pytest

from tests.faults.conftest import Devices
from tests.faults.firm import change_person
from tests.faults.house import House
from tests.faults.work import Sheet, below, look, notes, plan, quiet, shown, write
from tests.wire_client import View, new_id
from tests.wire_http import Problem


@pytest.fixture
def sheet(own_house: House, devices: Devices) -> Sheet:
    return plan(devices("office"), "H01", own_house.person("ann"))


def test_a_role_taken_away_refuses_the_waiting_work_with_its_data(
    own_house: House, devices: Devices, sheet: Sheet
) -> None:
    ann = devices("ann")
    ann.sync()
    waiting = [write(ann, sheet, item, f"{item} by ann") for item in "abc"]
    change_person(own_house, "ann", role="parts_clerk")
    ann.sync()
    assert [refusal["n"] for refusal in ann.refusals()] == waiting
    assert {refusal["code"] for _, refusal in ann.tray()} <= {"not_allowed", "not_in_sight"}
    assert [op["set"]["note"] for op, _ in ann.tray()] == [f"{item} by ann" for item in "abc"]
    office = devices("office")
    refused = office.wire.json("GET", "/api/refused")
    assert "b by ann" in str(refused)


def test_a_hospital_taken_away_leaves_the_device_and_refuses_the_waiting_work(
    own_house: House, devices: Devices, sheet: Sheet
) -> None:
    ben = devices("ben")
    write(ben, sheet, "a", "by ben")
    ben.sync()
    write(ben, sheet, "b", "waiting")
    change_person(own_house, "ben", hospitals={"remove": ["H01"]})
    ben.sync()
    assert below(ben, sheet) == []
    assert not [row for row in ben.rows() if "hospital/H01" in row["in"]]
    assert "hospital/H01" not in ben.state("scopes")
    ((op, refusal),) = ben.tray()
    assert (op["set"]["note"], refusal["code"]) == ("waiting", "not_in_sight")
    with pytest.raises(Problem, match="404"):
        ben.history("answer", sheet.item("a"))
    ann = devices("ann")
    ann.sync()
    assert shown(ann, sheet, "a") == "by ben"


def test_a_hospital_given_brings_its_rows_and_given_again_brings_them_again(
    own_house: House, devices: Devices, sheet: Sheet
) -> None:
    zoe, office = devices("zoe"), devices("office")
    zoe.sync()
    assert below(zoe, sheet) == []
    for _ in range(2):
        change_person(own_house, "zoe", hospitals={"add": ["H01"]})
        quiet([office, zoe])
        assert below(zoe, sheet) == below(office, sheet) != []
        change_person(own_house, "zoe", hospitals={"remove": ["H01"]})
        zoe.sync()
        assert below(zoe, sheet) == []


def test_an_own_job_elsewhere_is_seen_and_leaves_when_it_is_given_to_another(
    own_house: House, devices: Devices
) -> None:
    office, zoe = devices("office"), devices("zoe")
    me = own_house.person("zoe")
    sheet = plan(office, "H01", me)
    write(office, sheet, "a", "by the office")
    quiet([office, zoe])
    assert shown(zoe, sheet, "a") == "by the office"
    office.change(office.see("job", sheet.job), engineers={"remove": [me]})
    quiet([office, zoe])
    assert below(zoe, sheet) == []
    assert not [row for row in zoe.rows() if "hospital/H01" in row["in"]]


def test_a_job_moved_to_another_hospital_leaves_one_sight_and_enters_another(
    own_house: House, devices: Devices
) -> None:
    office, ben, zoe = devices("office"), devices("ben"), devices("zoe")
    sheet = plan(office, "H01")
    write(office, sheet, "a", "by the office")
    quiet([office, ben, zoe])
    assert (shown(ben, sheet, "a"), shown(zoe, sheet, "a")) == ("by the office", None)
    office.change(office.see("job", sheet.job), hospital="H02")
    quiet([office, ben, zoe])
    assert (shown(ben, sheet, "a"), shown(zoe, sheet, "a")) == (None, "by the office")
    assert below(zoe, sheet) == below(office, sheet)
    assert below(ben, sheet) == []


def test_a_job_that_goes_and_comes_back_is_whole_for_everybody(own_house: House, devices: Devices) -> None:
    office, ben, zoe = devices("office"), devices("ben"), devices("zoe")
    sheet = plan(office, "H01")
    for number in range(30):
        write(office, sheet, f"i{number}", "by the office")
    quiet([office, ben])
    for hospital in ("H02", "H01", "H02", "H01"):
        office.change(office.see("job", sheet.job), hospital=hospital)
        office.sync()
    quiet([ben, zoe])
    assert below(ben, sheet) == below(office, sheet)
    assert below(zoe, sheet) == []


def test_nobody_sees_what_is_not_theirs_by_asking_for_it(devices: Devices, sheet: Sheet) -> None:
    office, zoe = devices("office"), devices("zoe")
    write(office, sheet, "a", "secret")
    office.sync()
    zoe.sync()
    zoe.put(scopes=["hospital/H01", "office"], behind={"hospital/H01": 0, "office": 0}, cursor=0)
    zoe.sync()
    assert below(zoe, sheet) == []
    write(zoe, sheet, "a", "by zoe")
    zoe.change(zoe.see("job", sheet.job), note="by zoe")
    zoe.sync()
    assert [refusal["code"] for refusal in zoe.refusals()] == ["not_in_sight"] * 2
    assert below(zoe, sheet) == []
    with pytest.raises(Problem, match="404"):
        zoe.history("answer", sheet.item("a"))
    office.sync()
    assert notes(office, sheet, "a") == ["secret"]


def test_a_session_that_ended_keeps_everything_until_the_person_signs_in(
    own_house: House, devices: Devices, sheet: Sheet
) -> None:
    ann = devices("ann")
    ann.sync()
    ann.wire.sign_out()
    write(ann, sheet, "a", "kept")
    with pytest.raises(Problem, match="401 signed_out"):
        ann.sync()
    assert (ann.unsent(), shown(ann, sheet, "a")) == (1, "kept")
    ann.wire.sign_in("ann", own_house.passwords["ann"])
    ann.sync()
    assert notes(ann, sheet, "a") == ["kept"]


def test_another_person_does_not_send_ones_waiting_work(own_house: House, devices: Devices, sheet: Sheet) -> None:
    ann = devices("ann")
    ann.sync()
    write(ann, sheet, "a", "by ann")
    mine, ann.wire = ann.wire, own_house.wire("ben")
    with pytest.raises(Problem, match="403 other_person"):
        ann.sync()
    ann.wire = mine
    ann.sync()
    ((op),) = ann.history("answer", sheet.item("a"))
    assert op["by"] == own_house.person("ann")


def test_the_waiting_work_of_a_closed_account_lies_in_both_trays_until_it_may_be_sent_again(
    own_house: House, devices: Devices, sheet: Sheet
) -> None:
    ann = devices("ann")
    ann.sync()
    write(ann, sheet, "a", "waiting")
    change_person(own_house, "ann", active=False)
    ann.sync()
    ((op, refusal),) = ann.tray()
    assert (op["set"]["note"], refusal["code"], refusal["detail"]) == (
        "waiting",
        "not_allowed",
        "the account is closed",
    )
    assert "waiting" in str(devices("office").wire.json("GET", "/api/refused"))
    change_person(own_house, "ann", active=True)
    ann.wire.sign_in("ann", own_house.passwords["ann"])
    ann.sync()
    write(ann, sheet, "a", op["set"]["note"])
    ann.sync()
    assert notes(ann, sheet, "a") == ["waiting"]


def test_work_on_a_job_that_is_not_there_yet_stays_with_its_author(own_house: House, devices: Devices) -> None:
    ann, ben, office = devices("ann"), devices("ben"), devices("office")
    sheet = Sheet(new_id())
    write(ann, sheet, "a", "an orphan")
    quiet([ann, ben])
    assert (shown(ann, sheet, "a"), shown(ben, sheet, "a")) == ("an orphan", None)
    fresh = devices("ann")
    fresh.sync()
    assert shown(fresh, sheet, "a") == "an orphan"
    write(fresh, sheet, "a", "an orphan, changed")
    fresh.sync()
    assert fresh.tray() == []
    office.sync()
    office.change(office.see("job", sheet.job), number="J-2", hospital="H01")
    quiet([office, ann, ben])
    assert shown(ben, sheet, "a") == "an orphan, changed"
    assert below(ann, sheet) == below(ben, sheet) == below(office, sheet)


def test_a_stranger_to_the_job_cannot_take_over_an_orphan(
    devices: Devices,
) -> None:
    ann, zoe = devices("ann"), devices("zoe")
    sheet = Sheet(new_id())
    write(ann, sheet, "a", "an orphan")
    ann.sync()
    write(zoe, sheet, "a", "guessed")
    zoe.sync()
    quiet([ann])
    assert look(ann, sheet, "a").value["note"] == "an orphan"
    assert [refusal["code"] for refusal in zoe.refusals()] == ["not_in_sight"]


def test_two_engineers_who_open_the_same_repair_job_meet_in_one(
    own_house: House, devices: Devices, sheet: Sheet
) -> None:
    repair = {"number": "WO-1-R7", "type": "repair", "hospital": "H01", "urgency": "urgent", "note": "earth 0.5 Ω"}
    for name in ("ann", "ben"):
        engineer = devices(name)
        engineer.keep([engineer.op(View("job", "finding~repair", {}, None, {}), repair)])
        engineer.sync()
        assert engineer.tray() == [], name
    ben = devices("ben")
    ben.keep([ben.op(ben.see("job", "finding~repair"), {"type": "inspection"})])
    ben.sync()
    assert [refusal["field"] for _, refusal in ben.tray()] == ["type"]
