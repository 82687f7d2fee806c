"""The firm that the web client is tested with: made once, each test file's server works on a copy."""

from pathlib import Path

import pytest

from tests.faults.firm import PASSWORDS, found_firm
from tests.faults.house import House


@pytest.fixture(scope="session")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with people and two hospitals, at rest."""
    folder = tmp_path_factory.mktemp("firm") / "data"
    house = House(folder, PASSWORDS)
    try:
        found_firm(house)
        house.stop()
    finally:
        house.close()
    return folder
