"""What is told to those who watch: figures of the parts of the server, gathered when they are asked for."""

import asyncio
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from server.api.house import House, now
from server.api.pages import fingerprint
from server.api.watch import Watch
from server.config import VERSION
from server.store import copies, figures

SELDOM = 60.0
"""Seconds for which figures that cost reading are kept."""
Told = dict[str, tuple[float, str]]
"""Name -> value, and what it is."""


class Gauges:
    """A collector for Prometheus: `look` asks database and disk, `collect` tells."""

    def __init__(self, house: House, watch: Watch) -> None:
        self.house, self.watch = house, watch
        self.build = fingerprint(house.pages)
        self._now: Told = {}
        self._seldom: Told = {}
        self._looked = float("-inf")

    async def look(self) -> None:
        """Raises Problem when the database does not answer."""
        db, at = self.house.db, now()
        known = await db.read(lambda conn: figures.read(conn, at))
        self._now = _state(known) | await asyncio.to_thread(_disk, self.house)
        if time.monotonic() - self._looked > SELDOM:
            there = await db.read(figures.blobs)
            unproven = await asyncio.to_thread(_unproven, self.house.config.backups)
            self._seldom, self._looked = _blobs(there) | unproven, time.monotonic()

    def collect(self) -> Iterator[Metric]:
        build = GaugeMetricFamily("kept_build", "1; which program runs", labels=["version", "build"])
        build.add_metric([VERSION, self.build], 1)
        yield build
        for part in (self.watch.requests, self.watch.seconds, self.house.db.commits):
            yield from part.collect()
        yield from self._sync()
        lines = sum(self.house.lines.values())
        waiting = self.house.db.waiting
        live: Told = {
            "kept_live_lines": (lines, "Open lines to /api/live"),
            "kept_writer_waiting": (waiting, "Works that wait for the writer"),
        }
        for name, (value, what) in (live | self._now | self._seldom).items():
            yield GaugeMetricFamily(name, what, value)

    def _sync(self) -> Iterator[Metric]:
        counted = self.house.exchange.counted
        yield CounterMetricFamily("kept_sync_rounds", "Rounds of sync asked for", counted["rounds"])
        ops = CounterMetricFamily("kept_ops", "Changes that devices handed in", labels=["outcome"])
        for outcome in ("taken", "refused"):
            ops.add_metric([outcome], counted[outcome])
        yield ops
        yield CounterMetricFamily("kept_commits_failed", "Commits that the disk did not take", self.house.db.failed)


def _state(known: figures.Figures) -> Told:
    return {
        "kept_log_seq": (known.seq, "Number of the last op in the log"),
        "kept_epoch": (known.epoch, "Epoch of the log; a new one means that the server went back in time"),
        "kept_held": (known.held, "1 while notices and deadlines wait for an administrator's `go`"),
        "kept_backup_timestamp_seconds": (known.backup / 1000, "When the newest verified backup was taken; 0: none"),
        "kept_devices": (known.devices, "Devices in use"),
        "kept_devices_overdue": (known.overdue, "Devices in use, not heard of for a week"),
        "kept_devices_unsent": (known.unsent, "Devices that last said they had something unsent"),
        "kept_tray_ops": (known.tray, "Refused changes that nobody has seen to"),
        "kept_sessions": (known.sessions, "Signed-in browsers"),
    }


def _blobs(there: figures.Bytes) -> Told:
    return {
        "kept_blobs": (there.there, "Photos and files that are there"),
        "kept_blobs_bytes": (there.size, "Their bytes"),
        "kept_blobs_waiting": (there.missing, "Photos that a record names and that have not arrived"),
        "kept_uploads": (there.arriving, "Uploads under way or left lying"),
    }


def _disk(house: House) -> Told:
    database = house.config.database
    sizes = [path.stat().st_size for path in (database, Path(f"{database}-wal")) if path.exists()]
    return {
        "kept_database_bytes": (sum(sizes), "The database with its write-ahead log"),
        "kept_disk_free_bytes": (shutil.disk_usage(house.config.data).free, "Free where the firm's data lies"),
        "kept_backup_disk_free_bytes": (_free(house.config.backups), "Free where backups go"),
    }


def _free(folder: Path) -> int:
    """Bytes free where a folder lies, or will lie."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return shutil.disk_usage(there).free


def _unproven(folder: Path) -> Told:
    count = sum(not copies.verified(backup) for backup in copies.all_in(folder))
    return {"kept_backups_unproven": (count, "Backups in the folder that were not found whole")}
