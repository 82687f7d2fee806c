"""A complete Kept client as documentation by example, written from docs/protocol.md alone.

Standard library only. `change` (wire_store.py) writes an op before it returns; `sync` sends and fetches
until nothing is left to do, whatever happens on the way. It leaves out what is optional on the page:
`mine`, `floor`, `heads`, `about`.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tests.wire_http import Problem, Unreachable, Wire
from tests.wire_store import ADD, Json, Store, View, new_id, steady_clock, wall_clock

__all__ = ["Client", "View", "new_id", "wall_clock"]
MOST_OPS = 10_000
HEALS = {"busy", "too_many", "device_unknown", "too_large", "malformed"}
DROP = "delete from rows where kind = ? and id = ?"


class Batch(NamedTuple):
    """Ops to send in one request: their texts, the number of the first, the receipt that covers them."""

    ops: list[str]
    first: int
    proof: Json

    @property
    def last(self) -> int:
        return self.first + len(self.ops) - 1


class Client(Store):
    """One device: one person's use of one store, over one wire."""

    def __init__(
        self,
        path: Path,
        wire: Wire,
        policies: dict[str, dict[str, str]] | None = None,
        wall: Callable[[], int] = wall_clock,
    ) -> None:
        super().__init__(path, policies, wall)
        self.wire, self.most = wire, MOST_OPS

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
        if trouble.code not in HEALS:
            raise trouble
        if trouble.code == "device_unknown":
            with self.whole():
                self.put(enrolled=False)
        elif trouble.code in ("too_large", "malformed"):
            sent = len(self._batch().ops)
            if sent <= 1:
                raise trouble
            self.most = sent // 2

    def round(self) -> bool:
        """One exchange with the server, applied as a whole; true when more is to be done."""
        if not self.state("enrolled"):
            self._enrol()
        headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
        batch, sent = self._batch(), (self.wall(), steady_clock())
        body = gzip.compress(self.request(batch))
        answer = self.wire.send("POST", "/api/sync", body, headers).json()
        if not isinstance(answer, dict):
            raise Unreachable("the answer is not an object")
        with self.whole():
            self.measure(answer["now"], sent)
            self._settle(answer, batch)
            self._replace(answer)
        self.most = MOST_OPS
        return answer["more"] or self.state("filling") or self.unsent() > 0 or not self.state("enrolled")

    def _enrol(self) -> None:
        about = {"id": self.state("device"), "label": "wire client", "app": "1"}
        try:
            self.wire.json("POST", "/api/devices", about)
        except Problem as problem:
            if problem.code != "device_taken":
                raise
            with self.whole():
                self._become(new_id(), 1)
            return self._enrol()
        with self.whole():
            self.put(enrolled=True)
        return None

    def request(self, batch: Batch | None = None) -> bytes:
        """What a round sends; the ops as the very text that was stored."""
        ops, first, proof = batch or self._batch()
        names = ("device", "epoch", "head", "scopes", "cursor", "behind")
        ask = {"schema": 1, "clock": self.clock(), "acked": self.state("taken"), "first": first}
        ask |= {name: self.state(name) for name in names} | proof
        return f'{json.dumps(ask)[:-1]}, "ops": [{",".join(ops)}]}}'.encode()

    def _batch(self) -> Batch:
        taken = self.state("taken")
        query = "select n, op, team, refused from ops where n > ? order by n"
        ops = self.db.execute(query, [taken]).fetchall()
        if not ops:
            return Batch([], taken + 1, {})
        proofs = "select taken, receipt from receipts where taken >= ? order by taken limit 1"
        if covered := self.db.execute(proofs, [ops[0][0]]).fetchone():
            ops = [op for op in ops if op[0] <= covered[0]]
            refused = [n for n, _, _, refused in ops if refused]
            proof = {"receipt": json.loads(covered[1]), "refused": refused}
            return Batch([text for _, text, *_ in ops], ops[0][0], proof)
        end = _whole_groups([group for _, _, group, _ in ops], self.most)
        return Batch([text for _, text, *_ in ops[:end]], ops[0][0], {})

    def _settle(self, answer: Json, batch: Batch) -> None:
        """What became of my ops: some are settled, or all are to be sent again, or I am a copy."""
        own = self.state("next") - 1
        if "cloned" in answer:
            self._become(self._twin(answer["cloned"]), answer["cloned"])
        elif "resend" in answer:
            self.put(taken=answer["resend"] - 1, told=answer["taken"], filling=True)
        elif batch.last >= own and answer["taken"] > own:
            self._become(new_id(), own + 1)
        else:
            self._receive(answer, min(answer["taken"], batch.last))

    def _receive(self, answer: Json, settled: int) -> None:
        """Refusals into the tray, the receipt into the store; ops that two backups hold may go."""
        for refusal in answer["refused"]:
            key = [self.state("device"), json.dumps(refusal), refusal["n"], settled]
            put = "insert or ignore into tray select ?, n, op, ? from ops where n = ? and n <= ?"
            self.db.execute(put, key)
            self.db.execute("update ops set refused = 1 where n = ? and n <= ?", key[2:])
        receipt = answer["receipt"]
        if receipt and receipt["taken"] <= settled:
            store = "insert or replace into receipts values (?, ?)"
            self.db.execute(store, [receipt["taken"], json.dumps(receipt)])
        self.put(taken=max(settled, self.state("taken")))
        self.db.execute("delete from ops where n <= ?", [answer["safe"]])
        self.db.execute("delete from receipts where taken <= ?", [answer["safe"]])

    def _replace(self, answer: Json) -> None:
        """Rows that came, left, or lie in no scope of mine any more; and where to go on."""
        names = ("epoch", "head", "scopes", "cursor", "behind")
        anew = self.state("filling") and "resend" not in answer and answer["epoch"] != self.state("epoch")
        self.put(**{name: answer[name] for name in names} | ({"scopes": [], "cursor": 0, "behind": {}} if anew else {}))
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
        if self.state("filling") and not anew and not answer["behind"] and not answer["more"]:
            self.db.execute("delete from rows where epoch != ?", [answer["epoch"]])
            self.put(filling=False)

    def _twin(self, first: int) -> str:
        """The id that every copy of this device takes that has this op as its first own one."""
        (op,) = self.db.execute("select op from ops where n = ?", [first]).fetchone()
        name = hashlib.sha256(f"{self.state('device')} {op}".encode()).digest()[:16]
        return base64.urlsafe_b64encode(name).decode().rstrip("=")

    def _become(self, device: str, first: int) -> None:
        """Go on as another device: ops below `first` are settled, the others count from 1 again."""
        query = "select op, team from ops where n >= ? order by n"
        ops = self.db.execute(query, [first]).fetchall()
        self.db.execute("delete from ops")
        self.db.execute("delete from receipts")
        self.db.executemany(ADD, [(n, *op) for n, op in enumerate(ops, 1)])
        self.put(device=device, enrolled=False, taken=0, told=0, next=len(ops) + 1)

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
