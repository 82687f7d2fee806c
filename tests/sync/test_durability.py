"""No receipt without durability: asserted, because a kill cannot show it."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import threading
from pathlib import Path

import pytest

from server.errors import Problem
from server.store.db import Database
from tests.looping import run
from tests.sync.firm import Firm


def test_every_connection_syncs_fully(firm: Firm) -> None:
    for conn in (firm.db.connect(), firm.db._writing):
        assert conn.execute("PRAGMA synchronous").fetchone() == (2,)
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_no_answer_leaves_before_the_commit(firm: Firm) -> None:
    device = firm.device("anna", thrifty=True)
    firm.sync(device)
    firm.write(device, "answer", "J1~CL~i1", "note", "v1", job="J1")
    held, reached = threading.Event(), threading.Event()

    def hold() -> None:
        reached.set()
        held.wait(10)

    firm.db.before_commit = hold

    async def watch() -> bool:
        task = asyncio.ensure_future(firm.exchange.round("anna", device.request(firm.now)[0], firm.now))
        await asyncio.to_thread(reached.wait, 10)
        await asyncio.sleep(0.05)
        early = task.done()
        held.set()
        assert json.loads(await task)["taken"] == 1
        return early

    assert firm.run(watch()) is False


def test_a_commit_that_fails_gives_no_receipt_and_keeps_nothing(firm: Firm) -> None:
    device = firm.device("anna", thrifty=True)
    firm.sync(device)
    firm.write(device, "answer", "J1~CL~i1", "note", "v1", job="J1")

    def fail() -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    firm.db.before_commit = fail
    with pytest.raises(Problem) as refused:
        firm.ask(device, device.request(firm.now)[0])
    assert refused.value.code == "busy"
    firm.db.before_commit = lambda: None
    assert firm.logged("answer", "J1~CL~i1", "note") == []
    firm.sync(device)
    assert [value for _, value in firm.logged("answer", "J1~CL~i1", "note")] == ["v1"]


def test_one_failing_work_does_not_undo_the_others_of_its_commit(tmp_path: Path) -> None:
    db = Database(tmp_path / "kept.db")

    def good(conn: sqlite3.Connection) -> int:
        conn.execute("INSERT INTO scope (name) VALUES ('good')")
        return 7

    def bad(conn: sqlite3.Connection) -> None:
        conn.execute("INSERT INTO scope (name) VALUES ('bad')")
        raise ValueError("no")

    async def both() -> tuple[object, object]:
        return await asyncio.gather(db.write(good), db.write(bad), return_exceptions=True)

    first, second = run(both())
    assert first == 7
    assert isinstance(second, ValueError)
    assert run(db.read(lambda c: c.execute("SELECT name FROM scope").fetchall())) == [("good",)]
    db.close()


def test_works_that_wait_are_committed_together(tmp_path: Path) -> None:
    db = Database(tmp_path / "kept.db")
    commits: list[int] = []
    gate = threading.Event()

    def count() -> None:
        commits.append(1)
        gate.wait(5)

    db.before_commit = count

    async def many() -> None:
        first = asyncio.ensure_future(db.write(lambda c: None))
        await asyncio.sleep(0.1)
        rest = [asyncio.ensure_future(db.write(lambda c: None)) for _ in range(20)]
        await asyncio.sleep(0.1)
        gate.set()
        await asyncio.gather(first, *rest)

    run(many())
    assert len(commits) == 2
    db.close()
