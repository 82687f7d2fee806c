"""Who may sign in: accounts, the firm's name, the one-time link that makes the first of them."""

import sqlite3
from typing import NamedTuple

from server.store import sessions

Connection = sqlite3.Connection

SCHEMA = """
CREATE TABLE IF NOT EXISTS firm (           -- its name, once set up; demo: filled by the demo
  firm INTEGER PRIMARY KEY CHECK (firm = 1),
  zh TEXT NOT NULL, en TEXT NOT NULL, demo INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS account (
  person TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE COLLATE NOCASE,
  hash TEXT NOT NULL, changed INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS setup (          -- hash of the one-time link of a server without accounts
  token BLOB PRIMARY KEY, made INTEGER NOT NULL
) WITHOUT ROWID;
"""


class Account(NamedTuple):
    person: str
    login: str
    hash: str


class Firm(NamedTuple):
    zh: str
    en: str
    demo: bool


def firm(conn: sqlite3.Connection) -> Firm | None:
    found = conn.execute("SELECT zh, en, demo FROM firm").fetchone()
    return Firm(found[0], found[1], bool(found[2])) if found else None


def unsaid(conn: sqlite3.Connection) -> Firm | None:
    """The firm, where no record carries its name to the devices yet."""
    told = conn.execute("SELECT 1 FROM row WHERE kind = 'letterhead'").fetchone()
    return None if told else firm(conn)


def name_firm(conn: sqlite3.Connection, firm: Firm) -> None:
    conn.execute("INSERT OR REPLACE INTO firm VALUES (1, ?, ?, ?)", firm)


def none_yet(conn: sqlite3.Connection) -> bool:
    return conn.execute("SELECT 1 FROM account LIMIT 1").fetchone() is None


def by_login(conn: sqlite3.Connection, login: str) -> Account | None:
    return _one(conn, "login = ?", login)


def by_person(conn: sqlite3.Connection, person: str) -> Account | None:
    return _one(conn, "person = ?", person)


def logins(conn: sqlite3.Connection) -> dict[str, str]:
    """person -> login."""
    return dict(conn.execute("SELECT person, login FROM account ORDER BY login"))


def everyone(conn: sqlite3.Connection) -> list[Account]:
    """All accounts; one without a hash waits for its first password."""
    return [Account(*row) for row in conn.execute("SELECT person, login, hash FROM account ORDER BY login")]


def add(conn: sqlite3.Connection, account: Account, now: int) -> bool:
    """False when the login is taken."""
    if by_login(conn, account.login):
        return False
    conn.execute("INSERT INTO account VALUES (?, ?, ?, ?)", (*account, now))
    return True


def set_password(conn: sqlite3.Connection, person: str, hash: str, now: int, keep: bytes = b"") -> None:
    """A new password; all sessions of the person end but the one to keep."""
    conn.execute("UPDATE account SET hash = ?, changed = ? WHERE person = ?", (hash, now, person))
    sessions.end_others(conn, person, keep)


def open_setup(conn: sqlite3.Connection, token: bytes, now: int) -> None:
    """A new link; the ones before it stop working."""
    conn.execute("DELETE FROM setup")
    conn.execute("INSERT INTO setup VALUES (?, ?)", (token, now))


def may_set_up(conn: sqlite3.Connection, token: bytes, since: int) -> bool:
    """Whether the link is the valid one, made at or after `since`, and nobody was faster."""
    found = conn.execute("SELECT 1 FROM setup WHERE token = ? AND made >= ?", (token, since))
    return found.fetchone() is not None and none_yet(conn)


def set_up(conn: sqlite3.Connection, token: bytes, since: int, firm: Firm, first: Account, now: int) -> bool:
    """Use the link up: the firm's name and its first account. False when the link is not valid."""
    if not may_set_up(conn, token, since):
        return False
    conn.execute("DELETE FROM setup")
    name_firm(conn, firm)
    return add(conn, first, now)


def _one(conn: sqlite3.Connection, where: str, key: str) -> Account | None:
    found = conn.execute(f"SELECT person, login, hash FROM account WHERE {where}", (key,))
    return next((Account(*row) for row in found), None)
