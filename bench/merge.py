"""W4: eight devices edited the same 500 records offline, each a field of its own and one that all of them set."""

import asyncio

import msgspec

from bench.device import Device
from bench.figures import Figure
from bench.firm import MANAGER, Firm, now
from bench.increment import filled
from bench.records import Change

RECORDS = 500
OWN = ("note", "location", "serial", "udi", "asset_no", "model", "vendor", "name_en")
COMMON = "name_zh"


async def merge(firm: Firm) -> list[Figure]:
    """Time until all agree; what became of the values that each of them wrote."""
    seeder, ids = await filled(firm, RECORDS)
    devices = [await firm.device(MANAGER) for _ in OWN]
    for device in devices:
        await device.pull()
    work = [_offline(device, n, ids) for n, device in enumerate(devices)]
    meter = firm.meter()
    await asyncio.gather(*(device.push(*done) for device, done in zip(devices, work, strict=True)))
    await asyncio.gather(*(device.pull() for device in devices))
    meter.stop()
    return [
        Figure("W4", "8 devices agree on 500 records", meter.spent, "s", "merge s"),
        *meter.figures("W4"),
        Figure("W4", "  up and down, all together", _bytes(devices), "MB"),
        Figure("W4", "  devices that agree", _agreeing(devices), "", "merge agree"),
        Figure("W4", "own-field edits kept, of 4,000", _own_kept(devices[0], ids), "", "merge own"),
        Figure("W4", "losing values on the device, of 3,500", _contested(devices[0], ids), "", "merge losers"),
        Figure("W4", "losing values in the history", await _in_history(seeder, devices[0], ids), "", "merge losers"),
    ]


def _offline(device: Device, n: int, ids: list[str]) -> tuple[list[Change], list[bytes]]:
    device.wire.up = device.wire.down = 0
    changes = [Change("equipment", id, {OWN[n]: _own(n, id)}) for id in ids]
    changes += [Change("equipment", id, {COMMON: _common(n, id)}) for id in ids]
    at = now() - 3_600_000
    return changes, [device.op(change, at + k * 1000 + n) for k, change in enumerate(changes)]


def _own(n: int, id: str) -> str:
    return f"own {n} {id}"


def _common(n: int, id: str) -> str:
    return f"common {n} {id}"


def _bytes(devices: list[Device]) -> float:
    return sum(device.wire.up + device.wire.down for device in devices) / 1e6


def _agreeing(devices: list[Device]) -> int:
    """How many show the same as the first."""
    first = _screens(devices[0])
    return sum(_screens(device) == first for device in devices)


def _screens(device: Device) -> dict[tuple[str, str], object]:
    return {key: (row.value, row.seq, row.contested) for key, row in device.rows.items()}


def _value(device: Device, id: str) -> dict[str, object]:
    return device.rows["equipment", id].value or {}


def _own_kept(device: Device, ids: list[str]) -> int:
    return sum(_value(device, id)[field] == _own(n, id) for id in ids for n, field in enumerate(OWN))


def _contested(device: Device, ids: list[str]) -> int:
    """Values of the common field that are not shown and yet stand beside the one that is."""
    found = 0
    for id in ids:
        sides = device.rows["equipment", id].contested.get(COMMON, [])
        found += len({side["value"] for side in sides} - {_value(device, id)[COMMON]})
    return found


async def _in_history(asks: Device, device: Device, ids: list[str]) -> int:
    found = 0
    for id in ids:
        told = msgspec.json.decode(await asks.wire.send("GET", f"/api/history/equipment/{id}"))
        lost = {_common(n, id) for n in range(len(OWN))} - {_value(device, id)[COMMON]}
        found += len(lost & {op["set"].get(COMMON) for op in told["ops"]})
    return found
