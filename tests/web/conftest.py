"""The firm that the web client is tested with: made once, each test file's server works on a copy."""

from pathlib import Path

import pytest

from tests.faults.firm import at_rest


@pytest.fixture(scope="session")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with people and two hospitals, at rest."""
    return at_rest(tmp_path_factory.mktemp("firm") / "data")
