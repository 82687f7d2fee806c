"""W1 and W2: a device that worked a week offline hands in 25,000 ops; a fresh device fetches all of it."""

import sqlite3
import zlib

from bench.device import LEVEL, Device
from bench.figures import Figure
from bench.firm import MANAGER, MB, Firm, now
from bench.records import week_offline

RECORDS, EDITS = 5_000, 20_000


async def push(firm: Firm) -> list[Figure]:
    """W1: until all ops are acknowledged, which is: on the disk and in the history."""
    device = await firm.device(MANAGER)
    await device.pull()
    changes, at = week_offline(1, RECORDS, EDITS), now() - 30_000_000
    ops = [device.op(change, at + n * 1000) for n, change in enumerate(changes)]
    before, device.packing, meter = device.wire.up, 0.0, firm.meter()
    refused = await device.push(changes, ops)
    meter.stop()
    return [
        Figure("W1", "25,000 ops acknowledged", meter.spent, "s", "push s"),
        Figure("W1", "  of that the client's gzip", device.packing, "s"),
        *meter.figures("W1"),
        Figure("W1", "up", (device.wire.up - before) / MB, "MB", "push MB"),
        Figure("W1", "  gzip alone of the ops, in one piece", len(zlib.compress(b",".join(ops), LEVEL)) / MB, "MB"),
        Figure("W1", "server memory after it", firm.memory(), "MB"),
        Figure("W1", "database", firm.disk(), "MB"),
        Figure("W1", "refused", refused, ""),
        Figure("W1", "ops in the history", _logged(firm, device), "", "push history"),
    ]


async def bootstrap(firm: Firm) -> list[Figure]:
    """W2: until every record lies decoded in a fresh device's memory."""
    device = await firm.device(MANAGER)
    before, meter = device.wire.down, firm.meter()
    await device.pull()
    meter.stop()
    held = sum(kind == "equipment" for kind, _ in device.rows)
    return [
        Figure("W2", f"{held:,} records on a fresh device", meter.spent, "s", "bootstrap s"),
        *meter.figures("W2"),
        Figure("W2", "down", (device.wire.down - before) / MB, "MB", "bootstrap MB"),
    ]


def _logged(firm: Firm, device: Device) -> int:
    conn = sqlite3.connect(firm.served.data / "kept.db")
    found: int = conn.execute("SELECT count(*) FROM log WHERE device = ?", (device.id,)).fetchone()[0]
    conn.close()
    return found
