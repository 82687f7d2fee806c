"""Memory for bodies that are being brought: bounded, first come first served, given back whatever happens."""

import asyncio

import pytest

from server.api.room import Room
from server.errors import Problem
from tests.looping import run


def test_who_finds_no_room_waits_and_a_large_body_is_not_overtaken() -> None:
    async def day() -> list[str]:
        room, came = Room(100, patience=5), list[str]()

        async def bring(name: str, size: int) -> None:
            async with room.of(size):
                came.append(name)
                await asyncio.sleep(0.01)

        await asyncio.gather(bring("half", 60), bring("large", 90), bring("small", 10))
        assert room.free == 100
        return came

    assert run(day()) == ["half", "large", "small"]


def test_waiting_ends_with_busy_and_leaves_no_trace() -> None:
    async def day() -> None:
        room = Room(100, patience=0.05)
        async with room.of(100):
            with pytest.raises(Problem) as refused:
                async with room.of(1):
                    raise AssertionError("there was no room")
            assert (refused.value.code, refused.value.retry_after) == ("busy", 10)
        async with room.of(100):
            pass
        assert room.free == 100

    run(day())


def test_a_client_that_goes_away_while_it_waits_takes_no_room() -> None:
    async def day() -> None:
        room = Room(100, patience=5)
        async with room.of(100):
            waits = asyncio.create_task(room.of(50).__aenter__())
            await asyncio.sleep(0.01)
            waits.cancel()
            await asyncio.gather(waits, return_exceptions=True)
        assert room.free == 100

    run(day())
