"""Valid pushes, broken in every way that comes to mind: nothing unforeseen happens and nothing is lost or touched."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.security.target import Ground, Target
from tests.sync.model import Device, Json

SPECIAL = [
    "", "\x00", "\ud83d", "\u202e", "'; DROP TABLE log; --", "../../kept.db", "person/olga", "office", "anna", "J1",
    "0" * 64, "device0000000000000002", "x" * 300, "é" * 120, 0, -1, 1.5, 1e300, 2**31, 2**52, 2**53, 2**63, 2**64,
    10**30, None, True, [], {}, [[]], {"": {}}, {"add": ["x"] * 501}, {"add": [1]}, {"add": None},
]  # fmt: skip
numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
leaf = st.none() | st.booleans() | numbers | st.text(max_size=9)
nested = st.recursive(
    leaf,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
anything = (st.sampled_from(SPECIAL) | nested).map(copy.deepcopy)
CHANGES: list[tuple[str, str, Json]] = [
    ("answer", "J1~CL~i1", {"job": "J1", "note": "a"}),
    ("answer", "J1~CL~i2", {"job": "J1", "reading": {"raw": "1", "value": 1.5, "outcome": "pass"}}),
    ("run", "J1~CL", {"job": "J1", "version": 2}),
    ("job", "J1", {"engineers": {"add": ["ben"], "remove": ["anna"]}}),
    ("step", "s1", {"job": "J1", "step": "started"}),
    ("equipment", "D1", {"hospital": "H1", "risk": {"class": 2}, "limits": {"a": {"min": 1.0}}}),
    ("photo", "p1", {"job": "J1", "blob": "a" * 64}),
    ("signature", "g1", {"job": "J1", "run": "", "item": "", "role": "engineer", "name": "x", "meaning": "x"}),
    ("equipment", "D1", {"deleted": True}),
]
group = st.sampled_from([None, None, "g"])


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything inside a value, down to where ops have their members."""
    if len(path) == 7:
        return
    inner: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, found in inner:
        yield (*path, key)
        yield from places(found, (*path, key))


def bend(draw: Any, ask: Json) -> None:
    """One thing in the request is replaced, dropped, doubled or buried."""
    *above, key = draw(st.sampled_from(sorted(places(ask), key=repr)))
    home: Any = ask
    for step in above:
        home = home[step]
    how = draw(st.sampled_from(["replace", "replace", "drop", "bury", "double", "add"]))
    if how == "drop":
        del home[key]
    elif how == "double" and isinstance(home, list):
        home.insert(key, copy.deepcopy(home[key]))
    elif how == "add" and isinstance(home[key], dict):
        home[key][draw(st.text(max_size=9))] = draw(anything)
    elif how == "bury":
        for _ in range(draw(st.sampled_from([1, 31, 40, 300]))):
            home[key] = [home[key]]
    else:
        home[key] = draw(anything)


def break_bytes(draw: Any, body: bytes) -> bytes:
    """Bytes are changed, cut, put in or doubled, at a few places."""
    for _ in range(draw(st.integers(1, 3))):
        at, length = draw(st.integers(0, len(body))), draw(st.integers(0, 40))
        junk = draw(st.sampled_from([b"", b"\x00", b"\xff", b'"', b"\\", b"NaN", b'"ops":[', b"[" * 1500, b"1" * 5000]))
        body = body[:at] + junk + body[at + length :]
    return body


@st.composite
def attacks(draw: Any) -> list[tuple[str, list[tuple[tuple[str, str, Json], str | None]], Any]]:
    """Rounds of one device: what it wants to change, and the seeds of what is broken about the request."""
    changes = st.lists(st.tuples(st.sampled_from(CHANGES), group), max_size=5)
    found: Any = draw(st.lists(st.tuples(st.sampled_from(["bend", "bend", "bytes"]), changes), min_size=1, max_size=3))
    return found  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    ground = Ground()
    yield ground
    ground.drop()


def attack(ground: Ground, data: Any, rounds: list[Any]) -> None:
    anna, target = ground.devices["anna"].copied(), Target(ground)
    try:
        before = target.others(anna)
        for how, changes in rounds:
            target.send("anna", broken(data.draw, anna, target.now, how, changes))
        target.check(anna)
        assert target.others(anna) == before
        still_works(target, ground.devices["ben"].copied())
    finally:
        target.close()


def broken(draw: Any, device: Device, now: int, how: str, changes: list[Any]) -> bytes:
    for (kind, id, change), team in changes:
        device.change(kind, id, change, now, team)
    body = device.request(now, most=9)[0]
    if how == "bytes":
        return break_bytes(draw, body)
    ask = json.loads(body)
    for _ in range(draw(st.integers(1, 4))):
        bend(draw, ask)
    return json.dumps(ask).encode()


def still_works(target: Target, ben: Device) -> None:
    """A colleague's work goes through as if nothing had happened."""
    ben.change("answer", "J1~CL~ben", {"note": "after the attack"}, target.now)
    body, sent = ben.request(target.now)
    answer = target.send("ben", body)
    assert isinstance(answer, dict)
    assert (answer["taken"], answer["refused"]) == (sent, [])
    assert "resend" not in answer


def bounded(examples: int, *, random: bool) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=not random,
        database=None,
        print_blob=True,
        phases=(Phase.explicit, Phase.generate, *([Phase.shrink] if os.environ.get("KEPT_SHRINK") else [])),
        suppress_health_check=list(HealthCheck),
    )


@bounded(150, random=False)
@given(data=st.data(), rounds=attacks())
def test_a_broken_push_does_nothing_unforeseen(ground: Ground, data: Any, rounds: list[Any]) -> None:
    attack(ground, data, rounds)


@pytest.mark.soak
@bounded(int(os.environ.get("KEPT_SOAK", "5000")), random=True)
@given(data=st.data(), rounds=attacks())
def test_thousands_of_broken_pushes_do_nothing_unforeseen(ground: Ground, data: Any, rounds: list[Any]) -> None:
    attack(ground, data, rounds)
