"""Killed before each of its steps on files, in the middle of a backup and of pruning: what is left is right."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import shutil
import signal
import sqlite3
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from server.store import backup_notes, copies
from server.store.backups import back_up
from server.store.db import Database
from tests import looping
from tests.sync.backing import firm, photos, take, worked
from tests.sync.firm import Firm

__all__ = ["firm"]

STRIDE = int(os.environ.get("KEPT_KILL_STRIDE", "7"))
"""Every so many steps a kill; the full count takes each."""
STEPS = {
    "open",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.mkdir",
    "shutil.copyfile",
    "shutil.rmtree",
    "sqlite3.connect",
}
processes = multiprocessing.get_context("forkserver")


def backing_up(folder: Path, now: int, fatal: int, counted: Any) -> None:
    """In a process of its own: a backup with all that follows, ended by SIGKILL before step `fatal` on a file."""
    step = 0

    def before(event: str, args: tuple[Any, ...]) -> None:
        nonlocal step
        if event in STEPS and str(args[0]).startswith(str(folder)):
            step += 1
            counted.value = step
            if step == fatal:
                os.kill(os.getpid(), signal.SIGKILL)

    db = Database(folder / "kept.db")
    sys.addaudithook(before)
    wrong = asyncio.run(back_up(db, folder / "blobs", folder / "keys", folder / "backups", "1", now))
    db.close()
    os._exit(1 if wrong else 0)


def killed(folder: Path, now: int, fatal: int) -> tuple[int, int]:
    """(how the process ended, steps that it began)."""
    counted = processes.Value("i", 0)
    process = processes.Process(target=backing_up, args=(folder, now, fatal, counted))
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode, counted.value


@pytest.fixture
def before(firm: Firm) -> tuple[Path, int]:
    """A firm at rest whose next backup has a photo and work to take, and leads to the pruning of older ones."""
    device = worked(firm, "v1")
    photos(firm, range(2))
    firm.now -= firm.now % 3_600_000
    last = take(firm)
    for minute in ("10", "20"):
        shutil.copytree(last, last.with_name(f"{last.name[:14]}{minute}-00Z"))
    orphan = last.parent / "blobs" / "00" / ("0" * 64)
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"of a backup that is gone")
    photos(firm, [2])
    firm.write(device, "answer", "J1~CL~v2", "note", "v2", job="J1")
    firm.sync(device)
    firm.db.close()
    firm.open()
    return firm.folder, firm.now + 60_000 * 30


def taken(database: Path) -> dict[str, int]:
    conn = sqlite3.connect(f"file:{database}?immutable=1", uri=True)
    try:
        return dict(conn.execute("SELECT id, taken FROM device"))
    finally:
        conn.close()


def check(folder: Path, scratch: Path) -> None:
    """Every backup that is listed restores, and `safe` rests on what two proven ones hold."""
    listed = copies.all_in(folder / "backups")
    for backup in listed:
        assert copies.wrong(backup) == [], backup.name
        made = copies.restore(backup, scratch / backup.name)
        assert made == copies.read(backup)
    held = [taken(backup / "kept.db") for backup in listed if copies.verified(backup)]
    db = Database(folder / "kept.db")
    try:
        for device in taken_now(db):
            twice = sorted(one.get(device, 0) for one in held)[-2:]
            safe = looping.run(db.read(partial(backup_notes.safe, device=device)))
            assert safe <= (twice[0] if len(twice) == 2 else 0), "safe rests on less than two proven backups"
    finally:
        db.close()


def taken_now(db: Database) -> list[str]:
    found: list[str] = looping.run(db.read(lambda conn: [id for (id,) in conn.execute("SELECT id FROM device")]))
    return found


def test_killed_before_any_step_of_a_backup_and_of_pruning_nothing_half_done_counts(
    before: tuple[Path, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole, now = before
    ended, fatal, reached = -signal.SIGKILL, 1, set[str]()
    while ended == -signal.SIGKILL:
        scratch = tmp_path_factory.mktemp("killed")
        folder = scratch / "firm"
        shutil.copytree(whole, folder)
        ended, steps = killed(folder, now, fatal)
        assert ended == (-signal.SIGKILL if steps == fatal else 0)
        reached.add(stage(folder, len(copies.all_in(whole / "backups"))))
        check(folder, scratch / "left")
        assert killed(folder, now + 3_600_000, 0)[0] == 0, "the next one is made"
        assert list((folder / "backups").glob("*.part")) == []
        assert copies.verified(max(copies.all_in(folder / "backups"), key=copies.holds))
        check(folder, scratch / "next")
        fatal += STRIDE
        shutil.rmtree(scratch)
    assert reached >= {"begun", "made", "pruning", "done"}


def stage(folder: Path, there: int) -> str:
    """How far the killed one had come."""
    backups = folder / "backups"
    if any(path.name.count("Z.part") and (path / "verified.json").exists() for path in backups.glob("*.part")):
        return "pruning"
    if any(backups.glob("*.part")):
        return "begun"
    left = copies.all_in(backups)
    if len(left) < there:
        return "done"
    return "made" if len(left) > there else "nothing"
