"""An oracle with a memory of its own: what each hand wrote, what it had seen, and whether anything was lost.

It knows nothing of the server's merge. Every value is written once only, so a value names its write.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from tests.wire_client import Client, View

Json = dict[str, Any]
Place = tuple[str, str, str]
"""Kind, id and field."""


@dataclass(frozen=True)
class Write:
    hand: int
    value: str
    seen: frozenset[str]
    """Values on the screen when its input began."""
    held: set[int]
    """Hands whose store holds it: the writer's, and copies of it."""


@dataclass
class Ledger:
    writes: dict[Place, list[Write]] = field(default_factory=dict)

    def note(self, hand: int, view: View, name: str, value: Any) -> None:
        """Somebody's hand writes a value over what this view shows."""
        shown = {name: view.value[name]} if name in view.value else {}
        seen = {_key(shown[name])} if shown else set()
        seen |= {_key(side["value"]) for side in view.contested.get(name, [])}
        write = Write(hand, _key(value), frozenset(seen), {hand})
        self.writes.setdefault((view.kind, view.id, name), []).append(write)

    def copied(self, hand: int, twin: int) -> None:
        """A store was copied: what this hand wrote so far, its twin has written too, and writes over it as its own."""
        for write in (write for writes in self.writes.values() for write in writes if hand in write.held):
            write.held.add(twin)

    def check(self, eye: Client, hands: Iterable[Client], exact: bool) -> None:
        """Assert that nothing was lost, by the rows and histories that `eye` sees and all trays.

        `exact`: that nothing is shown, either, which somebody knowingly replaced (after a restore
        or a copy it may be: what was seen there counts less).
        """
        trays = [_values(op) for hand in hands for op, _ in hand.tray()]
        refused = Counter(value for values in trays for value in values)
        for place, writes in self.writes.items():
            taken = _taken(eye, place)
            for write in writes:
                value = (*place, write.value)
                told = f"{value} by hand {write.hand}"
                assert taken[write.value] + refused[value] >= 1, f"vanished: {told}"
                assert taken[write.value] <= 1, f"took effect twice: {told}"
                assert not (taken[write.value] and refused[value]), f"taken and refused: {told}"
            _check_shown(eye, place, _lasting(writes, taken), exact)


def _lasting(writes: list[Write], taken: Counter[str]) -> list[Write]:
    """The writes that were taken; who saw one that was refused since replaced what that one had replaced."""
    refused = {write.value: write.seen for write in writes if not taken[write.value]}
    found = []
    for write in writes:
        seen, new = set[str](), set(write.seen)
        while new:
            seen |= new
            new = {value for one in new for value in refused.get(one, ())} - seen
        found.append(replace(write, seen=frozenset(seen)))
    return [write for write in found if taken[write.value]]


def _check_shown(eye: Client, place: Place, lasting: list[Write], exact: bool) -> None:
    kind, id, name = place
    if not lasting:
        return
    view = eye.see(kind, id)
    sides = {_key(side["value"]) for side in view.contested.get(name, [])}
    shown = sides | {_key(view.value[name])}
    assert len(sides) != 1, f"contested with itself: {place}"
    assert not sides or _key(view.value[name]) in sides, f"shown value is none of the sides: {place}"
    for number, write in enumerate(lasting):
        later = [w for w in lasting[number + 1 :] if w.hand in write.held]
        replaced = [w for w in lasting if write.value in w.seen] + later
        if not replaced:
            assert write.value in shown, f"lost: {place} {write}"
        elif exact:
            assert write.value not in shown, f"shown though replaced: {place} {write} {replaced}"


def _taken(eye: Client, place: Place) -> Counter[str]:
    """How often each value stands in the log's history of a field."""
    kind, id, name = place
    row, _ = eye.row(kind, id)
    ops = eye.history(kind, id) if row else []
    return Counter(_key(op["set"][name]) for op in ops if name in op["set"])


def _values(op: Json) -> list[tuple[str, str, str, str]]:
    return [(op["kind"], op["id"], name, _key(value)) for name, value in op["set"].items()]


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
