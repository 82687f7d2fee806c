"""A device's store is copied (a phone restored from its backup): both go on, nothing is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tests.faults.conftest import Devices
from tests.faults.house import House
from tests.faults.work import Sheet, below, notes, quiet, shown, sides, write
from tests.wire_client import Client


def _copy(house: House, client: Client, folder: Path) -> Client:
    """The same device once more, as a backup program makes it."""
    store = folder / "copy.db"
    with sqlite3.connect(store) as copy:
        client.db.backup(copy)
    copy.close()
    twin = Client(store, house.wire("ann"), client.policies)
    house.clients.append(twin)
    return twin


def test_both_copies_go_on_and_nothing_is_lost(house: House, devices: Devices, sheet: Sheet, tmp_path: Path) -> None:
    ann, ben = devices("ann"), devices("ben")
    write(ann, sheet, "a", "before")
    ann.sync()
    twin = _copy(house, ann, tmp_path)
    for number in range(3):
        write(ann, sheet, f"o{number}", "by the original")
        write(twin, sheet, f"c{number}", "by the copy")
    quiet([ann, twin, ben])
    assert twin.state("device") != ann.state("device")
    for number in range(3):
        assert notes(ben, sheet, f"o{number}") == ["by the original"]
        assert notes(ben, sheet, f"c{number}") == ["by the copy"]
    assert below(ann, sheet) == below(twin, sheet) == below(ben, sheet)


def test_the_original_yields_when_the_copy_came_first(
    house: House, devices: Devices, sheet: Sheet, tmp_path: Path
) -> None:
    ann = devices("ann")
    ann.sync()
    old = ann.state("device")
    twin = _copy(house, ann, tmp_path)
    write(twin, sheet, "a", "by the copy")
    write(ann, sheet, "a", "by the original")
    quiet([twin, ann])
    assert (twin.state("device"), ann.state("device") != old) == (old, True)
    assert sides(ann, sheet, "a") == {"by the copy", "by the original"}


def test_what_waited_when_the_copy_was_made_is_taken_once(
    house: House, devices: Devices, sheet: Sheet, tmp_path: Path
) -> None:
    ann = devices("ann")
    ann.sync()
    write(ann, sheet, "a", "waiting")
    twin = _copy(house, ann, tmp_path)
    write(ann, sheet, "b", "by the original")
    write(twin, sheet, "b", "by the copy")
    quiet([ann, twin, ann])
    assert notes(ann, sheet, "a") == ["waiting"]
    assert sorted(notes(ann, sheet, "b")) == ["by the copy", "by the original"]


def test_a_copy_with_nothing_of_its_own_does_not_lose_what_it_writes_next(
    house: House, devices: Devices, sheet: Sheet, tmp_path: Path
) -> None:
    ann = devices("ann")
    write(ann, sheet, "a", "before")
    ann.sync()
    twin = _copy(house, ann, tmp_path)
    for number in range(5):
        write(ann, sheet, f"o{number}", "by the original")
    ann.sync()
    twin.sync()
    write(twin, sheet, "c", "by the copy")
    quiet([twin, ann])
    assert shown(ann, sheet, "c") == "by the copy"
    assert notes(ann, sheet, "c") == ["by the copy"]
    assert below(ann, sheet) == below(twin, sheet)


def test_a_refusal_before_the_copy_stays_in_both_trays(
    house: House, devices: Devices, sheet: Sheet, tmp_path: Path
) -> None:
    ann = devices("ann")
    ann.sync()
    ann.change(ann.see("job", sheet.job), due="2027-01-01")
    ann.sync()
    twin = _copy(house, ann, tmp_path)
    write(ann, sheet, "a", "by the original")
    write(twin, sheet, "b", "by the copy")
    quiet([ann, twin])
    assert len(ann.tray()) == len(twin.tray()) == 1


def test_a_browser_that_lost_its_store_begins_as_a_new_device(devices: Devices, sheet: Sheet) -> None:
    ann = devices("ann")
    write(ann, sheet, "a", "before")
    ann.sync()
    fresh = devices("ann")
    fresh.sync()
    write(fresh, sheet, "a", "after")
    quiet([fresh, ann])
    assert shown(ann, sheet, "a") == "after"
    assert sides(ann, sheet, "a") == set()
