"""A restore into a folder in which something was left: nothing of another database gets into the restored one."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import shutil
import signal
import sqlite3
from functools import partial
from pathlib import Path

import pytest

from server.commands.backup import begin_anew, new_epoch
from server.store import accounts, copies, head, invitations, log
from server.store.accounts import Account
from server.store.db import Database
from tests.looping import apart
from tests.sync.backing import firm, take, worked
from tests.sync.firm import Firm

__all__ = ["firm"]

processes = multiprocessing.get_context("forkserver")


def restoring(backup: Path, data: Path) -> None:
    """In a process of its own: killed when the new epoch is written and the database not closed yet."""

    def begin(database: Path) -> None:
        asyncio.run(Database(database).write(new_epoch))
        os.kill(os.getpid(), signal.SIGKILL)

    copies.restore(backup, data, begin)


def test_after_a_restore_that_was_killed_another_backup_is_restored_as_it_is(firm: Firm, tmp_path: Path) -> None:
    device = worked(firm, "v1")
    older = take(firm)
    for i in range(40):
        firm.write(device, "answer", f"J1~CL~later{i}", "note", f"later{i}" * 50, job="J1")
    firm.sync(device)
    newer, data = take(firm), tmp_path / "new"
    process = processes.Process(target=restoring, args=(newer, data))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    made = apart(copies.restore, older, data, begin_anew)
    conn = sqlite3.connect(data / "kept.db")
    assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    top = head.read(conn)
    assert top is not None
    assert (log.verify(conn, top), (top.seq, top.chain.hex())) == ([], made.head)
    conn.close()
    assert [path.name for path in data.glob("kept.db*")] == ["kept.db"]


@pytest.mark.parametrize("left", ["kept.db-wal", "kept.db-shm"])
def test_a_write_ahead_log_without_its_database_is_no_empty_folder(firm: Firm, tmp_path: Path, left: str) -> None:
    made, data = take(firm), tmp_path / "new"
    data.mkdir()
    shutil.copy(firm.folder / left, data / left)
    with pytest.raises(FileExistsError, match="move it away"):
        copies.restore(made, data)
    assert (data / left).exists(), "it may hold work that nothing else has"


def test_a_one_time_link_is_not_to_be_used_again_because_an_older_database_came_back(
    firm: Firm, tmp_path: Path
) -> None:
    for person, token in (("anna", b"used since"), ("ben", b"not used")):
        account = Account(person, person, "hash")
        firm.run(firm.db.write(partial(accounts.add, account=account, now=firm.now)))
        firm.run(firm.db.write(partial(invitations.invite, person=person, token=token, now=firm.now, by="anna")))
    made, data = take(firm), tmp_path / "new"
    assert firm.run(firm.db.write(partial(invitations.use, token=b"used since", hash="new", now=firm.now)))
    apart(copies.restore, made, data, begin_anew)
    restored = Database(data / "kept.db")
    for token in (b"used since", b"not used"):
        assert firm.run(restored.read(partial(invitations.find, token=token, now=firm.now))) is None
    restored.close()
