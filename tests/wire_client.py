"""A complete Kept client as documentation by example, written from docs/protocol.md alone.

Standard library only. Its store is one SQLite file. `change` writes an op before it returns; `sync`
sends and fetches until nothing is left to do, whatever happens on the way.
"""

from __future__ import annotations

import gzip
import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.wire_http import Problem, Unreachable, Wire

Json = dict[str, Any]
MOST_OPS = 10_000
AGAIN = {"busy", "too_many", "device_unknown", "too_large", "malformed", ""}

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


DROP = "delete from rows where kind = ? and id = ?"
ADD = "insert into ops (n, op, team) values (?, ?, ?)"


def wall_clock() -> int:
    return time.time_ns() // 1_000_000


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


class Client:
    """One device: one person's use of one store. `wall` is its clock, which may be wrong."""

    def __init__(
        self,
        store: Path,
        wire: Wire,
        policies: dict[str, dict[str, str]] | None = None,
        wall: Callable[[], int] = wall_clock,
    ) -> None:
        self.wire, self.wall, self.policies = wire, wall, policies or {}
        self.db = sqlite3.connect(store, isolation_level=None, check_same_thread=False)
        self.db.executescript(TABLES)
        self.db.execute("pragma synchronous = full")
        self.most = MOST_OPS
        if not self.db.execute("select 1 from state").fetchone():
            with self._whole():
                self._put(device=new_id(), enrolled=False, taken=0, next=1, heard=0, offset=None)
                self._put(epoch=0, head=None, scopes=[], cursor=0, behind={}, filling=False)

    def close(self) -> None:
        self.db.close()

    @contextmanager
    def _whole(self) -> Iterator[None]:
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

    def _put(self, **values: Any) -> None:
        texts = [(name, json.dumps(value)) for name, value in values.items()]
        self.db.executemany("insert or replace into state values (?, ?)", texts)

    # Working, with or without a network

    def see(self, kind: str, id: str) -> View:
        row, epoch = self.row(kind, id)
        value = dict(row["value"]) if row else {}
        for op in map(json.loads, self._waiting()):
            if (op["kind"], op["id"]) == (kind, id):
                self._fold(kind, value, op["set"])
        saw = (epoch, row["seq"]) if row else None
        return View(kind, id, value, saw, row.get("contested", {}) if row else {})

    def change(self, view: View, **fields: Any) -> int:
        """Keep a change of the record in this view; the op's number."""
        return self.keep([self.op(view, fields)])[0]

    def change_all(self, changes: Iterable[tuple[View, Json]]) -> list[int]:
        """Changes that are taken together or refused together."""
        group = new_id()
        return self.keep([self.op(view, fields, group) for view, fields in changes], group)

    def op(self, view: View, fields: Json, group: str | None = None) -> str:
        op: Json = {"clock": self._clock(), "kind": view.kind, "id": view.id, "set": fields}
        op |= {"saw": view.saw} | ({"group": group} if group else {})
        return json.dumps(op)

    def keep(self, ops: list[str], group: str | None = None) -> list[int]:
        """Number these ops and store their text, which never changes again."""
        with self._whole():
            first = self.state("next")
            self.db.executemany(ADD, [(n, op, group) for n, op in enumerate(ops, first)])
            self._put(next=first + len(ops))
        return list(range(first, first + len(ops)))

    def rows(self) -> list[Json]:
        found = self.db.execute("select row from rows order by kind, id")
        return [json.loads(text) for (text,) in found]

    def row(self, kind: str, id: str) -> tuple[Json | None, int]:
        query = "select row, epoch from rows where kind = ? and id = ?"
        found = self.db.execute(query, [kind, id]).fetchone()
        return (json.loads(found[0]), found[1]) if found else (None, 0)

    def tray(self) -> list[tuple[Json, Json]]:
        """Refused ops with the refusal: (op, refusal)."""
        found = self.db.execute("select op, refusal from tray order by rowid")
        return [(json.loads(op), json.loads(refusal)) for op, refusal in found]

    def unsent(self) -> int:
        return len(self._waiting())

    def _waiting(self) -> list[str]:
        query = "select op from ops where n > ? order by n"
        return [text for (text,) in self.db.execute(query, [self.state("taken")])]

    def _fold(self, kind: str, value: Json, fields: Json) -> None:
        for name, new in fields.items():
            policy, old = self.policies.get(kind, {}).get(name, "latest"), value.get(name)
            if policy == "members":
                left = set(old or []) | set(new.get("add", []))
                value[name] = sorted(left - set(new.get("remove", [])))
            elif old is not None and policy in ("earliest", "greatest"):
                value[name] = min(old, new) if policy == "earliest" else max(old, new)
            else:
                value[name] = new

    def _clock(self) -> Json:
        clock = {"at": self.wall(), "offset": self.state("offset"), "heard": self.state("heard")}
        if clock["offset"] is None:
            return clock | {"age": None}
        wall, steady = self.state("measured")
        age = max(0, int(time.monotonic() * 1000) - steady)
        jump = clock["at"] - wall - age
        return clock | {"age": age} | ({"jump": jump} if abs(jump) > 1000 else {})

    # Syncing

    def sync(self, patience: float = 30.0) -> None:
        """Rounds until all is sent and fetched.

        Raises what a person must see to, and what still stands in the way after `patience` seconds.
        """
        deadline, pause = time.monotonic() + patience, 0.05
        while True:
            try:
                if not self.round():
                    return
                pause = 0.05
            except (Problem, Unreachable) as trouble:
                self._consider(trouble)
                if time.monotonic() + pause > deadline:
                    raise
                time.sleep(pause * (0.5 + secrets.randbelow(1000) / 1000))
                pause = min(2 * pause, 5.0)

    def _consider(self, trouble: Problem | Unreachable) -> None:
        """Prepare another attempt after what can heal by itself; raise what cannot."""
        if isinstance(trouble, Unreachable) or trouble.status >= 500 or trouble.status == 409:
            return
        if trouble.code not in AGAIN:
            raise trouble
        if trouble.code == "device_unknown":
            with self._whole():
                self._put(enrolled=False)
        elif trouble.code in ("too_large", "malformed"):
            ops = self._batch()[0]
            if len(ops) <= 1:
                raise trouble
            self.most = max(1, len(ops) // 2)

    def round(self) -> bool:
        """One exchange with the server, applied as a whole; true when more is to be done."""
        if not self.state("enrolled"):
            self._enrol()
        headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
        sent = self.wall()
        reply = self.wire.send("POST", "/api/sync", gzip.compress(self.request()), headers)
        answer = reply.json()
        if not isinstance(answer, dict):
            raise Unreachable("the answer is not an object")
        with self._whole():
            self._apply(answer, sent)
        self.most = MOST_OPS
        return answer["more"] or self.unsent() > 0 or not self.state("enrolled")

    def _enrol(self) -> None:
        device = self.state("device")
        try:
            about = {"id": device, "label": "wire client", "app": "1"}
            self.wire.json("POST", "/api/devices", about)
        except Problem as problem:
            if problem.code != "device_taken":
                raise
            device = new_id()
        else:
            with self._whole():
                self._put(enrolled=True)
            return
        with self._whole():
            self._become(device, 1)
        self._enrol()

    def request(self) -> bytes:
        """What a round sends; the ops as the very text that was stored."""
        ops, first, proof = self._batch()
        names = ("device", "epoch", "head", "scopes", "cursor", "behind")
        ask = {"schema": 1, "clock": self._clock(), "acked": self.state("taken"), "first": first}
        ask |= {name: self.state(name) for name in names} | proof
        return f'{json.dumps(ask)[:-1]}, "ops": [{",".join(ops)}]}}'.encode()

    def _batch(self) -> tuple[list[str], int, Json]:
        """The next ops to send, the number of the first, and the receipt that covers them."""
        taken = self.state("taken")
        query = "select n, op, team, refused from ops where n > ? order by n"
        ops = self.db.execute(query, [taken]).fetchall()
        if not ops:
            return [], taken + 1, {}
        proofs = "select taken, receipt from receipts where taken >= ? order by taken limit 1"
        if covered := self.db.execute(proofs, [ops[0][0]]).fetchone():
            ops = [op for op in ops if op[0] <= covered[0]]
            refused = [n for n, _, _, refused in ops if refused]
            proof = {"receipt": json.loads(covered[1]), "refused": refused}
            return [text for _, text, *_ in ops], ops[0][0], proof
        end = _whole_groups([group for _, _, group, _ in ops], self.most)
        return [text for _, text, *_ in ops[:end]], ops[0][0], {}

    def _apply(self, answer: Json, sent: int) -> None:
        """Store all of an answer, or, where the store turns out to be a copy, become a new device."""
        if "cloned" in answer or answer["taken"] >= self.state("next"):
            self._become(new_id(), answer.get("cloned", self.state("next")))
            return
        heard_at, steady = self.wall(), int(time.monotonic() * 1000)
        self._put(offset=answer["now"] - (sent + heard_at) // 2, measured=[heard_at, steady])
        self._put(epoch=answer["epoch"], head=answer["head"], heard=answer["now"])
        self._put(scopes=answer["scopes"], cursor=answer["cursor"], behind=answer["behind"])
        if "resend" in answer:
            self._put(filling=True, taken=answer["resend"] - 1)
        else:
            self._settle(answer)
        self._replace(answer)
        if self.state("filling") and not answer["behind"] and not answer["more"]:
            self.db.execute("delete from rows where epoch != ?", [answer["epoch"]])
            self._put(filling=False)

    def _settle(self, answer: Json) -> None:
        """Refusals into the tray, the receipt into the store; ops that two backups hold may go."""
        for refusal in answer["refused"]:
            put = "insert or replace into tray select ?, n, op, ? from ops where n = ?"
            self.db.execute(put, [self.state("device"), json.dumps(refusal), refusal["n"]])
            self.db.execute("update ops set refused = 1 where n = ?", [refusal["n"]])
        if receipt := answer["receipt"]:
            store = "insert or replace into receipts values (?, ?)"
            self.db.execute(store, [receipt["taken"], json.dumps(receipt)])
        self._put(taken=answer["taken"])
        self.db.execute("delete from ops where n <= ?", [answer["safe"]])
        self.db.execute("delete from receipts where taken <= ?", [answer["safe"]])

    def _replace(self, answer: Json) -> None:
        """Rows that came, left, or lie in no scope of mine any more."""
        put = "insert or replace into rows values (?, ?, ?, ?)"
        for row in answer["rows"]:
            self.db.execute(put, [row["kind"], row["id"], answer["epoch"], json.dumps(row)])
        for key in answer["gone"]:
            self.db.execute(DROP, key)
        for row in self.rows() if answer["forget"] else ():
            key = [row["kind"], row["id"]]
            left = [scope for scope in row["in"] if scope not in answer["forget"]]
            if not left:
                self.db.execute(DROP, key)
            elif left != row["in"]:
                text = json.dumps(row | {"in": left})
                self.db.execute("update rows set row = ? where kind = ? and id = ?", [text, *key])

    def _become(self, device: str, first: int) -> None:
        """Go on as another device: ops below `first` are settled, the others count from 1 again."""
        query = "select op, team from ops where n >= ? order by n"
        ops = self.db.execute(query, [first]).fetchall()
        self.db.execute("delete from ops")
        self.db.execute("delete from receipts")
        self.db.executemany(ADD, [(n, *op) for n, op in enumerate(ops, 1)])
        self._put(device=device, enrolled=False, taken=0, next=len(ops) + 1)

    # Beside the rounds

    def history(self, kind: str, id: str) -> list[Json]:
        found: list[Json] = self.wire.json("GET", f"/api/history/{kind}/{id}")["ops"]
        return found

    def live(self, patience: float) -> Iterator[str]:
        """Sync when the line opens and at each piece of news; yields after each sync."""
        with closing(self.wire.live(patience)) as events:
            for event in events:
                if event in ("open", "news"):
                    self.sync()
                    yield event


def _whole_groups(groups: list[str | None], most: int) -> int:
    """How many of these ops make a request of about `most` that splits no group."""
    if most >= len(groups):
        return len(groups)
    joined = [False, *(a is not None and a == b for a, b in pairwise(groups))]
    fits = [end for end in range(1, most + 1) if not joined[end]]
    later = (end for end in range(most + 1, len(groups)) if not joined[end])
    return fits[-1] if fits else next(later, len(groups))
