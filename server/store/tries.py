"""Failed sign-ins, counted in the database so that a restart or a second server forgets none."""

import sqlite3

WINDOW = 15 * 60_000
"""How long a failed try counts, milliseconds."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS try (who TEXT NOT NULL, at INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS try_by_who ON try (who, at);
"""


def begin(conn: sqlite3.Connection, bounds: dict[str, int], now: int) -> int:
    """Count a try of each `who` (who -> how many are free) before the password is looked at.

    Returns 0, or the seconds to wait when one of them has used up its tries; then nothing is counted. Tries from a
    clock that ran ahead and was set back are forgotten: they would keep people out until that time.
    """
    conn.execute("DELETE FROM try WHERE at NOT BETWEEN ? AND ?", (now - WINDOW + 1, now + WINDOW))
    wait = max(_wait(conn, who, bound, now) for who, bound in bounds.items())
    if not wait:
        conn.executemany("INSERT INTO try VALUES (?, ?)", [(who, now) for who in bounds])
    return wait


def forgive(conn: sqlite3.Connection, bounds: dict[str, int], now: int) -> None:
    """The try was a right one: a person's own mistakes are forgotten, an address's are not."""
    for who in bounds:
        if who.startswith("login:"):
            conn.execute("DELETE FROM try WHERE who = ?", (who,))
        else:
            conn.execute(
                "DELETE FROM try WHERE rowid IN (SELECT rowid FROM try WHERE who = ? AND at = ? LIMIT 1)",
                (who, now),
            )


def _wait(conn: sqlite3.Connection, who: str, bound: int, now: int) -> int:
    """Seconds until the oldest of the last `bound` tries no longer counts."""
    found = conn.execute(
        "SELECT at FROM try WHERE who = ? ORDER BY at DESC LIMIT 1 OFFSET ?", (who, bound - 1)
    ).fetchone()
    return (found[0] + WINDOW - now + 999) // 1000 if found else 0
