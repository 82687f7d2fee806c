"""One SQLite file: reading connections, and one writer that commits the works that wait together."""

from __future__ import annotations

import asyncio
import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from prometheus_client import Histogram

from server.domain import KINDS
from server.errors import Problem
from server.store import schema, views

Connection = sqlite3.Connection
T = TypeVar("T")
Work = Callable[[sqlite3.Connection], Any]
MUCH, TOO_MUCH = 4_000, 200_000
"""Changed rows after which the write-ahead log is moved into the file: when nobody waits, and in any case."""
WASHING = 300
"""Milliseconds for which a wash waits for those who read, and nobody writes."""
MOST_TOGETHER = 64
"""Works committed by one fsync at most, so that none waits long for the others."""


class Database:
    """The firm's database. `write` resolves only after its commit is on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._writing, self._moved = self.connect(), 0
        self._writing.execute("PRAGMA wal_autocheckpoint=0")  # `_move` does it, when the receipts are out
        self._create()
        self.commits = Histogram("kept_commit_seconds", "Commits, from their begin to the disk", registry=None)
        self.failed = 0
        """Commits that the disk did not take."""
        self._waiting: queue.SimpleQueue[tuple[Work, Future[Any]] | None] = queue.SimpleQueue()
        self._reading = threading.local()
        self._readers = ThreadPoolExecutor(4, thread_name_prefix="reader")
        self._writer = threading.Thread(target=self._run, name="writer", daemon=True)
        self._writer.start()
        self.before_commit: Callable[[], None] = lambda: None
        """A hook for tests: delays a commit to show that no receipt comes before it."""

    def connect(self) -> sqlite3.Connection:
        """A connection as this store needs it. Raises RuntimeError when the file cannot be durable."""
        conn = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False, timeout=10)
        conn.execute("PRAGMA journal_mode=WAL")
        conn.execute("PRAGMA synchronous=FULL")
        conn.execute("PRAGMA cache_size=-65536")
        conn.execute("PRAGMA temp_store=MEMORY")
        conn.execute("PRAGMA secure_delete=ON")  # what was replaced or redacted must not linger in free pages
        mode = conn.execute("PRAGMA journal_mode").fetchone()[0]
        full = conn.execute("PRAGMA synchronous").fetchone()[0]
        if (mode, full) != ("wal", 2):
            raise RuntimeError(f"the database is not durable: journal {mode}, synchronous {full}")
        return conn

    async def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` in the writer's next transaction, under a savepoint of its own.

        Raises Problem `busy` when the disk is full or the file locked; then nothing of it was kept.
        """
        done: Future[T] = Future()
        self._waiting.put((work, done))
        return await asyncio.wrap_future(done)

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run `work` on a reading connection, in a snapshot of its own."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._snapshot, work)

    @property
    def waiting(self) -> int:
        """Works that wait for the writer."""
        return self._waiting.qsize()

    def wash(self) -> bool:
        """Move the write-ahead log into the file and empty it, so that nothing of the past lingers there either.

        Blocks; False when a long read stood in the way each time: the wash after the next backup does it.
        """
        conn = self.connect()
        try:
            conn.execute(f"PRAGMA busy_timeout={WASHING}")
            for _ in range(5):
                if conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0:
                    return True
                time.sleep(WASHING / 1000)  # whoever waited to write has a turn
            return False
        except sqlite3.OperationalError:
            logging.getLogger("kept").exception("the write-ahead log could not be emptied")
            return False
        finally:
            conn.close()

    def close(self) -> None:
        """End the writer after what waits, then close the file."""
        self._waiting.put(None)
        self._writer.join()
        self._readers.shutdown()
        self._writing.close()

    def _create(self) -> None:
        for piece in schema.PIECES:
            self._writing.executescript(piece)
        for table, column, type in schema.ADDED:
            if (column,) not in self._writing.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall():
                self._writing.execute(f"ALTER TABLE {table} ADD COLUMN {column} {type}")
        views.make(self._writing, KINDS.values())

    def _snapshot(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            conn = self._reader()
            conn.execute("BEGIN")
            try:
                return work(conn)
            finally:
                conn.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise _problem(error) from error

    def _reader(self) -> sqlite3.Connection:
        """This thread's own connection."""
        conn = getattr(self._reading, "conn", None)
        if conn is None:
            conn = self.connect()
            conn.execute("PRAGMA query_only=1")
            self._reading.conn = conn
        return conn

    def _run(self) -> None:
        while True:
            first = self._waiting.get()
            if first is None:
                return
            works, last = [first], False
            while len(works) < MOST_TOGETHER and not last and not self._waiting.empty():
                work = self._waiting.get()
                last = work is None
                if work is not None:
                    works.append(work)
            # a caller that went away before its turn is left out; one that goes later still gets its work done
            self._commit([w for w in works if w[1].set_running_or_notify_cancel()])
            self._move()
            if last:
                return

    def _commit(self, works: list[tuple[Work, Future[Any]]]) -> None:
        """One transaction for all; each future learns its fate after the commit."""
        done: list[tuple[Future[Any], Any, BaseException | None]] = []
        began = time.perf_counter()
        try:
            self._writing.execute("BEGIN IMMEDIATE")
            for work, future in works:
                done.append((future, *self._one(work)))
            self.before_commit()
            self._writing.execute("COMMIT")
        except Exception as error:
            self.failed += 1
            logging.getLogger("kept").exception("a commit failed")
            if self._writing.in_transaction:
                self._writing.execute("ROLLBACK")
            failed = _problem(error) if isinstance(error, sqlite3.Error) else error
            for _, future in works:
                future.set_exception(failed)
            return
        self.commits.observe(time.perf_counter() - began)
        for future, result, wrong in done:
            if wrong is None:
                future.set_result(result)
            else:
                future.set_exception(wrong)

    def _move(self) -> None:
        """Move the write-ahead log into the file, not while somebody waits for a receipt if that can be helped."""
        grown = self._writing.total_changes - self._moved
        if grown < (MUCH if self._waiting.empty() else TOO_MUCH):
            return
        try:
            self._writing.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except sqlite3.Error:  # a full disk, mostly: all lies safely in the log, the next one moves it
            logging.getLogger("kept").exception("the write-ahead log could not be moved")
        self._moved = self._writing.total_changes

    def _one(self, work: Work) -> tuple[Any, BaseException | None]:
        self._writing.execute("SAVEPOINT work")
        try:
            result = work(self._writing)
        except Exception as error:
            if not self._writing.in_transaction:  # a full disk ends the whole transaction
                raise
            self._writing.execute("ROLLBACK TO work")
            self._writing.execute("RELEASE work")
            return None, _problem(error) if isinstance(error, sqlite3.OperationalError) else error
        self._writing.execute("RELEASE work")
        return result, None


def _problem(error: sqlite3.Error) -> BaseException:
    """What a person can wait out (locked, full) is `busy`; the rest is a fault of ours."""
    name = getattr(error, "sqlite_errorname", "") or ""
    waits = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_NOMEM")
    if name.startswith(waits):
        return Problem("busy", detail=name, retry_after=5)
    return error
