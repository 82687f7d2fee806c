"""Backups made, verified and pruned while the server works."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from server.store import backup_notes, copies, proofs
from server.store.db import Database

KEEP = {"%Y-%m-%dT%H": 24, "%Y-%m-%d": 14, "%G-W%V": 8, "%Y-%m": 12}
"""How many backups stay: the last of each of so many hours, days, weeks and months."""


async def back_up(db: Database, blobs: Path, keys: Path, into: Path, version: str, now: int) -> list[str]:
    """Make a backup, verify it by opening it beside, let devices know, drop old ones; what was wrong."""
    try:
        made, found = await asyncio.to_thread(_make, db, blobs, keys, into, version, now)
        if made is None:
            return found
        if not found:
            settled = await asyncio.to_thread(_settled, made)
            await db.write(lambda conn: backup_notes.note(conn, copies.read(made).at, made.name, settled, now))
        await asyncio.to_thread(_prune_alone, into)  # those that are not proven fill a disk too
        await asyncio.to_thread(db.wash)  # what was redacted while the backup read is in no file any more
    except (OSError, sqlite3.OperationalError) as error:
        return [f"{into}: the backup could not be written ({getattr(error, 'strerror', None) or error})"]
    return found


def _make(db: Database, blobs: Path, keys: Path, into: Path, version: str, now: int) -> tuple[Path | None, list[str]]:
    """A new backup that was found whole; or what is wrong with it, or with the folder."""
    with copies.alone(into):
        strange = _strange(keys, into)
        if strange:
            return None, [f"{strange.name} in {into} is another firm's, or of keys that are lost: use another folder"]
        try:
            made = copies.make(db, blobs, keys, into, version, now)
        except (OSError, sqlite3.OperationalError):
            copies.clear(into)
            raise
        if damaged := proofs.damaged(made, now):
            copies.mend(made, blobs, damaged)
            damaged = proofs.damaged(made, now)
        found = copies.wrong(made, lambda _: damaged)
        if not found:
            copies.mark(made, now)
        return made, found


def _strange(keys: Path, into: Path) -> Path | None:
    """A backup that was made under another key for receipts; None when all are this firm's."""
    own = copies.digest(keys / "receipt")
    return next((backup for backup in copies.all_in(into) if copies.whose(backup) != own), None)


def _prune_alone(into: Path) -> None:
    with copies.alone(into):
        prune(into)


def prune(into: Path) -> None:
    """Remove the backups that no rule of KEEP holds; the two verified ones that hold most always stay."""
    there = copies.all_in(into)
    stay = set(kept(there)) | set(sorted((b for b in there if copies.verified(b)), key=copies.holds)[-2:])
    for backup in there:
        if backup not in stay:
            copies.drop(backup)
    if len(stay) < len(there):
        copies.sweep(into)


def kept(backups: Sequence[Path]) -> list[Path]:
    """The backups to keep: of each of the newest hours, days, weeks and months the last, a proven one if there is."""
    stay: set[Path] = set()
    for form, count in KEEP.items():
        last = {_time(backup).strftime(form): backup for backup in sorted(backups, key=_proven)}
        stay |= set(sorted(last.values())[-count:])
    return sorted(stay)


def _proven(backup: Path) -> tuple[bool, Path]:
    return copies.verified(backup), backup


def _time(backup: Path) -> datetime:
    return datetime.strptime(backup.name, "%Y-%m-%dT%H-%M-%SZ").replace(tzinfo=UTC)


def _settled(backup: Path) -> list[tuple[str, int]]:
    conn = sqlite3.connect(f"file:{backup / 'kept.db'}?immutable=1", uri=True)
    try:
        return conn.execute("SELECT id, taken FROM device").fetchall()
    finally:
        conn.close()
