"""W3: of so many records 50 changed; what that costs a device that has the rest. It must not grow with the rest."""

from collections.abc import Iterator
from statistics import median

from bench.device import Device
from bench.figures import Figure
from bench.firm import MANAGER, Firm, engineer, now
from bench.meter import Meter
from bench.records import HOSPITALS, Change, Maker, fleet

CHANGED = 50
TIMES = 9
BATCH = 2_000


async def increments(firm: Firm, records: int) -> list[Figure]:
    """For somebody of the office, who has all, and for a hospital's engineer, who has a fortieth."""
    office, ids = await filled(firm, records)
    other = (await firm.device(MANAGER)).like(office)
    field = await firm.device(engineer(HOSPITALS[0]))
    await field.pull()
    figures = await _measured(firm, f"{records:,}, office", office, other, ids)
    figures += await _measured(firm, f"{records:,}, engineer", field, other, ids[:: len(HOSPITALS)])
    return [*figures, Figure("W3", f"  database with {records:,}", firm.disk(), "MB")]


async def filled(firm: Firm, records: int) -> tuple[Device, list[str]]:
    """A device that has handed in so many records, and their ids."""
    device, maker, ids = await firm.device(MANAGER), Maker(3), list[str]()
    await device.pull()
    for changes in _batches(maker, records):
        await device.push(changes, [device.op(change, now()) for change in changes])
        ids += [change.id for change in changes]
        device.lighten()
    return device, ids


async def _measured(firm: Firm, name: str, device: Device, other: Device, among: list[str]) -> list[Figure]:
    maker, meters, sizes, arrived = Maker(5), list[Meter](), list[float](), 0
    await device.pull()
    for _ in range(TIMES):
        changes = [maker.edit(id) for id in maker.chance.sample(among, CHANGED)]
        await other.push(changes, [other.op(change, now()) for change in changes])
        before = device.wire.down + device.wire.up
        meters.append(firm.meter())
        await device.pull()
        meters[-1].stop()
        sizes.append((device.wire.down + device.wire.up - before) / 1000)
        arrived += sum(_has(device, change) for change in changes)
    return [
        Figure(
            "W3", f"{CHANGED} changed of {name}", median(meter.spent for meter in meters) * 1000, "ms", "increment ms"
        ),
        Figure("W3", "  up and down", median(sizes), "kB", "increment kB"),
        Figure("W3", "  server CPU of one", sum(meter.server for meter in meters) / TIMES * 1000, "ms"),
        Figure("W3", f"  changes that arrived, of {CHANGED * TIMES}", arrived, ""),
    ]


def _has(device: Device, change: Change) -> bool:
    row = device.rows.get((change.kind, change.id))
    return row is not None and (row.value or {}).items() >= change.set.items()


def _batches(maker: Maker, records: int) -> Iterator[list[Change]]:
    made = fleet(maker, records)
    while batch := [change for _, change in zip(range(BATCH), made, strict=False)]:
        yield batch
