"""The laws of the merge policies: values in any order, twice, come to the same."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from server.domain import KINDS
from sync.merge import Write, contested, inside, join, larger, shown, siblings, smaller
from sync.row import Row, apply, changed_since, clashes, dump, load, sole_author

numbers = st.integers(-1000, 1000)
names = st.sampled_from(["a", "b", "c"])
orders = st.tuples(st.integers(0, 5), st.sampled_from(["d1", "d2", "d3"]), st.integers(1, 5))
changes = st.fixed_dictionaries({"add": st.lists(names, max_size=3), "remove": st.lists(names, max_size=3)})


def write(device: str, n: int, seq: int, value: Any = None, place: int | None = None) -> Write:
    return Write(device, n, seq, place if place is not None else seq, device + "-person", value)


@given(st.lists(numbers, min_size=1), st.randoms())
def test_earliest_and_greatest_do_not_mind_order_or_repetition(values: list[int], random: Any) -> None:
    shuffled = values * 2
    random.shuffle(shuffled)
    low = high = None
    for value in shuffled:
        low, high = smaller(low, value), larger(high, value)
    assert (low, high) == (min(values), max(values))


@given(st.lists(st.tuples(orders, changes), unique_by=lambda c: c[0], max_size=6), st.randoms())
def test_members_do_not_mind_order_or_repetition(ops: list[Any], random: Any) -> None:
    def fold(some: list[Any]) -> list[str]:
        held: dict[str, Write] = {}
        for (place, device, n), change in some:
            held = join(held, change, write(device, n, 0, place=place))
        return inside(held)

    shuffled = ops * 2
    random.shuffle(shuffled)
    assert fold(shuffled) == fold(ops)


def test_a_member_both_added_and_removed_by_one_change_is_in() -> None:
    assert inside(join({}, {"add": ["a"], "remove": ["a"]}, write("d1", 1, 1))) == ["a"]


@given(st.lists(orders, unique=True, min_size=1, max_size=6), st.randoms())
def test_the_latest_place_is_shown_whatever_the_order_of_arrival(places: list[Any], random: Any) -> None:
    writes = [Write(device, n, i, place, "p", i) for i, (place, device, n) in enumerate(places)]
    shuffled = list(writes)
    random.shuffle(shuffled)
    assert shown(shuffled) == shown(writes) == max(writes, key=lambda w: (w.place, w.device, w.n))


def test_a_write_removes_what_it_had_seen_and_what_its_own_device_wrote() -> None:
    old = [write("d1", 1, 10, "a"), write("d2", 1, 20, "b"), write("d3", 1, 30, "c")]
    assert [w.value for w in siblings(old, write("d2", 2, 40, "d"), saw=10)] == ["c", "d"]


def test_equal_values_are_never_a_clash() -> None:
    assert not contested([write("d1", 1, 1, {"raw": "12"}), write("d2", 1, 2, {"raw": "12"})])
    assert contested([write("d1", 1, 1, {"raw": "12"}), write("d2", 1, 2, {"raw": "13"})])


# rows


def answer(*ops: tuple[dict[str, Any], Write, int]) -> Row:
    row = Row(KINDS["answer"], "J1~CL~i1", {}, None)
    for change, stamp, saw in ops:
        row = apply(row, change, stamp, saw)
    return row


def test_two_people_who_wrote_different_fields_do_not_disturb_each_other() -> None:
    row = answer(({"note": "n"}, write("d1", 1, 1), 0), ({"reading": {"raw": "1"}}, write("d2", 1, 2), 0))
    assert row.value == {"note": "n", "reading": {"raw": "1"}}
    assert clashes(row) == {}


def test_the_same_field_unseen_is_contested_and_both_values_stay() -> None:
    row = answer(({"note": "a"}, write("d1", 1, 1), 0), ({"note": "b"}, write("d2", 1, 2), 0))
    assert [w.value for w in clashes(row)["note"]] == ["b", "a"]


def test_who_saw_both_settles_it() -> None:
    row = answer(
        ({"note": "a"}, write("d1", 1, 1), 0),
        ({"note": "b"}, write("d2", 1, 2), 0),
        ({"note": "a"}, write("d3", 1, 3), 2),
    )
    assert (row.value["note"], clashes(row)) == ("a", {})


def test_settled_twice_differently_is_contested_again() -> None:
    row = answer(
        ({"note": "a"}, write("d1", 1, 1), 0),
        ({"note": "b"}, write("d2", 1, 2), 0),
        ({"note": "a"}, write("d1", 2, 3), 2),
        ({"note": "c"}, write("d2", 2, 4), 2),
    )
    assert {w.value for w in clashes(row)["note"]} == {"a", "c"}


def test_an_edit_that_had_not_seen_the_deletion_makes_it_contested() -> None:
    row = answer(
        ({"note": "a"}, write("d1", 1, 1), 0),
        ({"deleted": True}, write("d1", 2, 2), 1),
        ({"note": "b"}, write("d2", 1, 3), 1),
    )
    assert {w.value for w in clashes(row)["deleted"]} == {True, False}


def test_a_deletion_that_had_not_seen_an_edit_is_contested_too() -> None:
    row = answer(
        ({"note": "a"}, write("d1", 1, 1), 0),
        ({"note": "b"}, write("d2", 1, 2), 1),
        ({"deleted": True}, write("d1", 2, 3), 1),
    )
    assert {w.value for w in clashes(row)["deleted"]} == {True, False}


def test_a_deletion_by_somebody_who_had_seen_everything_is_clean() -> None:
    row = answer(({"note": "a"}, write("d1", 1, 1), 0), ({"deleted": True}, write("d2", 1, 2), 1))
    assert row.value["deleted"] is True
    assert clashes(row) == {}


def test_a_row_survives_its_store() -> None:
    row = answer(({"note": "a"}, write("d1", 1, 1), 0), ({"note": "b"}, write("d2", 1, 2), 0))
    assert load(row.kind, row.id, *dump(row)) == row


def test_applying_an_op_leaves_the_old_row_as_it_was() -> None:
    before = answer(({"note": "a"}, write("d1", 1, 1), 0))
    kept = load(before.kind, before.id, *dump(before))
    apply(before, {"note": "b", "deleted": True}, write("d2", 1, 2), 0)
    assert before == kept


def test_what_changed_since_a_log_number_is_just_that() -> None:
    row = answer(({"note": "a", "item": "i1"}, write("d1", 1, 5), 0), ({"note": "b"}, write("d2", 1, 9), 5))
    assert changed_since(row, 4) is None
    assert changed_since(row, 5) == {"note": "b"}
    assert changed_since(row, 9) == {}


def test_only_a_row_that_one_device_wrote_alone_is_its_own() -> None:
    row = answer(({"note": "a"}, write("d1", 1, 1), 0), ({"item": "i"}, write("d1", 2, 2), 0))
    assert sole_author(row, "d1")
    assert not sole_author(apply(row, {"note": "b"}, write("d2", 1, 3), 2), "d1")


@given(st.lists(st.tuples(st.sampled_from(["d1", "d2", "d3"]), st.integers(0, 9), st.integers(0, 3)), max_size=8))
def test_no_value_vanishes_that_nobody_had_seen(ops: list[tuple[str, int, int]]) -> None:
    """The oracle in small: each write stands, or a later one of the same device or of one who saw it replaced it."""
    row, log = Row(KINDS["answer"], "x", {}, None), []
    for seq, (device, back, place) in enumerate(ops, 1):
        saw = max(0, seq - 1 - back)
        row = apply(row, {"note": f"v{seq}"}, write(device, seq, seq, place=place), saw)
        log.append((seq, device, saw))
    beside = clashes(row).get("note", [])
    standing = {row.value.get("note"), *(w.value for w in beside)}
    for seq, device, _ in log:
        replaced = any(s > seq and (d == device or saw >= seq) for s, d, saw in log)
        assert replaced != (f"v{seq}" in standing)
