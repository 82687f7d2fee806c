"""What this machine can do at all, measured in the same run: the yardstick for everything else."""

import hashlib
import os
import sqlite3
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from statistics import median

import msgspec

from bench.figures import Figure
from bench.records import Maker, fleet

WORK = "limits"


def limits(folder: Path) -> list[Figure]:
    """One fsync, hashing, JSON, gzip and inserts, each for a moment."""
    rows = [msgspec.json.encode(change.set) for change in fleet(Maker(9), 2_000)]
    whole = b"[" + b",".join(rows) + b"]"
    packed = zlib.compress(whole, 6)
    size = len(whole) / 1e6
    return [
        Figure(WORK, f"load before we began, on {os.cpu_count()} processors", os.getloadavg()[0], ""),
        Figure(WORK, "one fsync of 4 kB", _fsync(folder) * 1000, "ms"),
        Figure(WORK, "SHA-256", size / _best(lambda: hashlib.sha256(whole)), "MB/s"),
        Figure(WORK, "JSON decoding (msgspec)", size / _best(lambda: msgspec.json.decode(whole)), "MB/s"),
        Figure(WORK, "gzip, level 6", size / _best(lambda: zlib.compress(whole, 6)), "MB/s"),
        Figure(WORK, "gzip, level 1", size / _best(lambda: zlib.compress(whole, 1)), "MB/s"),
        Figure(WORK, "unpacking", size / _best(lambda: zlib.decompress(packed)), "MB/s"),
        Figure(WORK, "SQLite inserts of 1.2 kB, one commit", len(rows) / _inserts(folder, rows), "rows/s"),
    ]


def _best(work: Callable[[], object], times: int = 3) -> float:
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return min(spent)


def _fsync(folder: Path) -> float:
    spent = []
    with (folder / "fsync").open("wb", buffering=0) as file:
        for _ in range(25):
            file.write(b"x" * 4096)
            began = time.perf_counter()
            os.fsync(file.fileno())
            spent.append(time.perf_counter() - began)
    return median(spent)


def _inserts(folder: Path, rows: list[bytes]) -> float:
    conn = sqlite3.connect(folder / "inserts.db", isolation_level=None)
    conn.execute("PRAGMA journal_mode=WAL")
    conn.execute("PRAGMA synchronous=FULL")
    conn.execute("CREATE TABLE row (r INTEGER PRIMARY KEY, value TEXT)")
    began = time.perf_counter()
    conn.execute("BEGIN IMMEDIATE")
    conn.executemany("INSERT INTO row (value) VALUES (?)", ((row.decode(),) for row in rows))
    conn.execute("COMMIT")
    spent = time.perf_counter() - began
    conn.close()
    return spent
