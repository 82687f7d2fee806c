"""The server is set back to an older copy of itself: the devices give back what it lacks."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.conftest import Devices
from tests.faults.firm import change_person
from tests.faults.house import House
from tests.faults.work import Sheet, below, look, notes, plan, quiet, shown, sides, write
from tests.wire_client import Client, View


@pytest.fixture
def crew(devices: Devices) -> list[Client]:
    crew = [devices("office"), devices("ann"), devices("ben")]
    quiet(crew)
    return crew


@pytest.fixture
def sheet(own_house: House, crew: list[Client]) -> Sheet:
    sheet = plan(crew[0], "H01", own_house.person("ann"), own_house.person("ben"))
    quiet(crew)
    return sheet


def test_everything_made_since_the_copy_comes_back_with_its_time(
    own_house: House, crew: list[Client], sheet: Sheet, tmp_path: Path
) -> None:
    office, ann, ben = crew
    write(ann, sheet, "a", "before the copy")
    quiet(crew)
    backup = own_house.backup(tmp_path / "backup")
    for number in range(30):
        write(ann, sheet, f"a{number}", "by ann")
        write(ben, sheet, f"b{number}", "by ben")
        if number % 10 == 0:
            quiet(crew)
    quiet(crew)
    items = [f"{who}{number}" for who in "ab" for number in range(30)]
    times = {item: look_at(office, sheet, item) for item in items}
    own_house.restore(backup)
    quiet(crew)
    assert notes(office, sheet, "a") == ["before the copy"]
    for item in items:
        assert len(notes(office, sheet, item)) == 1
        assert look_at(office, sheet, item) == times[item]
    assert below(office, sheet) == below(ann, sheet) == below(ben, sheet)


def look_at(client: Client, sheet: Sheet, item: str) -> int:
    """When the last change of an item took place, by the server's word."""
    row, _ = client.row("answer", sheet.item(item))
    assert row is not None
    at: int = row["at"]
    return at


def test_twice_in_a_row_with_work_going_on_in_between(
    own_house: House, crew: list[Client], sheet: Sheet, tmp_path: Path
) -> None:
    office, ann, ben = crew
    backup = own_house.backup(tmp_path / "backup")
    for life in range(3):
        write(ann, sheet, f"a{life}", f"ann {life}")
        write(ben, sheet, f"b{life}", f"ben {life}")
        quiet(crew)
        write(ann, sheet, "unsent", f"ann unsent {life}")
        own_house.restore(backup)
        ann.sync()
        write(ben, sheet, "unsent-too", f"ben unsent {life}")
    quiet(crew)
    for life in range(3):
        assert notes(office, sheet, f"a{life}") == [f"ann {life}"]
        assert notes(office, sheet, f"b{life}") == [f"ben {life}"]
    assert notes(office, sheet, "unsent") == [f"ann unsent {life}" for life in range(3)]
    assert notes(office, sheet, "unsent-too") == [f"ben unsent {life}" for life in range(3)]
    assert below(office, sheet) == below(ann, sheet) == below(ben, sheet)


def test_set_back_again_before_the_devices_had_given_everything_back(
    own_house: House, crew: list[Client], sheet: Sheet, tmp_path: Path
) -> None:
    office, ann, ben = crew
    backup = own_house.backup(tmp_path / "backup")
    for number in range(5):
        write(ann, sheet, f"a{number}", "by ann")
        ann.sync()
        write(ben, sheet, f"b{number}", "by ben")
        ben.sync()
    own_house.restore(backup)
    for _ in range(3):
        ann.round()
    ben.round()
    own_house.restore(backup)
    quiet(crew)
    for number in range(5):
        assert notes(office, sheet, f"a{number}") == ["by ann"]
        assert notes(office, sheet, f"b{number}") == ["by ben"]
    assert below(office, sheet) == below(ann, sheet) == below(ben, sheet)


def test_what_was_judged_is_not_judged_again(
    own_house: House, crew: list[Client], sheet: Sheet, tmp_path: Path
) -> None:
    """Ann's change was taken, her forbidden one refused; that she lost her role since is no matter."""
    office, ann, _ = crew
    backup = own_house.backup(tmp_path / "backup")
    write(ann, sheet, "a", "taken while I might")
    ann.change(ann.see("job", sheet.job), due="2027-01-01")
    write(ann, sheet, "b", "taken too")
    ann.sync()
    assert len(ann.tray()) == 1
    own_house.restore(backup)
    change_person(own_house, "ann", role="parts_clerk")
    quiet(crew)
    assert notes(office, sheet, "a") == ["taken while I might"]
    assert notes(office, sheet, "b") == ["taken too"]
    assert len(ann.tray()) == 1
    assert office.see("job", sheet.job).value.get("due") != "2027-01-01"


def test_a_forged_receipt_saves_nobody_from_judgement(crew: list[Client], sheet: Sheet) -> None:
    _, ann, _ = crew
    ann.change(ann.see("job", sheet.job), due="2027-01-01")
    ask = json.loads(ann.request())
    ask["receipt"] = {"taken": ask["first"], "at": 1, "hash": "0" * 64, "mac": "0" * 64}
    ask["refused"] = []
    answer = ann.wire.json("POST", "/api/sync", ask)
    assert [refusal["code"] for refusal in answer["refused"]] == ["not_allowed"]


def test_a_device_enrolled_after_the_copy_enrols_again_and_gives_back(
    own_house: House, devices: Devices, crew: list[Client], sheet: Sheet, tmp_path: Path
) -> None:
    backup = own_house.backup(tmp_path / "backup")
    late = devices("ann")
    write(late, sheet, "late", "by a new device")
    late.sync()
    own_house.restore(backup)
    quiet([late, *crew])
    assert notes(crew[0], sheet, "late") == ["by a new device"]
    assert below(late, sheet) == below(crew[0], sheet)


def test_rows_that_nobody_gives_back_leave_the_devices(
    own_house: House, devices: Devices, crew: list[Client], sheet: Sheet, tmp_path: Path
) -> None:
    office, ann, ben = crew
    backup = own_house.backup(tmp_path / "backup")
    lost = devices("ann")
    write(lost, sheet, "lost", "by a phone that fell into a river")
    quiet([lost, *crew])
    assert shown(ben, sheet, "lost") is not None
    own_house.restore(backup)
    write(ben, sheet, "b", "goes on")
    quiet([office, ann, ben])
    assert [shown(client, sheet, "lost") for client in crew] == [None] * 3
    assert below(office, sheet) == below(ann, sheet) == below(ben, sheet)


def test_a_log_that_grew_past_what_a_reader_had_heard_is_not_taken_for_the_old_one(
    own_house: House, devices: Devices, crew: list[Client], sheet: Sheet, tmp_path: Path
) -> None:
    """Ben has nothing to give back and his number is in the log again, but it is another log."""
    office, ann, ben = crew
    backup = own_house.backup(tmp_path / "backup")
    lost = devices("office")
    for number in range(5):
        write(lost, sheet, f"lost{number}", "never given back")
    quiet([lost, ben])
    own_house.restore(backup)
    for number in range(30):
        write(ann, sheet, f"new{number}", "written after")
    ann.sync()
    quiet([ben, office])
    assert shown(ben, sheet, "lost0") is None
    assert below(ben, sheet) == below(ann, sheet) == below(office, sheet)


def test_a_device_with_a_hole_gives_back_the_rest(
    own_house: House, crew: list[Client], sheet: Sheet, tmp_path: Path
) -> None:
    office, ann, _ = crew
    backup = own_house.backup(tmp_path / "backup")
    first = ann.state("next")
    for number in range(6):
        write(ann, sheet, f"a{number}", f"{number}")
        ann.sync()
    ann.db.execute("delete from ops where n < ?", [first + 3])
    write(ann, sheet, "unsent", "never sent")
    own_house.restore(backup)
    quiet(crew)
    held = [notes(office, sheet, f"a{number}") for number in range(6)]
    assert held == [[], [], [], ["3"], ["4"], ["5"]]
    assert notes(office, sheet, "unsent") == ["never sent"]
    assert ann.unsent() == 0


def test_a_device_that_slept_through_it_hears_what_came_after(
    own_house: House, crew: list[Client], sheet: Sheet, tmp_path: Path
) -> None:
    """The log grows again to just what it was; only then something new is written."""
    office, ann, ben = crew
    backup = own_house.backup(tmp_path / "backup")
    for number in range(4):
        write(ann, sheet, f"a{number}", "by ann")
        ann.sync()
    ben.sync()
    own_house.restore(backup)
    ann.sync()
    write(ann, sheet, "a0", "new")
    ann.sync()
    ben.sync()
    assert shown(ben, sheet, "a0") == "new"
    office.sync()
    assert below(office, sheet) == below(ann, sheet) == below(ben, sheet)


def _lost_time(devices: Devices, crew: list[Client], sheet: Sheet) -> View:
    """Twenty changes by a phone that is lost with them; what Ben's screen shows of an item after them."""
    _, ann, ben = crew
    lost = devices("ann")
    for number in range(20):
        write(lost, sheet, f"lost{number}", "never given back")
    quiet([lost, ann, ben])
    last, old = look(ben, sheet, "lost19"), look(ben, sheet, "a")
    return replace(old, saw=last.saw)


def test_a_sight_of_the_lost_time_counts_only_up_to_the_cut(
    own_house: House, devices: Devices, crew: list[Client], sheet: Sheet, tmp_path: Path
) -> None:
    """The log grows anew below the number that Ben saw; what is written there he has not seen."""
    _, ann, ben = crew
    write(ann, sheet, "a", "old")
    quiet(crew)
    backup = own_house.backup(tmp_path / "backup")
    view = _lost_time(devices, crew, sheet)
    own_house.restore(backup)
    ann.sync()
    write(ann, sheet, "a", "new by ann")
    ann.sync()
    write(ben, sheet, "a", "by ben, who saw the lost time", view)
    quiet([ben, ann])
    assert {"new by ann", "by ben, who saw the lost time"} <= sides(ann, sheet, "a")


def test_a_sight_of_a_time_that_was_lost_twice_counts_no_more(
    own_house: House, devices: Devices, crew: list[Client], sheet: Sheet, tmp_path: Path
) -> None:
    """As before, but the epoch that the first restore had opened is lost by the second one."""
    _, ann, ben = crew
    write(ann, sheet, "a", "old")
    quiet(crew)
    backup = own_house.backup(tmp_path / "backup")
    view = _lost_time(devices, crew, sheet)
    own_house.restore(backup)
    ann.sync()
    write(ann, sheet, "b", "in the second time")
    quiet([ann, ben])
    own_house.restore(backup)
    ann.sync()
    write(ann, sheet, "a", "new by ann")
    ann.sync()
    write(ben, sheet, "a", "by ben, who saw the lost time", view)
    quiet([ben, ann])
    assert {"new by ann", "by ben, who saw the lost time"} <= sides(ann, sheet, "a")


def test_a_contested_value_stays_contested_over_the_restore(
    own_house: House, crew: list[Client], sheet: Sheet, tmp_path: Path
) -> None:
    office, ann, ben = crew
    backup = own_house.backup(tmp_path / "backup")
    write(ann, sheet, "a", "by ann")
    write(ben, sheet, "a", "by ben")
    quiet(crew)
    assert sides(office, sheet, "a") == {"by ann", "by ben"}
    own_house.restore(backup)
    quiet(crew)
    assert sides(office, sheet, "a") == {"by ann", "by ben"}
    write(office, sheet, "a", "settled")
    quiet(crew)
    assert [sides(client, sheet, "a") for client in crew] == [set()] * 3
    assert {shown(client, sheet, "a") for client in crew} == {"settled"}
