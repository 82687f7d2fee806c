"""A wrong clock on a device neither poisons the order nor makes the log tell a false time."""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest

from tests.faults.conftest import Devices
from tests.faults.house import House
from tests.faults.work import Sheet, notes, quiet, shown, sides, write
from tests.wire_client import Client, wall_clock

HOUR = 3_600_000
YEAR = 365 * 24 * HOUR
SLACK = 50
"""Milliseconds by which two readings of this machine's clock may differ."""


@dataclass
class Clock:
    """A device's clock that is wrong by `error` milliseconds."""

    error: int = 0

    def __call__(self) -> int:
        return wall_clock() + self.error


def _told_truly(client: Client, sheet: Sheet, item: str, truth: int) -> None:
    """The log's time of the only op on an item holds the true time within its own uncertainty."""
    (op,) = client.history("answer", sheet.item(item))
    assert op["at"] <= op["received"]
    if op["uncertainty"] is not None:
        assert abs(op["at"] - truth) <= op["uncertainty"] + SLACK


@pytest.mark.parametrize("error", [0, 5_000, HOUR, -HOUR, YEAR, -YEAR])
def test_a_measured_clock_tells_the_true_time_however_wrong_it_is(devices: Devices, sheet: Sheet, error: int) -> None:
    ann = devices("ann", wall=Clock(error))
    ann.sync()
    write(ann, sheet, "a", "measured")
    truth = wall_clock()
    time.sleep(0.3)
    ann.sync()
    _told_truly(ann, sheet, "a", truth)
    (op,) = ann.history("answer", sheet.item("a"))
    assert abs(op["at"] - truth) < 1000
    assert op["uncertainty"] is not None


@pytest.mark.parametrize("error", [0, HOUR, -HOUR, YEAR, -YEAR])
def test_a_clock_never_measured_is_believed_only_within_what_is_said_of_it(
    devices: Devices, sheet: Sheet, error: int
) -> None:
    ann = devices("ann", wall=Clock(error))
    write(ann, sheet, "a", "before the first contact")
    truth = wall_clock()
    ann.sync()
    _told_truly(ann, sheet, "a", truth)


@pytest.mark.parametrize("jump", [-HOUR, HOUR, -YEAR, YEAR])
def test_a_clock_set_in_the_middle_of_the_work_is_not_believed_unseen(
    devices: Devices, sheet: Sheet, jump: int
) -> None:
    clock = Clock()
    ann = devices("ann", wall=clock)
    ann.sync()
    clock.error = jump
    write(ann, sheet, "a", "after the clock was set")
    truth = wall_clock()
    ann.sync()
    _told_truly(ann, sheet, "a", truth)


def test_a_clock_set_back_in_mid_work_keeps_the_order_of_ones_own_changes(devices: Devices, sheet: Sheet) -> None:
    clock = Clock()
    ann = devices("ann", wall=clock)
    ann.sync()
    write(ann, sheet, "a", "first")
    clock.error = -HOUR
    write(ann, sheet, "a", "second")
    ann.sync()
    assert shown(ann, sheet, "a") == "second"
    assert notes(ann, sheet, "a") == ["first", "second"]


def test_a_clock_set_back_does_not_undo_what_one_did_last(house: House, devices: Devices, sheet: Sheet) -> None:
    clock, zoe = Clock(), house.person("zoe")
    office, ann = devices("office", wall=clock), devices("ann")
    office.sync()
    time.sleep(0.05)
    office.change(office.see("job", sheet.job), engineers={"add": [zoe]})
    clock.error = -HOUR
    office.change(office.see("job", sheet.job), engineers={"remove": [zoe]})
    quiet([office, ann])
    assert zoe not in ann.see("job", sheet.job).value["engineers"]


@pytest.mark.parametrize("error", [YEAR, -YEAR])
@pytest.mark.parametrize("measured", [True, False])
def test_a_wrong_clock_does_not_win_over_somebody_who_saw_its_work(
    devices: Devices, sheet: Sheet, error: int, measured: bool
) -> None:
    ann, ben = devices("ann", wall=Clock(error)), devices("ben")
    if measured:
        ann.sync()
    write(ann, sheet, "a", "by the wrong clock")
    quiet([ann, ben])
    write(ben, sheet, "a", "after having seen it")
    quiet([ben, ann])
    assert shown(ann, sheet, "a") == shown(ben, sheet, "a") == "after having seen it"
    assert sides(ann, sheet, "a") == set()


def test_a_clock_ahead_does_not_win_over_later_work_that_is_sent_first(devices: Devices, sheet: Sheet) -> None:
    ann, ben = devices("ann", wall=Clock(YEAR)), devices("ben", wall=Clock(-YEAR))
    quiet([ann, ben])
    write(ann, sheet, "a", "earlier")
    time.sleep(0.5)
    write(ben, sheet, "a", "later")
    quiet([ben, ann])
    assert shown(ann, sheet, "a") == shown(ben, sheet, "a") == "later"
    assert sides(ann, sheet, "a") == {"earlier", "later"}


def test_forged_times_stay_between_the_last_word_heard_and_the_receipt(devices: Devices, sheet: Sheet) -> None:
    ann = devices("ann")
    ann.sync()
    heard = ann.state("heard")
    for number, at in enumerate((0, 1, 2**53, -YEAR, wall_clock() + 10 * YEAR)):
        ann.wall = lambda at=at: at  # type: ignore[misc]
        write(ann, sheet, f"i{number}", "forged")
    ann.wall = wall_clock
    ann.sync()
    items = [sheet.item(f"i{number}") for number in range(5)]
    refused = [op["id"] for op, _ in ann.tray()]
    taken = [item for item in items if item not in refused]
    assert len(taken) >= 4
    for op in (op for item in taken for op in ann.history("answer", item)):
        assert heard < op["at"] <= op["received"]
