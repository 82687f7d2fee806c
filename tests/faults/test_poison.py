"""One bad change among good ones: it is refused alone, with its reason, and holds up nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.faults.conftest import Devices
from tests.faults.house import House
from tests.faults.work import Sheet, below, look, notes, quiet, write
from tests.wire_client import Client, new_id

Json = dict[str, Any]
FOREIGN = "AAAAAAAAAAAAAAAAAAAAAA"


def _with(**members: Any) -> Callable[[Json], str]:
    return lambda op: json.dumps(op | members)


def _setting(**fields: Any) -> Callable[[Json], str]:
    return lambda op: json.dumps(op | {"set": op["set"] | fields})


def _without(member: str) -> Callable[[Json], str]:
    return lambda op: json.dumps({name: op[name] for name in op if name != member})


def _clock(**members: Any) -> Callable[[Json], str]:
    return lambda op: json.dumps(op | {"clock": op["clock"] | members})


def _text(old: str, new: str) -> Callable[[Json], str]:
    return lambda op: json.dumps(op).replace(old, new)


def _nested(depth: int) -> str:
    return "[" * depth + "]" * depth


POISON: dict[str, Callable[[Json], str]] = {
    "unknown kind": _with(kind="no_such_kind"),
    "unknown field": _setting(no_such_field=1),
    "number for a text": _setting(note=7),
    "null for a text": _setting(note=None),
    "text for a truth": _setting(deleted="yes"),
    "text too long": _setting(note="x" * 20_001),
    "short text too long": lambda op: json.dumps(op | {"kind": "run", "set": {"job": "j", "template": "x" * 201}}),
    "op too large": _setting(note="x" * 70_000),
    "op too large by a name": _setting(**{"x" * 70_000: 1}),
    "nothing set": _with(set={}),
    "set missing": _without("set"),
    "set a list": _with(set=["note"]),
    "kind missing": _without("kind"),
    "kind a number": _with(kind=7),
    "id missing": _without("id"),
    "id empty": _with(id=""),
    "id too long": _with(id="x" * 121),
    "id with a slash": _with(id="a/b"),
    "id with a line break": _with(id="a\n"),
    "id with a null character": _with(id="a\u0000b"),
    "clock missing": _without("clock"),
    "clock a number": _with(clock=1),
    "time a text": _clock(at="noon"),
    "time a fraction": _clock(at=1.5),
    "time beyond 64 bits": _clock(at=10**30),
    "offset a text": _clock(offset="x"),
    "saw a number": _with(saw=7),
    "saw with one member": _with(saw=[1]),
    "saw beyond 64 bits": _with(saw=[10**30, 10**30]),
    "group a number": _with(group=7),
    "group too long": _with(group="x" * 41),
    "a number, not an op": lambda _: "7",
    "null, not an op": lambda _: "null",
    "a list, not an op": lambda _: "[]",
    "a text, not an op": lambda _: '"op"',
    "deep": _text('"by ann"', _nested(40)),
    "very deep": _text('"by ann"', _nested(20_000)),
    "deep inside a free field": lambda op: json.dumps(
        op | {"kind": "equipment", "set": {"hospital": "H01", "risk": {"a": 0}}}
    ).replace('{"a": 0}', '{"a":' * 40 + "0" + "}" * 40),
    "not a number": _text('"by ann"', "NaN"),
    "infinite": _text('"by ann"', "-Infinity"),
    "half a character": _text('"by ann"', '"\\ud800"'),
    "half a character in a name": _text('"note"', '"\\ud800"'),
    "an integer beyond 64 bits": lambda op: json.dumps(op | {"kind": "photo", "set": {"job": "j", "width": 2**70}}),
    "a number beyond floats": _text('"by ann"', '"", "reading": {"value": 1e999}'),
    "blob that is no hash": lambda op: json.dumps(op | {"kind": "photo", "set": {"job": "j", "blob": "../../etc"}}),
    "fact that lacks a field": lambda op: json.dumps(op | {"kind": "step", "set": {"job": "j"}}),
    "members as a list": lambda op: json.dumps(
        op | {"kind": "job", "id": new_id(), "set": {"hospital": "H01", "engineers": ["a"]}}
    ),
    "too many members": lambda op: json.dumps(
        op
        | {
            "kind": "job",
            "id": new_id(),
            "set": {"engineers": {"add": [f"p{number}" for number in range(501)]}},
        }
    ),
    "members that are numbers": lambda op: json.dumps(
        op | {"kind": "job", "id": new_id(), "set": {"engineers": {"add": [1]}}}
    ),
}


def _good(client: Client, sheet: Sheet, item: str, note: str) -> str:
    fields = {"job": sheet.job, "run": sheet.run, "item": item, "note": note}
    return client.op(look(client, sheet, item), fields)


def _bad(client: Client, sheet: Sheet, poison: Callable[[Json], str]) -> str:
    """A good op that was made bad."""
    return poison(json.loads(_good(client, sheet, "bad", "by ann")))


@pytest.mark.parametrize("what", POISON)
def test_it_is_refused_alone(ann: Client, sheet: Sheet, what: str) -> None:
    before, after = (_good(ann, sheet, item, item) for item in ("before", "after"))
    _, n, _ = ann.keep([before, _bad(ann, sheet, POISON[what]), after])
    ann.sync(patience=3)
    refusals = ann.refusals()
    assert [refusal["n"] for refusal in refusals] == [n]
    assert refusals[0]["code"] != "server_fault"
    assert [notes(ann, sheet, item) for item in ("before", "after", "bad")] == [
        ["before"],
        ["after"],
        [],
    ]
    assert ann.unsent() == 0


def test_all_poison_at_once_and_good_work_between(ann: Client, sheet: Sheet) -> None:
    ops = []
    for number, poison in enumerate(POISON.values()):
        ops += [_good(ann, sheet, f"good{number}", "good"), _bad(ann, sheet, poison)]
    numbers = ann.keep(ops)
    ann.sync(patience=5)
    assert sorted(refusal["n"] for refusal in ann.refusals()) == numbers[1::2]
    for number in range(len(POISON)):
        assert notes(ann, sheet, f"good{number}") == ["good"]


HARMLESS: dict[str, Callable[[Json], str]] = {
    "a null character": _setting(note="a\u0000b"),
    "an emoji": _setting(note="😀" * 100),
    "text of the full length": _setting(note="中" * 20_000),
    "another's device": _with(device=FOREIGN, by="somebody", n=1, seq=1),
    "a member of a later version": _with(mood="good"),
    "the same field twice": _text('"by ann"', '"by ann", "note": "by ann again"'),
    "a time of long ago": _clock(at=-1),
    "a time of the far future": _clock(at=2**60),
    "a row of the far future": _with(saw=[2**50, 2**50]),
}


@pytest.mark.parametrize("what", HARMLESS)
def test_what_is_odd_but_readable_does_no_harm(ann: Client, devices: Devices, sheet: Sheet, what: str) -> None:
    """Taken or refused, but never anybody else's, never twice, and everybody sees the same."""
    ben = devices("ben")
    ops = [_bad(ann, sheet, HARMLESS[what]), _good(ann, sheet, "after", "after")]
    n = ann.keep(ops)[0]
    ann.sync(patience=3)
    ben.sync()
    refused = [refusal["n"] for refusal in ann.refusals()]
    assert notes(ann, sheet, "after") == ["after"]
    if refused:
        assert refused == [n]
        return
    (op,) = ann.history("answer", sheet.item("bad"))
    assert (op["device"], op["n"]) == (ann.state("device"), n)
    assert op["at"] <= op["received"]
    assert below(ann, sheet) == below(ben, sheet)


def test_a_fact_is_never_changed(house: House, ann: Client, sheet: Sheet) -> None:
    step = new_id()
    ann.change(ann.see("step", step), job=sheet.job, step="arrived")
    ann.sync()
    ann.change(ann.see("step", step), note="changed")
    ann.change(ann.see("step", step), job=sheet.job, step="departed")
    ann.sync()
    assert [refusal["code"] for refusal in ann.refusals()] == ["written_once"] * 2
    assert ann.see("step", step).value["step"] == "arrived"


def test_what_claims_to_have_seen_the_future_replaces_nothing_that_comes_later(
    ann: Client, devices: Devices, sheet: Sheet
) -> None:
    ben = devices("ben")
    write(ben, sheet, "a", "at first")
    quiet([ben, ann])
    view = look(ben, sheet, "a")
    claim = type(view)(view.kind, view.id, view.value, (ben.state("epoch"), 2**50), {})
    write(ben, sheet, "a", "I saw everything", claim)
    ben.sync()
    write(ann, sheet, "a", "unseen by ben")
    ann.sync()
    write(ben, sheet, "a", "I saw everything still", claim)
    quiet([ben, ann])
    shown = {side["value"] for side in look(ann, sheet, "a").contested.get("note", [])}
    assert "unseen by ben" in notes(ann, sheet, "a")
    assert shown in (set(), {"unseen by ben", "I saw everything still"})
