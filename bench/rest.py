"""The server at rest, its start with a filled database, and 600 open lines."""

import asyncio

from bench.figures import Figure
from bench.firm import Firm, engineer
from bench.records import HOSPITALS

LINES = 600


async def at_rest(firm: Firm, what: str) -> list[Figure]:
    """Start the server of a filled firm again."""
    firm.stop()
    began = firm.start()
    used = sum(firm.process.cpu_times()[:2])
    return [
        Figure("rest", f"start until it answers, {what}", began, "s", "start s"),
        Figure("rest", "  server CPU until then", used, "s"),
        Figure("rest", "memory at rest", firm.memory(), "MB", "rest MB"),
    ]


async def lines(firm: Firm) -> list[Figure]:
    """Open 600 live lines, as 600 phones do."""
    wires = [await firm.wire(engineer(HOSPITALS[n % len(HOSPITALS)])) for n in range(LINES)]
    meter = firm.meter()
    await asyncio.gather(*(wire.listen() for wire in wires))
    meter.stop()
    return [
        Figure("rest", f"memory with {LINES} open lines", firm.memory(), "MB", "lines MB"),
        Figure("rest", "  server CPU to open them", meter.server, "s"),
    ]
