"""What the database knows of backups: what devices may let go for them; and what waits since a restore."""

from __future__ import annotations

import sqlite3

SCHEMA = """
CREATE TABLE IF NOT EXISTS backup (
  at INTEGER PRIMARY KEY, name TEXT NOT NULL, verified INTEGER NOT NULL,
  made INTEGER NOT NULL DEFAULT 0            -- rises with each backup, whatever the clock says
);
CREATE TABLE IF NOT EXISTS backup_device (  -- up to which number a verified backup holds a device's ops
  at INTEGER NOT NULL, device TEXT NOT NULL, taken INTEGER NOT NULL,
  PRIMARY KEY (device, at)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hold (           -- since a restore, what moves by itself waits for a person's word
  since INTEGER PRIMARY KEY, why TEXT NOT NULL
);
"""


def safe(conn: sqlite3.Connection, device: str) -> int:
    """The highest number of a device that two verified backups hold; 0 when there are not two.

    By what they hold and not by their times: a clock that was set makes an older backup look newer.
    """
    found = conn.execute(
        "SELECT taken FROM backup_device WHERE device=? ORDER BY taken DESC LIMIT 1 OFFSET 1", (device,)
    ).fetchone()
    return found[0] if found else 0


def backed(conn: sqlite3.Connection) -> int:
    """Time before which all that was here lies in two verified backups; 0 when there are not two.

    Of the two that were made last, the earlier one's time; none when the clock was set back between them.
    """
    found = conn.execute("SELECT at FROM backup WHERE made > 0 ORDER BY made DESC, at DESC LIMIT 2").fetchall()
    return found[1][0] if len(found) == 2 and found[1] < found[0] else 0


def note(conn: sqlite3.Connection, at: int, name: str, settled: list[tuple[str, int]], now: int) -> None:
    """Write down a verified backup of time `at`: up to which number it holds each device's ops."""
    (made,) = conn.execute("SELECT coalesce(max(made), 0) + 1 FROM backup").fetchone()
    conn.execute("INSERT OR REPLACE INTO backup (at, name, verified, made) VALUES (?, ?, ?, ?)", (at, name, now, made))
    conn.executemany(
        "INSERT OR REPLACE INTO backup_device VALUES (?, ?, ?)", [(at, device, taken) for device, taken in settled]
    )
    last = "SELECT at FROM backup ORDER BY made DESC, at DESC LIMIT 3"
    conn.execute(f"DELETE FROM backup_device WHERE at NOT IN ({last})")


def doubt(conn: sqlite3.Connection) -> None:
    """The database went back in time, perhaps onto another machine: who knows which of the noted backups are left.

    Devices let go of nothing until two were made again; the list of them stays for the office to look at.
    """
    conn.execute("DELETE FROM backup_device")
    conn.execute("UPDATE backup SET made=0")


def hold(conn: sqlite3.Connection, since: int, why: str) -> None:
    """From now on, notices and everything driven by time wait."""
    conn.execute("INSERT OR IGNORE INTO hold VALUES (?, ?)", (since, why))


def held(conn: sqlite3.Connection) -> list[tuple[int, str]]:
    """Why the server holds back what moves by itself: (since, reason); empty when it does not."""
    return conn.execute("SELECT since, why FROM hold ORDER BY since").fetchall()


def go(conn: sqlite3.Connection) -> None:
    """An administrator's word."""
    conn.execute("DELETE FROM hold")
