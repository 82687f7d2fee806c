"""A seeded day of several hands on one checklist, over a network and a server that fail by chance."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.faults.house import House
from tests.faults.ledger import Ledger
from tests.faults.work import Sheet, attempt, below, look, quiet
from tests.wire_client import Client, View, wall_clock
from tests.wire_http import Problem

ITEMS = "abc"
HOUR = 3_600_000


class Day:
    """Hands (devices) that write, refuse to agree and lose their network; `live` draws what happens."""

    def __init__(self, house: House, sheet: Sheet, hands: list[Client], seed: int, folder: Path) -> None:
        self.house, self.sheet, self.hands, self.folder = house, sheet, hands, folder
        self.chance = Random(seed)
        self.ledger = Ledger()
        self.held: dict[int, list[View]] = {}
        self.written = 0
        self.exact = True
        self.backup: Path | None = None

    def live(self, steps: int, disasters: bool) -> None:
        """So many things happen; with `disasters`, also to the server and to the devices' stores."""
        daily: list[tuple[Callable[[int], None], float]] = [
            (self.write, 6),
            (self.hold, 2),
            (self.write_on_held, 2),
            (self.write_group, 1),
            (self.overstep, 0.5),
            (self.set_clock, 0.5),
            (self.round, 8),
        ]
        rare: list[tuple[Callable[[int], None], float]] = [
            (self.kill, 0.15),
            (self.back_up, 0.15),
            (self.set_back, 0.2),
            (self.copy, 0.2),
        ]
        happen, weights = zip(*(daily + (rare if disasters else [])), strict=True)
        for _ in range(steps):
            self.chance.choices(happen, weights)[0](self.chance.randrange(len(self.hands)))

    def evening(self, eye: Client) -> None:
        """The network is fine again: everybody agrees, nothing was lost."""
        self.house.net.set("none")
        quiet([*self.hands, eye])
        assert [hand.unsent() for hand in self.hands] == [0] * len(self.hands)
        rows = below(eye, self.sheet)
        for hand in self.hands:
            assert below(hand, self.sheet) == rows
        self.ledger.check(eye, self.hands, self.exact)

    def write(self, hand: int) -> None:
        view = look(self.hands[hand], self.sheet, self.chance.choice(ITEMS))
        self._write(hand, [view])

    def hold(self, hand: int) -> None:
        """Open an item and leave it open."""
        view = look(self.hands[hand], self.sheet, self.chance.choice(ITEMS))
        self.held.setdefault(hand, []).append(view)

    def write_on_held(self, hand: int) -> None:
        if views := self.held.get(hand):
            self._write(hand, [views.pop(self.chance.randrange(len(views)))])

    def write_group(self, hand: int) -> None:
        items = self.chance.sample(ITEMS, 2)
        self._write(hand, [look(self.hands[hand], self.sheet, item) for item in items])

    def overstep(self, hand: int) -> None:
        """A change that is not of the form, in a group with a good one half of the time."""
        view = look(self.hands[hand], self.sheet, self.chance.choice(ITEMS))
        self._write(hand, [view] * self.chance.randint(1, 2), no_such_field=1)

    def _write(self, hand: int, views: list[View], **wrong: Any) -> None:
        changes = []
        for view in views:
            fields: dict[str, Any] = {"job": self.sheet.job, "run": self.sheet.run}
            for name in self.chance.sample(["note", "reading"], self.chance.randint(1, 2)):
                self.written += 1
                value = f"{self.written} by {hand}"
                fields[name] = value if name == "note" else {"raw": value}
                self.ledger.note(hand, view, name, fields[name])
            changes.append((view, fields | wrong))
        if len(changes) == 1:
            self.hands[hand].change(changes[0][0], **changes[0][1])
        else:
            self.hands[hand].change_all(changes)

    def set_clock(self, hand: int) -> None:
        error = self.chance.choice([0, HOUR, -HOUR, 9000 * HOUR, -9000 * HOUR])
        self.hands[hand].wall = lambda: wall_clock() + error

    def round(self, hand: int) -> None:
        try:
            attempt(self.hands[hand])
        except Problem as problem:
            self.hands[hand]._consider(problem)

    def kill(self, _: int) -> None:
        self.house.kill()
        self.house.start()

    def back_up(self, _: int) -> None:
        if self.backup is None:
            self.backup = self.house.backup(self.folder / f"backup{self.written}")

    def set_back(self, _: int) -> None:
        if self.backup is not None:
            self.exact = False
            self.house.restore(self.backup)
            self.backup = None

    def copy(self, hand: int) -> None:
        """The phone is copied; the copy is one more hand, which remembers all that the first had seen."""
        if len(self.hands) > 5:
            return
        self.exact = False
        old = self.hands[hand]
        store = self.folder / f"copy{len(self.hands)}.db"
        with sqlite3.connect(store) as copy:
            old.db.backup(copy)
        copy.close()
        twin = Client(store, old.wire, old.policies, old.wall)
        self.house.clients.append(twin)
        self.hands.append(twin)
        self.ledger.copied(hand, len(self.hands) - 1)
