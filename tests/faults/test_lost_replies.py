"""Whatever the network does to a request or its reply: each change takes effect once, each refusal is heard."""

from __future__ import annotations

import gzip
import itertools
import time

import pytest

from tests.faults.conftest import Devices
from tests.faults.house import House
from tests.faults.work import Sheet, attempt, below, fill, notes, quiet, shown, write
from tests.flaky import Kind
from tests.wire_client import Client
from tests.wire_http import Unreachable

FAULTS: list[tuple[Kind, float]] = [
    ("refuse", 0),
    ("reset", 0),
    ("blackhole", 0),
    ("delay", 0.1),
    ("throttle", 6000),
    ("cut_up", 60),
    ("cut_up", 500),
    ("cut_down", 0),
    ("cut_down", 300),
    ("lose_reply", 0),
    ("duplicate", 0),
    ("echo", 0.1),
]


def _forbidden(client: Client, sheet: Sheet) -> int:
    """An op that the server must refuse: an engineer assigns somebody."""
    return client.change(client.see("job", sheet.job), due="2027-01-01")


@pytest.mark.parametrize(("kind", "amount"), FAULTS)
def test_each_change_arrives_once_and_each_refusal_is_heard(
    house: House, devices: Devices, sheet: Sheet, kind: Kind, amount: float
) -> None:
    ann, ben = devices("ann", limit=1.0), devices("ben")
    ann.sync()
    for item in "abc":
        write(ann, sheet, item, f"{item} by ann")
    refused = _forbidden(ann, sheet)
    house.net.set(kind, amount)
    attempt(ann)
    attempt(ann)
    house.net.set("none")
    quiet([ann, ben])
    for item in "abc":
        assert shown(ben, sheet, item) == f"{item} by ann"
        assert notes(ben, sheet, item) == [f"{item} by ann"]
    assert [refusal["n"] for refusal in ann.refusals()] == [refused]
    assert below(ann, sheet) == below(ben, sheet)


def test_a_refusal_in_a_lost_reply_is_told_again_until_it_is_heard(
    house: House, devices: Devices, sheet: Sheet
) -> None:
    ann = devices("ann")
    ann.sync()
    refused = _forbidden(ann, sheet)
    house.net.set("lose_reply")
    for number in range(3):
        write(ann, sheet, "a", f"attempt {number}")
        attempt(ann)
        assert ann.tray() == []
    house.net.set("none")
    ann.sync()
    (op, refusal) = ann.tray()[0]
    assert (op["set"], refusal["n"]) == ({"due": "2027-01-01"}, refused)
    assert refusal["code"] == "not_allowed"
    assert notes(ann, sheet, "a") == ["attempt 0", "attempt 1", "attempt 2"]


def test_requests_sent_again_in_any_order_take_effect_once(devices: Devices, sheet: Sheet) -> None:
    ann = devices("ann")
    ann.sync()
    requests = []
    for number in range(4):
        write(ann, sheet, "a", f"note {number}")
        requests.append(gzip.compress(ann.request()))
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    for number in (2, 0, 2, 3, 1, 3, 0):
        answer = ann.wire.send("POST", "/api/sync", requests[number], headers).json()
        assert "cloned" not in answer
        assert answer["taken"] >= number + 1
    ann.sync()
    assert notes(ann, sheet, "a") == [f"note {number}" for number in range(4)]


def test_a_first_sync_that_is_cut_again_and_again_goes_on_from_the_stored_place(
    house: House, devices: Devices, sheet: Sheet
) -> None:
    ann, late = devices("ann"), devices("ben")
    fill(ann, sheet, 1000)
    ann.sync()
    places = []
    for size in range(100, 60_000, 3_000):
        house.net.set("cut_down", size)
        attempt(late)
        house.net.set("none")
        more = late.round()
        places.append((late.state("cursor"), late.state("behind")))
        if not more:
            break
    assert len(places) >= 3, "the sample must be bigger than a page"
    assert all(a != b for a, b in itertools.pairwise(places)), "a page came twice"
    assert below(late, sheet) == below(ann, sheet)


@pytest.mark.parametrize("kind", ["none", "lose_reply"])
def test_ones_own_work_never_vanishes_from_the_screen_behind_a_heap_of_news(
    house: House, devices: Devices, sheet: Sheet, kind: Kind
) -> None:
    ann, ben = devices("ann"), devices("ben")
    quiet([ann, ben])
    fill(ben, sheet, 1000)
    ben.sync()
    write(ann, sheet, "mine", "still here")
    house.net.set(kind)
    attempt(ann)
    house.net.set("none")
    assert shown(ann, sheet, "mine") == "still here"
    while ann.round():
        assert shown(ann, sheet, "mine") == "still here"
    ben.sync()
    assert below(ann, sheet) == below(ben, sheet)


def test_a_server_that_never_answers_costs_only_the_time_limit(house: House, devices: Devices, sheet: Sheet) -> None:
    ann = devices("ann", limit=1.0)
    ann.sync()
    write(ann, sheet, "a", "kept")
    house.net.set("blackhole")
    begun = time.monotonic()
    with pytest.raises(Unreachable):
        ann.round()
    assert time.monotonic() - begun < 4
    assert (ann.unsent(), shown(ann, sheet, "a")) == (1, "kept")
    house.net.set("none")
    ann.sync()
    assert (ann.unsent(), notes(ann, sheet, "a")) == (0, ["kept"])


def test_a_trickle_ends_by_the_time_limit_too(house: House, devices: Devices, sheet: Sheet) -> None:
    ann, late = devices("ann"), devices("ben", limit=1.0)
    fill(ann, sheet, 100)
    ann.sync()
    house.net.set("throttle", 1500)
    begun = time.monotonic()
    with pytest.raises(Unreachable):
        late.round()
    assert time.monotonic() - begun < 6
    house.net.set("none")
    late.sync()
    assert below(late, sheet) == below(ann, sheet)
