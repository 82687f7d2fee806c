"""W5: the network is back in 40 hospitals, and 200 devices each hand in 50 ops at once."""

import asyncio
import time
from statistics import median, quantiles

from bench.device import Device
from bench.figures import Figure
from bench.firm import Firm, engineer, now
from bench.records import HOSPITALS, Change, Maker

DEVICES, CREATED, EDITED = 200, 10, 40


async def fan_in(firm: Firm) -> list[Figure]:
    """Each device: 10 records created, 40 edits on them; gzip is done before the clock starts."""
    devices = [await firm.device(engineer(HOSPITALS[n % len(HOSPITALS)])) for n in range(DEVICES)]
    for device in devices:
        await device.pull()
    bodies = [_work(device, n) for n, device in enumerate(devices)]
    for device in devices:
        await device.wire.open()
    meter = firm.meter()
    answers = await asyncio.gather(*(_push(*pair) for pair in zip(devices, bodies, strict=True)))
    meter.stop()
    times = sorted(ms for ms, _ in answers)
    for device, (_, answer) in zip(devices, answers, strict=True):
        _check(device.apply(answer, []).taken)
    ops = DEVICES * (CREATED + EDITED)
    return [
        Figure("W5", f"{DEVICES} devices, {ops:,} ops", ops / meter.spent, "ops/s", "fan-in ops/s"),
        Figure("W5", "  half of them had their receipt in", median(times), "ms"),
        Figure("W5", "  99 of 100 in", quantiles(times, n=100)[98], "ms", "fan-in ms"),
        *meter.figures("W5"),
        Figure("W5", "  server memory after it", firm.memory(), "MB"),
    ]


def _work(device: Device, n: int) -> bytes:
    maker = Maker(1000 + n)
    hospital = HOSPITALS[n % len(HOSPITALS)]
    made = [maker.equipment(hospital) for _ in range(CREATED)]
    changes: list[Change] = made + [maker.edit(maker.chance.choice(made).id) for _ in range(EDITED)]
    at = now() - 600_000
    return device.packed([device.op(change, at + k * 1000) for k, change in enumerate(changes)])


async def _push(device: Device, body: bytes) -> tuple[float, bytes]:
    """Milliseconds until the receipt, and the answer."""
    began = time.perf_counter()
    answer = await device.exchange(body)
    return (time.perf_counter() - began) * 1000, answer


def _check(taken: int) -> None:
    if taken != CREATED + EDITED:
        raise RuntimeError(f"{taken} ops are settled, not {CREATED + EDITED}")
