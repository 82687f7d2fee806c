"""Changes in one group are taken together or refused together, whatever happens on the way."""

from __future__ import annotations

import pytest

from tests.faults.conftest import Devices
from tests.faults.house import House
from tests.faults.work import Sheet, attempt, look, notes, shown, write
from tests.flaky import Kind
from tests.wire_client import Client, View


def _changes(client: Client, sheet: Sheet, items: list[str]) -> list[tuple[View, dict[str, object]]]:
    fields = {"job": sheet.job, "run": sheet.run}
    return [(look(client, sheet, i), {**fields, "item": i, "note": i}) for i in items]


def test_a_group_is_taken_as_a_whole(ann: Client, devices: Devices, sheet: Sheet) -> None:
    ann.change_all(_changes(ann, sheet, [f"g{n}" for n in range(64)]))
    ann.sync()
    ben = devices("ben")
    ben.sync()
    assert [shown(ben, sheet, f"g{n}") for n in range(64)] == [f"g{n}" for n in range(64)]
    assert ann.tray() == []


@pytest.mark.parametrize("bad", [0, 1, 2])
def test_one_bad_change_refuses_its_group_and_nothing_else(ann: Client, sheet: Sheet, bad: int) -> None:
    write(ann, sheet, "before", "before")
    changes = _changes(ann, sheet, ["g0", "g1", "g2"])
    changes[bad] = (changes[bad][0], changes[bad][1] | {"no_such_field": 1})
    numbers = ann.change_all(changes)
    write(ann, sheet, "after", "after")
    ann.sync()
    codes = {refusal["n"]: refusal["code"] for _, refusal in ann.tray()}
    wanted = dict.fromkeys(numbers, "group_refused") | {numbers[bad]: "unknown_field"}
    assert codes == wanted
    assert [notes(ann, sheet, "before"), notes(ann, sheet, "after")] == [["before"], ["after"]]
    assert [shown(ann, sheet, item) for item in ("g0", "g1", "g2")] == [None] * 3


def test_groups_beside_each_other_are_judged_apart(ann: Client, sheet: Sheet) -> None:
    ann.change_all(_changes(ann, sheet, ["a0", "a1"]))
    bad = _changes(ann, sheet, ["b0", "b1"])
    ann.change_all([bad[0], (bad[1][0], {"note": 7})])
    ann.change_all(_changes(ann, sheet, ["c0", "c1"]))
    ann.sync()
    taken = [item for item in ("a0", "a1", "b0", "b1", "c0", "c1") if shown(ann, sheet, item)]
    assert taken == ["a0", "a1", "c0", "c1"]
    assert len(ann.tray()) == 2


def test_a_group_over_the_bound_is_refused_whole(ann: Client, sheet: Sheet) -> None:
    numbers = ann.change_all(_changes(ann, sheet, [f"h{n}" for n in range(65)]))
    write(ann, sheet, "after", "after")
    ann.sync()
    assert [refusal["n"] for refusal in ann.refusals()] == numbers
    assert shown(ann, sheet, "h0") is None
    assert notes(ann, sheet, "after") == ["after"]


@pytest.mark.parametrize("kind", ["lose_reply", "cut_up", "duplicate"])
def test_a_group_is_whole_over_a_bad_network(house: House, ann: Client, sheet: Sheet, kind: Kind) -> None:
    items = [f"g{n}" for n in range(30)]
    ann.change_all(_changes(ann, sheet, items))
    house.net.set(kind, 400)
    attempt(ann)
    house.net.set("none")
    assert sum(len(notes(ann, sheet, item)) for item in items) in (0, 30)
    ann.sync()
    assert [notes(ann, sheet, item) for item in items] == [[item] for item in items]
