"""What the example client keeps: rows, its own ops, receipts, refusals, in one SQLite file.

Written from docs/protocol.md alone (sections 3 and 4). A change is on the disk before it is shown as saved.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Json = dict[str, Any]
TABLES = """
pragma journal_mode = wal;
create table if not exists state (name text primary key, value text);
create table if not exists rows
    (kind text, id text, epoch integer, row text, primary key (kind, id));
create table if not exists ops
    (n integer primary key, op text, team text, refused integer default 0);
create table if not exists receipts (taken integer primary key, receipt text);
create table if not exists tray
    (device text, n integer, op text, refusal text, primary key (device, n));
"""
ADD = "insert into ops (n, op, team) values (?, ?, ?)"


def wall_clock() -> int:
    return time.time_ns() // 1_000_000


def steady_clock() -> int:
    """Milliseconds that nobody can set."""
    return time.monotonic_ns() // 1_000_000


def new_id() -> str:
    return secrets.token_urlsafe(16)


@dataclass(frozen=True)
class View:
    """A record as a screen shows it: the server's row with my unsent ops folded over it."""

    kind: str
    id: str
    value: Json
    saw: tuple[int, int] | None
    contested: dict[str, list[Json]]
    hidden: dict[str, list[int] | None] = field(default_factory=dict)
    """Fields that show an unsent op and not the row beneath, with what that op had seen."""


class Store:
    """One device's memory. `wall` is its clock, which may be wrong; `policies` are those of section 9."""

    def __init__(
        self,
        path: Path,
        policies: dict[str, dict[str, str]] | None = None,
        wall: Callable[[], int] = wall_clock,
    ) -> None:
        self.policies, self.wall = policies or {}, wall
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.db.executescript(TABLES)
        self.db.execute("pragma synchronous = full")
        if not self.db.execute("select 1 from state").fetchone():
            with self.whole():
                self.put(device=new_id(), enrolled=False, next=1, taken=0, told=0)
                self.put(epoch=0, head=None, scopes=[], cursor=0, behind={}, filling=False)
                self.put(heard=0, offset=None)

    def close(self) -> None:
        self.db.close()

    @contextmanager
    def whole(self) -> Iterator[None]:
        """One transaction: all of it is on the disk, or nothing."""
        self.db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self.db.execute("rollback")
            raise
        self.db.execute("commit")

    def state(self, name: str) -> Any:
        found = self.db.execute("select value from state where name = ?", [name]).fetchone()
        return json.loads(found[0]) if found else None

    def put(self, **values: Any) -> None:
        texts = [(name, json.dumps(value)) for name, value in values.items()]
        self.db.executemany("insert or replace into state values (?, ?)", texts)

    # Working, with or without a network

    def see(self, kind: str, id: str) -> View:
        row, epoch = self.row(kind, id)
        value = dict(row["value"]) if row else {}
        contested: dict[str, list[Json]] = row.get("contested", {}) if row else {}
        hidden: dict[str, list[int] | None] = {}
        for op in map(json.loads, self._over_rows()):
            if (op["kind"], op["id"]) == (kind, id):
                self._fold(kind, value, op["set"])
                hidden |= dict.fromkeys(op["set"].keys() - contested.keys(), op["saw"])
        saw = (epoch, row["seq"]) if row else None
        return View(kind, id, value, saw, contested, hidden)

    def change(self, view: View, **fields: Any) -> int:
        """Keep a change of the record in this view; the op's number."""
        return self.change_all([(view, fields)])[0]

    def change_all(self, changes: Iterable[tuple[View, Json]]) -> list[int]:
        """Changes that are taken together or refused together."""
        parts = [(view, saw, part) for view, fields in changes for saw, part in self._by_sight(view, fields)]
        group = new_id() if len(parts) > 1 else None
        return self.keep([self.op(view, part, group, saw) for view, saw, part in parts], group)

    def op(self, view: View, fields: Json, group: str | None = None, saw: Any = ...) -> str:
        op: Json = {"clock": self.clock(), "kind": view.kind, "id": view.id, "set": fields}
        op |= {"saw": view.saw if saw is ... else saw} | ({"group": group} if group else {})
        return json.dumps(op)

    def _by_sight(self, view: View, fields: Json) -> list[tuple[Any, Json]]:
        """The fields of a change by what its author had seen of them, each part an op of its own."""
        parts: dict[str, Json] = {}
        for name, value in fields.items():
            latest = self.policies.get(view.kind, {}).get(name, "latest") == "latest"
            least = [view.saw, view.hidden[name]] if latest and name in view.hidden else [view.saw]
            saw = json.dumps(min(least, key=lambda one: tuple(one or ())))
            parts.setdefault(saw, {})[name] = value
        return [(json.loads(saw), part) for saw, part in parts.items()]

    def keep(self, ops: list[str], group: str | None = None) -> list[int]:
        """Number these ops and store their text, which never changes again."""
        with self.whole():
            first = self.state("next")
            self.db.executemany(ADD, [(n, op, group) for n, op in enumerate(ops, first)])
            self.put(next=first + len(ops))
        return list(range(first, first + len(ops)))

    def rows(self) -> list[Json]:
        found = self.db.execute("select row from rows order by kind, id")
        return [json.loads(text) for (text,) in found]

    def row(self, kind: str, id: str) -> tuple[Json | None, int]:
        """The server's row and the epoch that brought it."""
        query = "select row, epoch from rows where kind = ? and id = ?"
        found = self.db.execute(query, [kind, id]).fetchone()
        return (json.loads(found[0]), found[1]) if found else (None, 0)

    def tray(self) -> list[tuple[Json, Json]]:
        """Refused ops with the refusal: (op, refusal)."""
        found = self.db.execute("select op, refusal from tray order by rowid")
        return [(json.loads(op), json.loads(refusal)) for op, refusal in found]

    def refusals(self) -> list[Json]:
        return [json.loads(text) for (text,) in self.db.execute("select refusal from tray")]

    def unsent(self) -> int:
        query = "select count(*) from ops where n > ?"
        count: int = self.db.execute(query, [self.state("taken")]).fetchone()[0]
        return count

    def _over_rows(self) -> list[str]:
        """Ops that the rows do not hold yet."""
        known = max(self.state("taken"), self.state("told"))
        found = self.db.execute("select op from ops where n > ? order by n", [known])
        return [text for (text,) in found]

    def _fold(self, kind: str, value: Json, fields: Json) -> None:
        for name, new in fields.items():
            policy, old = self.policies.get(kind, {}).get(name, "latest"), value.get(name)
            if policy == "members":
                left = set(old or []) - set(new.get("remove", []))
                value[name] = sorted(left | set(new.get("add", [])))
            elif old is not None and policy in ("earliest", "greatest"):
                value[name] = min(old, new) if policy == "earliest" else max(old, new)
            else:
                value[name] = new

    # Time

    def clock(self) -> Json:
        """What the device knows of the time at this moment."""
        clock = {"at": self.wall(), "offset": self.state("offset"), "heard": self.state("heard")}
        if clock["offset"] is None:
            return clock | {"age": None}
        wall, steady, within = self.state("measured")
        age = max(0, steady_clock() - steady)
        jump = clock["at"] - wall - age
        return clock | {"age": age, "within": within} | ({"jump": jump} if abs(jump) > 1000 else {})

    def measure(self, now: int, sent: tuple[int, int]) -> None:
        """The server said `now` in answer to a request sent when (wall, steady) were so."""
        trip = steady_clock() - sent[1]
        self.put(offset=now - sent[0] - trip // 2, heard=now)
        self.put(measured=[sent[0] + trip, sent[1] + trip, (trip + 1) // 2])
