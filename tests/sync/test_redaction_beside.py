"""Two people take a value out while a backup or an export reads for long: nobody waits, and it goes after that."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator

import pytest

from tests.sync.backing import tried
from tests.sync.firm import Firm
from tests.sync.model import Device
from tests.sync.test_redaction import NAME, anna, ask, firm, rule, write

__all__ = ["anna", "firm"]


@pytest.fixture
def reader(firm: Firm, anna: Device) -> Iterator[sqlite3.Connection]:
    """Somebody who reads what the log was, for as long as the test likes."""
    conn = sqlite3.connect(firm.folder / "kept.db", isolation_level=None, check_same_thread=False)
    conn.execute("BEGIN")
    conn.execute("SELECT count(*) FROM log").fetchone()
    yield conn
    conn.close()


def said(firm: Firm) -> bool:
    return any(NAME.encode() in path.read_bytes() for path in firm.folder.glob("kept.db*"))


def test_while_the_files_wait_to_be_washed_work_is_taken(firm: Firm, anna: Device, reader: sqlite3.Connection) -> None:
    write(firm, anna, "asked somebody to wait")
    washing = threading.Thread(target=firm.db.wash)
    washing.start()
    try:
        firm.sync(anna)
    finally:
        reader.execute("COMMIT")
        washing.join()


def test_what_a_long_reading_kept_in_the_files_goes_with_the_next_backup(
    firm: Firm, anna: Device, reader: sqlite3.Connection
) -> None:
    (firm.folder / "keys").mkdir()
    (firm.folder / "keys" / "receipt").write_bytes(b"key")
    rule(firm, ask(firm))
    assert said(firm), "the reading stood in the way"
    reader.execute("COMMIT")
    assert tried(firm) == []
    assert not said(firm)
