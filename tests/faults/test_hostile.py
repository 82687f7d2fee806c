"""A hostile or broken client gets a clear answer, costs little and harms nobody."""

from __future__ import annotations

import gzip
import http.client
import json
import time
from typing import Any

import pytest

from tests.faults.conftest import Devices
from tests.faults.house import House
from tests.faults.work import Sheet, notes, write
from tests.wire_client import Client
from tests.wire_http import Problem

Json = dict[str, Any]


@pytest.fixture
def ann(devices: Devices) -> Client:
    ann = devices("ann", direct=True)
    ann.sync()
    return ann


def _ask(client: Client, **members: Any) -> Json:
    ask: Json = json.loads(client.request())
    return ask | members


def _post(client: Client, body: bytes, **headers: str) -> tuple[int, str]:
    """Status and code of an answer to this body."""
    headers = {"Content-Type": "application/json"} | {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        return client.wire.send("POST", "/api/sync", body, headers).status, ""
    except Problem as problem:
        return problem.status, problem.code


WRONG: dict[str, Json] = {
    "schema missing": {"schema": None},
    "schema a text": {"schema": "1"},
    "device a number": {"device": 7},
    "ops an object": {"ops": {}},
    "ops null": {"ops": None},
    "first nothing": {"first": 0},
    "first negative": {"first": -1},
    "first a text": {"first": "1"},
    "first a fraction": {"first": 1.5},
    "first beyond 64 bits": {"first": 10**30},
    "acked negative": {"acked": -1},
    "acked beyond 64 bits": {"acked": 10**30},
    "cursor negative": {"cursor": -1},
    "cursor a text": {"cursor": "x"},
    "cursor beyond 64 bits": {"cursor": 10**30},
    "behind a list": {"behind": []},
    "behind with a text": {"behind": {"catalogue": "x"}},
    "head a text": {"head": "x"},
    "head with one member": {"head": [1]},
    "head beyond 64 bits": {"head": [10**30, "0" * 64]},
    "epoch a text": {"epoch": "x"},
    "clock a number": {"clock": 7},
    "scopes a text": {"scopes": "catalogue"},
    "receipt a text": {"receipt": "x"},
}


@pytest.mark.parametrize("what", WRONG)
def test_an_envelope_that_is_not_of_the_form_is_malformed(ann: Client, what: str) -> None:
    assert _post(ann, json.dumps(_ask(ann, **WRONG[what])).encode()) == (400, "malformed")


BODIES: dict[str, tuple[bytes, dict[str, str]]] = {
    "nothing": (b"", {}),
    "no JSON": (b"<xml/>", {}),
    "half a JSON": (b'{"schema": 1, "dev', {}),
    "a list": (b"[]", {}),
    "null": (b"null", {}),
    "not UTF-8": (b'{"schema": "\xff"}', {}),
    "deep": (b"[" * 200_000, {}),
    "deep in a member": (b'{"schema":' + b"[" * 200_000, {}),
    "gzip that is none": (b"hello", {"Content_Encoding": "gzip"}),
    "gzip cut short": (gzip.compress(b"{}" * 5000)[:20], {"Content_Encoding": "gzip"}),
    "an unknown coding": (b"{}", {"Content_Encoding": "zstd"}),
}


@pytest.mark.parametrize("what", BODIES)
def test_a_body_that_cannot_be_read_is_the_clients_fault(ann: Client, what: str) -> None:
    body, headers = BODIES[what]
    status, code = _post(ann, body, **headers)
    assert 400 <= status < 500
    assert code


def test_a_body_over_the_bound_is_refused(ann: Client) -> None:
    assert _post(ann, b"x" * 30_000_000)[0] == 413


def test_a_small_body_that_unpacks_into_a_huge_one_is_refused_quickly(ann: Client) -> None:
    bomb = gzip.compress(b" " * 300_000_000, 9)
    assert len(bomb) < 1_000_000
    begun = time.monotonic()
    assert _post(ann, bomb, Content_Encoding="gzip") == (413, "too_large")
    assert time.monotonic() - begun < 3


def test_more_ops_than_the_bound_are_refused_and_fewer_go_through(ann: Client, sheet: Sheet) -> None:
    ops = [json.dumps({"set": {}})] * 10_001
    body = json.dumps(_ask(ann))[:-1] + ', "ops": [' + ",".join(ops) + "]}"
    assert _post(ann, body.encode())[1] == "too_large"
    write(ann, sheet, "a", "still works")
    ann.sync()
    assert notes(ann, sheet, "a") == ["still works"]


def test_a_device_of_another_person_is_not_spoken_for(devices: Devices, ann: Client, sheet: Sheet) -> None:
    zoe = devices("zoe")
    zoe.sync()
    write(ann, sheet, "a", "by ann")
    forged = _ask(zoe, device=ann.state("device"))
    assert _post(zoe, json.dumps(forged).encode()) == (403, "other_person")
    with pytest.raises(Problem, match="409 device_taken"):
        zoe.wire.json("POST", "/api/devices", {"id": ann.state("device"), "label": "x", "app": "1"})
    ann.sync()
    assert notes(ann, sheet, "a") == ["by ann"]


@pytest.mark.parametrize("id", ["", "x", "A" * 23, "../etc", "AAAAAAAAAAAAAAAAAAAAA\n", "é" * 22])
def test_a_device_id_is_of_its_form(ann: Client, id: str) -> None:
    with pytest.raises(Problem, match="400 malformed"):
        ann.wire.json("POST", "/api/devices", {"id": id, "label": "x", "app": "1"})


def test_a_forged_head_of_the_future_does_not_open_a_new_epoch_for_others(
    devices: Devices, ann: Client, sheet: Sheet
) -> None:
    """Anybody can claim a head; the claim may cost that device a resend, and the others nothing."""
    ben = devices("ben")
    ben.sync()
    before = ben.rows()
    for _ in range(3):
        body = json.dumps(_ask(ann, head=[10**9, "0" * 64])).encode()
        assert _post(ann, body)[0] == 200
    ben.sync()
    assert ben.rows() == before
    write(ann, sheet, "a", "goes on")
    ann.sync()
    ben.sync()
    assert notes(ben, sheet, "a") == ["goes on"]


@pytest.mark.parametrize("epoch", [2**52, 2**52 - 1, 2**51])
def test_a_forged_epoch_leaves_numbers_by_which_the_others_can_go_on(
    own_house: House, devices: Devices, epoch: int
) -> None:
    """The number of an epoch that a device claims is taken over, so it must not be the last that a device may send."""
    ann, ben = devices("ann", direct=True), devices("ben", direct=True)
    ann.sync()
    ben.sync()
    for _ in range(2):
        assert _post(ann, json.dumps(_ask(ann, head=[10**9, "0" * 64], epoch=epoch)).encode())[0] == 200
    for _ in range(2):
        ben.sync()
        assert _post(ben, ben.request())[0] == 200


def test_without_our_header_nothing_is_taken(house: House, ann: Client, sheet: Sheet) -> None:
    """A page of another origin can make the browser send the cookie, but not the header."""
    write(ann, sheet, "a", "by ann")
    cookie = "; ".join(f"{name}={value}" for name, value in ann.wire.cookies.items())
    for path, body in (("/api/sync", ann.request()), ("/api/devices", b"{}"), ("/api/blobs", b"")):
        connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=5)
        headers = {"Cookie": cookie, "Content-Type": "application/json"}
        connection.request("POST", path, body, headers)
        reply = connection.getresponse()
        assert (reply.status, json.loads(reply.read())["code"]) == (403, "csrf")
        connection.close()
    assert notes(ann, sheet, "a") == []


def test_passwords_cannot_be_tried_without_end(own_house: House, devices: Devices) -> None:
    wire = devices("office", direct=True).wire
    codes = []
    for number in range(40):
        with pytest.raises(Problem) as caught:
            wire.json("POST", "/api/session", {"login": "ann", "password": f"guess {number}"})
        codes.append(caught.value.code)
        if codes[-1] == "too_many":
            assert caught.value.wait
            break
    assert codes[0] == "wrong_password"
    assert codes[-1] == "too_many"


def test_an_unknown_login_is_answered_like_a_wrong_password(own_house: House, devices: Devices) -> None:
    wire = devices("office", direct=True).wire
    answers = []
    for login in ("ann", "nobody"):
        with pytest.raises(Problem) as caught:
            wire.json("POST", "/api/session", {"login": login, "password": "wrong"})
        answers.append((caught.value.status, caught.value.code))
    assert answers == [(401, "wrong_password")] * 2
