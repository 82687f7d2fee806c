"""Random days by seed: whatever happens, everybody agrees in the evening and nothing was lost.

A seed that failed once stays in the list. `make soak` runs KEPT_SOAK_DAYS more days (200 if not set).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.conftest import Devices
from tests.faults.day import Day
from tests.faults.house import House
from tests.faults.work import plan, quiet

MANY = range(1000, 1000 + int(os.environ.get("KEPT_SOAK_DAYS", "200")))


def _day(house: House, devices: Devices, seed: int, folder: Path, disasters: bool) -> None:
    office = devices("office", direct=True)
    sheet = plan(office, "H01", house.person("ann"), house.person("ben"))
    hands = [devices(login, limit=2.0) for login in ("ann", "ben", "ann", "office")]
    quiet(hands)
    day = Day(house, sheet, hands, seed, folder)
    if disasters:
        office.sync()
        day.backup = house.backup(folder / "backup")
    house.net.by_chance(seed)
    day.live(100, disasters)
    day.evening(office)


@pytest.mark.parametrize("seed", [*range(6), 1012])
def test_after_a_bad_day_all_agree_and_nothing_is_lost(
    house: House, devices: Devices, seed: int, tmp_path: Path
) -> None:
    _day(house, devices, seed, tmp_path, disasters=False)


@pytest.mark.parametrize("seed", range(4))
def test_after_a_day_of_disasters_all_agree_and_nothing_is_lost(
    own_house: House, devices: Devices, seed: int, tmp_path: Path
) -> None:
    _day(own_house, devices, seed, tmp_path, disasters=True)


@pytest.mark.soak
@pytest.mark.parametrize("seed", MANY)
def test_many_bad_days(house: House, devices: Devices, seed: int, tmp_path: Path) -> None:
    _day(house, devices, seed, tmp_path, disasters=False)


@pytest.mark.soak
@pytest.mark.parametrize("seed", MANY)
def test_many_days_of_disasters(own_house: House, devices: Devices, seed: int, tmp_path: Path) -> None:
    _day(own_house, devices, seed, tmp_path, disasters=True)
