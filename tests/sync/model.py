"""A device as protocol.md describes it, in memory, for tests that run thousands of rounds without HTTP."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
MEMBERS = {"engineers", "hospitals", "codes"}


class Device:
    """One person's store. `wall` is its clock's error in ms; `thrifty` asks for `mine` and `change`."""

    def __init__(self, new_id: Callable[[], str], person: str, *, thrifty: bool = True) -> None:
        self.id, self.person, self.thrifty = new_id(), person, thrifty
        self._new_id = new_id
        self.rows: dict[tuple[str, str], Json] = {}
        self.ops: dict[int, str] = {}
        self.receipts: dict[int, Json] = {}
        self.tray: dict[str, Json] = {}
        self.refused: set[int] = set()
        self.next, self.taken, self.hidden, self.heard, self.wall = 1, 0, 0, 0, 0
        self.offset: int | None = None
        self.known: Json = {"epoch": 0, "head": None, "scopes": [], "cursor": 0, "behind": {}}
        self.floor: int | None = None
        self.heads: list[list[Any]] = []
        self.brought: set[tuple[str, str]] | None = None
        self.enrolled = False

    def copied(self) -> Device:
        """The same device restored from a backup of the phone."""
        new_id, self._new_id = self._new_id, str
        twin = copy.deepcopy(self)
        self._new_id = twin._new_id = new_id
        return twin

    def saw(self, kind: str, id: str) -> list[int] | None:
        row = self.rows.get((kind, id))
        return [row["epoch"], row["seq"]] if row else None

    def change(self, kind: str, id: str, change: Json, now: int, group: str | None = None) -> int:
        op = {"clock": self.clock(now), "kind": kind, "id": id, "set": change, "saw": self.saw(kind, id)}
        self.ops[self.next] = json.dumps(op | ({"group": group} if group else {}))
        self.next += 1
        return self.next - 1

    def clock(self, now: int) -> Json:
        age = None if self.offset is None else 1000
        return {"at": now + self.wall, "offset": self.offset, "age": age, "heard": self.heard}

    def view(self, kind: str, id: str) -> Json:
        row = self.rows.get((kind, id))
        value = dict(row["value"]) if row else {}
        for n in sorted(self.ops):
            op = read(self.ops[n])
            if n > max(self.taken, self.hidden) and (op["kind"], op["id"]) == (kind, id):
                fold(value, op["set"])
        return value

    def unsent(self) -> list[int]:
        return sorted(n for n in self.ops if n > self.taken)

    def request(self, now: int, most: int = 5) -> tuple[bytes, int]:
        """(the next round, the number of its last op). Ops under a stored receipt go with it, all at once."""
        numbers = self.unsent()
        ask: Json = {"schema": 1, "device": self.id, "clock": self.clock(now), "acked": self.taken, **self.known}
        ask["heads"] = self.heads[-20:]
        covered = min((t for t in self.receipts if t > self.taken), default=None)
        if numbers and covered is not None:
            numbers = [n for n in numbers if n <= covered]
            ask["receipt"], ask["refused"] = self.receipts[covered], sorted(self.refused & set(numbers))
        else:
            numbers = self._whole_groups(numbers, most)
        ask["first"] = numbers[0] if numbers else self.taken + 1
        if self.thrifty:
            ask |= {"mine": True} | ({"floor": self.floor} if self.floor is not None else {})
        text = f'{json.dumps(ask)[:-1]}, "ops": [{", ".join(self.ops[n] for n in numbers)}]}}'
        return text.encode(), numbers[-1] if numbers else self.taken

    def _whole_groups(self, numbers: list[int], most: int) -> list[int]:
        groups = {n: read(self.ops[n]).get("group") for n in numbers}
        while most < len(numbers) and groups[numbers[most]] and groups[numbers[most]] == groups[numbers[most - 1]]:
            most += 1
        return numbers[:most]

    def apply(self, answer: Json, now: int, sent: int) -> None:
        """One answer as one transaction. `sent`: the number of the last op in the request."""
        if "cloned" in answer:
            self.become(answer["cloned"])
        elif "resend" in answer:
            self.taken, self.hidden = answer["resend"] - 1, answer["taken"]
            self.brought, self.floor = set(), None
        else:
            self._settle(answer, sent)
        if answer["taken"] >= self.next == self.taken + 1 and "cloned" not in answer:
            self.become(self.next)
        self._rows(answer)
        self.known = {name: answer[name] for name in self.known}
        self.heads = [h for h in self.heads if h[0] < answer["head"][0]] + [answer["head"]]
        self.heard, self.offset = answer["now"], answer["now"] - (now + self.wall)
        self.floor = answer.get("floor", self.floor)
        if self.brought is not None and not answer["behind"] and not answer["more"]:
            self.rows = {key: row for key, row in self.rows.items() if key in self.brought}
            self.brought = None

    def _settle(self, answer: Json, sent: int) -> None:
        """Settled are only ops that were sent: what the server has above may be another copy's."""
        settled = min(answer["taken"], sent)
        for refusal in answer["refused"]:
            if refusal["n"] not in self.ops:  # another copy's
                continue
            self.refused.add(refusal["n"])
            self.tray.setdefault(self.ops[refusal["n"]], refusal)
        self._own(answer, settled)
        if answer["receipt"]:
            self.receipts[answer["receipt"]["taken"]] = answer["receipt"]
        self.taken = max(self.taken, settled)

    def _own(self, answer: Json, settled: int) -> None:
        for kind, id, seq, at, inside in answer.get("mine", ()):
            row = self.rows.setdefault((kind, id), {"kind": kind, "id": id, "value": {}})
            for n in sorted(self.ops):
                op = read(self.ops[n])
                if self.taken < n <= settled and n not in self.refused and (op["kind"], op["id"]) == (kind, id):
                    fold(row["value"], op["set"])
            row |= {"seq": seq, "at": at, "by": self.person, "in": inside, "epoch": answer["epoch"]}
            row.pop("contested", None)
            if self.brought is not None:
                self.brought.add((kind, id))

    def _rows(self, answer: Json) -> None:
        for row in answer["rows"]:
            key = (row["kind"], row["id"])
            value = row["value"] if "value" in row else self.rows[key]["value"] | row["change"]
            self.rows[key] = row | {"value": value, "epoch": answer["epoch"]}
            if self.brought is not None:
                self.brought.add(key)
        for kind, id in answer["gone"]:
            self.rows.pop((kind, id), None)
        for key, row in list(self.rows.items()):
            row["in"] = [scope for scope in row["in"] if scope not in answer["forget"]]
            if not row["in"]:
                del self.rows[key]

    def become(self, first: int) -> None:
        """Go on under another id; two copies of the same phone with the same op come to the same one."""
        told = hashlib.sha256(f"{self.id} {self.ops[first]}".encode()).digest() if first in self.ops else None
        waiting = [self.ops[n] for n in sorted(self.ops) if n >= first]
        self.id = base64.urlsafe_b64encode(told[:16]).decode()[:22] if told else self._new_id()
        self.enrolled, self.taken, self.hidden = False, 0, 0
        self.ops = dict(enumerate(waiting, 1))
        self.next, self.receipts, self.refused = len(waiting) + 1, {}, set()


def read(text: str) -> Json:
    """An op from its text; junk that was put among the ops reads as an op on nothing."""
    op = json.loads(text)
    return {"kind": None, "id": None, "set": {}} | (op if isinstance(op, dict) else {})


def fold(value: Json, change: Json) -> None:
    for name, new in change.items():
        if name in MEMBERS:
            value[name] = sorted((set(value.get(name, [])) - set(new.get("remove", []))) | set(new.get("add", [])))
        elif name == "version":
            value[name] = min(value.get(name, new), new)
        else:
            value[name] = new
