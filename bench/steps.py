"""The steps by name: what each starts, runs and puts away."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from bench.app.rescue import measure_rescue
from bench.app.steps import measure_app
from bench.fanin import fan_in
from bench.figures import Figure, medians
from bench.firm import Firm, firm
from bench.increment import increments
from bench.merge import merge
from bench.offline import bootstrap, push
from bench.paper import papers
from bench.rest import at_rest, lines


class Asked(NamedTuple):
    """Where to measure, how often, and whether the long ones too."""

    folder: Path
    runs: int
    full: bool


Step = Callable[[Asked], Awaitable[list[Figure]]]
Measure = Callable[[Firm], Awaitable[list[Figure]]]


async def w1(asked: Asked) -> list[Figure]:
    return await _often(asked, push)


async def w2(asked: Asked) -> list[Figure]:
    async def measure(firm: Firm) -> list[Figure]:
        await push(firm)
        return await bootstrap(firm)

    return await _often(asked, measure)


async def w3(asked: Asked) -> list[Figure]:
    """Each size once, its increments nine times; the largest firm is then started again."""
    figures, sizes = list[Figure](), [5_000, 50_000, 500_000] if asked.full else [5_000, 50_000]
    for size in sizes:
        async with _fresh(asked, f"w3-{size}") as opened:
            figures += await increments(opened, size)
            if size == sizes[-1]:
                figures += await at_rest(opened, f"{opened.disk():,.0f} MB of database")
    return figures


async def w4(asked: Asked) -> list[Figure]:
    return await _often(asked, merge)


async def w5(asked: Asked) -> list[Figure]:
    return await _often(asked, fan_in)


async def rest(asked: Asked) -> list[Figure]:
    async with _fresh(asked, "rest") as opened:
        return await at_rest(opened, "empty") + await lines(opened)


async def app(asked: Asked) -> list[Figure]:
    return await measure_app(asked.folder, asked.runs)


async def rescue(asked: Asked) -> list[Figure]:
    return await measure_rescue(asked.folder)


async def paper(asked: Asked) -> list[Figure]:
    folder = asked.folder / "paper"
    folder.mkdir()
    return await asyncio.to_thread(papers, folder)


STEPS: dict[str, Step] = {
    "W1": w1,
    "W2": w2,
    "W3": w3,
    "W4": w4,
    "W5": w5,
    "rest": rest,
    "app": app,
    "rescue": rescue,
    "paper": paper,
}


async def _often(asked: Asked, measure: Measure) -> list[Figure]:
    """Medians over runs, each in a fresh firm."""
    runs = []
    for n in range(asked.runs):
        async with _fresh(asked, f"run-{n}") as opened:
            runs.append(await measure(opened))
    return medians(runs)


@asynccontextmanager
async def _fresh(asked: Asked, name: str) -> AsyncIterator[Firm]:
    opened = await firm(asked.folder, name)
    try:
        yield opened
    finally:
        opened.served.close()
        rmtree(opened.served.data)
