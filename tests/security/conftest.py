"""One firm that the tests of a file share."""

from collections.abc import Iterator

import pytest

from tests.security.world import World


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = World(tmp_path_factory.mktemp("world") / "data")
    yield world
    world.server.close()
