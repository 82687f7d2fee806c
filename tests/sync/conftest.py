"""A firm of the exchange's tests: a server without HTTP and its devices."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.firm import Firm


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    firm = Firm(tmp_path)
    yield firm
    firm.close()
