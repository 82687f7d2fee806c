"""The firm of the fault suite: an office, two engineers at H01, one at H02; made once, copied for each server."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.firm import PASSWORDS, at_rest
from tests.faults.house import House
from tests.faults.work import Sheet, plan
from tests.wire_client import Client, wall_clock

Devices = Callable[..., Client]


@pytest.fixture(scope="session")
def policies() -> dict[str, dict[str, str]]:
    """Merge policies by kind and field, as `server types` tells them."""
    command = [sys.executable, "-m", "server", "types", "--json"]
    kinds: Any = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {kind: {name: field["policy"] for name, field in about["fields"].items()} for kind, about in kinds.items()}


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a firm with people and hospitals, at rest."""
    return at_rest(tmp_path_factory.mktemp("firm") / "data")


def _open(furnished: Path, folder: Path) -> Iterator[House]:
    shutil.copytree(furnished, folder / "data")
    house = House(folder / "data", PASSWORDS)
    try:
        house.start()
        yield house
    finally:
        house.close()


@pytest.fixture(scope="module")
def house(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server that the tests of a file share; its network is made fine again for each."""
    yield from _open(furnished, tmp_path_factory.mktemp("house"))


@pytest.fixture
def own_house(furnished: Path, tmp_path: Path) -> Iterator[House]:
    """A server for one test, to be killed and set back."""
    yield from _open(furnished, tmp_path)


@pytest.fixture
def devices(request: pytest.FixtureRequest, tmp_path: Path, policies: dict[str, dict[str, str]]) -> Devices:
    """Makes a fresh device of a person, on the test's own house or else on the shared one."""
    name = "own_house" if "own_house" in request.fixturenames else "house"
    house: House = request.getfixturevalue(name)
    house.net.set("none")
    numbers = itertools.count(1)

    def device(login: str, wall: Callable[[], int] = wall_clock, **wire: Any) -> Client:
        store = tmp_path / f"{login}-{next(numbers)}.db"
        client = Client(store, house.wire(login, **wire), policies, wall)
        house.clients.append(client)
        return client

    return device


@pytest.fixture
def sheet(house: House, devices: Devices) -> Sheet:
    """A checklist at H01 on which two engineers work."""
    return plan(devices("office"), "H01", house.person("ann"), house.person("ben"))


@pytest.fixture
def ann(devices: Devices) -> Client:
    """Her device, up to date."""
    ann = devices("ann")
    ann.sync()
    return ann
