"""Things that are small to send and large to swallow, and names that lead elsewhere: refused, quickly, alone."""

from __future__ import annotations

import gzip
import json
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from sync.split import split
from tests.security.world import TUS, World, hash_of, upload_headers
from tests.server.syncing import clock, op

JSON = {"Content-Type": "application/json"}
DEEP = b'{"x":' + b"[" * 3_500
NO_TEXT = b'{"login": "\xff", "id": "\xff", "token": "\xff"}'
POSTS = ("/api/session", "/api/password", "/api/devices", "/api/setup")


@contextmanager
def soon(seconds: float = 5.0) -> Iterator[None]:
    """What is tried must not hold the server up; generous, as machines are busy."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds


@pytest.mark.parametrize("body", [DEEP, NO_TEXT, b"[" * 3_900, b'{"x":' + b"1" * 3_900 + b"}"])
@pytest.mark.parametrize("path", POSTS)
def test_json_that_breaks_readers_is_malformed(world: World, path: str, body: bytes) -> None:
    answer = world.as_("engineer").post(path, content=body, headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


@pytest.mark.parametrize("path", POSTS)
def test_a_body_over_a_doors_bound_is_not_read(world: World, path: str) -> None:
    with soon():
        answer = world.as_("engineer").post(path, content=b'{"x": "' + b"x" * 5_000_000 + b'"}', headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def gzipped(layers: int, size: int) -> bytes:
    packed = b" " * size
    for _ in range(layers):
        packed = gzip.compress(packed, 9)
    return packed


BOMBS = {
    "one that unpacks a thousandfold": (gzipped(1, 200_000_000), "gzip", 413),
    "one in another": (gzipped(2, 50_000_000), "gzip", 400),
    "one of many members": (gzip.compress(b" " * 1_000_000) * 100, "gzip", 400),
    "a stream without its header": (zlib.compress(b" " * 1_000_000), "gzip", 400),
    "two codings": (gzipped(1, 1_000), "gzip, gzip", 415),
    "a coding that is not offered": (b"\x1b\x00", "br", 415),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_not_unpacked(world: World, bomb: str) -> None:
    body, coding, status = BOMBS[bomb]
    with soon():
        answer = world.as_("engineer").post("/api/sync", content=body, headers=JSON | {"Content-Encoding": coding})
    assert answer.status_code == status


def test_a_text_without_end_does_not_stand_the_server_still(world: World) -> None:
    """Looking for its end anew from each of its quotes would take hours."""
    for end in (b"", b"\\"):
        body = b'{"ops":["' + b'\\"' * 900_000 + end
        with soon():
            assert split(body) is None
            answer = world.as_("engineer").post("/api/sync", content=gzip.compress(body), headers=GZIP)
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


GZIP = JSON | {"Content-Encoding": "gzip"}


@pytest.mark.parametrize(
    "what", [b"[" * 1_000_000, b'"' * 1_000_001, b"," * 1_900_000, b"{[" * 500_000, b'{"ops":[' * 200_000]
)
def test_a_push_of_signs_is_taken_apart_in_one_go(what: bytes) -> None:
    with soon():
        split(b'{"ops":[' + what)


def nested(depth: int) -> str:
    return '{"clock":{"at":1},"kind":"answer","id":"x","set":{"note":' + "[" * depth + "]" * depth + "}}"


def test_what_is_sent_to_break_the_offices_tray_is_shown_as_text(world: World) -> None:
    """Depths around the limit of a reader, an op of megabytes, bytes that are no text: the list stays readable."""
    device = world.new_device("engineer")
    ops = [nested(depth).encode() for depth in range(20, 1_100, 18)]
    ops += [b'"\xff\xfe"', b"7", json.dumps({"z" * 60_000: 1}).encode()]
    body = device.body().replace(b'"ops": []', b'"ops": [' + b",".join(ops) + b"]")
    device.browser.post("/api/sync", content=gzip.compress(body), headers=GZIP).raise_for_status()
    device.sent = len(ops)
    ops.append(b'{"x": "' + b"y" * 3_000_000 + b'"}')
    answer = device.round(ops=[json.loads(ops[-1])]).json()
    assert len(answer["refused"]) == len(ops)
    with soon():
        tray = world.as_("manager").get("/api/refused")
    assert tray.status_code == 200
    mine = [entry for entry in tray.json() if entry["device"] == device.id]
    assert len(mine) == len(ops)
    assert sum(entry["size"] for entry in mine) > 3_000_000
    assert len(tray.content) < 1_000_000


@pytest.mark.parametrize("number", ["1" + "0" * 30, "-" + "9" * 17, "9007199254740992", "1" * 4_000])
def test_a_number_that_cannot_be_kept_is_refused_alone(world: World, number: str) -> None:
    device = world.new_device("supervisor")
    for kept in ("1", "2"):
        device.push(("equipment", "E1", {"risk": {"x": int(kept)}}))
    bad = json.dumps(op("equipment", "E1", {"risk": {"x": 3}})).replace('{"x": 3}', f'{{"x": {number}}}')
    good = json.dumps(op("equipment", "E1", {"note": "after it"}))
    body = device.body().replace(b'"ops": []', f'"ops": [{bad}, {good}]'.encode())
    answer = device.browser.post("/api/sync", content=body, headers=JSON).json()
    assert [refusal["code"] in ("bad_value", "malformed") for refusal in answer["refused"]] == [True]
    assert answer["taken"] == device.sent + 2


@pytest.mark.parametrize("mac", ["é", "", "0" * 64, "\x00"])
def test_a_receipt_of_strange_letters_is_no_receipt(world: World, mac: str) -> None:
    device = world.new_device("engineer")
    receipt = {"taken": 1, "at": 1, "hash": "", "mac": mac}
    answer = device.round(ops=[op("answer", "J2~T~x", {"job": "J2", "note": "x"})], receipt=receipt)
    assert [refusal["code"] for refusal in answer.json()["refused"]] == ["not_in_sight"]


def test_an_upload_of_more_than_it_said_is_cut_off_and_of_more_than_the_bound_not_begun(world: World) -> None:
    small = b"four"
    place = world.begin("engineer", small).headers["location"]
    assert world.patch("engineer", place, b"x" * 1_000_000).status_code == 413
    browser = world.as_("engineer")
    for length, status in (
        ("20971521", 413),
        ("9" * 30, 413),
        ("0", 400),
        ("-1", 400),
        ("1.5", 400),
    ):
        headers = TUS | upload_headers(small) | {"Upload-Length": length}
        assert browser.post("/api/blobs", headers=headers).status_code == status, length
    assert browser.head(place, headers=TUS).headers["upload-offset"] == "0"


@pytest.mark.parametrize(
    "checksum", [b"sha256 \xe9", b"sha256 =", b"sha256", b"md5 AAAA", b"sha256  AAAA", b"sha256 AAAA"]
)
def test_a_strange_checksum_is_the_senders_fault(world: World, checksum: bytes) -> None:
    place = world.begin("engineer", b"some bytes").headers["location"]
    answer = world.patch("engineer", place, b"some bytes", 0, checksum)
    assert answer.json()["code"] in ("malformed", "wrong_checksum")
    assert answer.status_code in (400, 460)


METADATA = [
    "",
    "sha256",
    "sha256 x",
    "sha256 Li4v,type aW1hZ2UvcG5n",
    "type aW1hZ2UvcG5n",
    "a b,c d," * 300,
    "sha256 \x7f",
]


@pytest.mark.parametrize("said", METADATA)
def test_strange_upload_metadata_is_the_senders_fault(world: World, said: str) -> None:
    headers = TUS | {"Upload-Length": "1", "Upload-Metadata": said}
    assert world.as_("engineer").post("/api/blobs", headers=headers).json()["code"] == "malformed"


@pytest.mark.parametrize("type", ["text/html", "image/svg+xml", "application/javascript", "image/png; charset=x"])
def test_bytes_that_a_browser_could_run_are_not_taken(world: World, type: str) -> None:
    headers = TUS | upload_headers(b"<script>", type)
    assert world.as_("engineer").post("/api/blobs", headers=headers).json()["code"] == "wrong_type"


PATHS = [
    "/api/blobs/../../keys/receipt", "/api/blobs/%2e%2e%2f%2e%2e%2fkeys%2freceipt", "/api/blobs/up/../../kept.db",
    "/api/blobs/up/..%2f..%2fkept.db", "/api/blobs/%00", "/api/history/%00/%00", "/api/history/job/%ff%fe",
    "/api/history/..%2f/..%5c", "/api/history/sqlite_master/x", "/assets/..%5c..%5ckept.db", "/....//kept.db",
    "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/api/schema/../../kept.db", "/.git/config", "/kept.db",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out(world: World, path: str) -> None:
    """Sent as it stands, not as a careful client would tidy it up."""
    browser = world.as_("admin")
    url = httpx.URL(world.server.url).copy_with(raw_path=path.encode())
    answer = browser.request("GET", url, headers=TUS)
    assert answer.status_code in (404, 405)
    assert b"SQLite" not in answer.content


IDS = ["../x", "a/b", "a b", "", "a\n", "a\x00", "é", "x" * 121, "%2e", "a\\b", "<x>"]


@pytest.mark.parametrize("id", IDS)
def test_an_id_that_could_lead_elsewhere_is_no_id(world: World, id: str) -> None:
    device = world.new_device("engineer")
    answer = device.push(("answer", id, {"job": "J1", "note": "x"}), ("answer", "J1~ok", {"job": "J1"}))
    assert [refusal["code"] for refusal in answer["refused"]] == ["malformed"]


@pytest.mark.parametrize("blob", ["../../keys/receipt", "0" * 63, "0" * 65, "A" * 64, "0" * 64 + "\n", "0" * 63 + "/"])
def test_a_blobs_name_is_a_hash_or_nothing(world: World, blob: str) -> None:
    answer = world.new_device("engineer").push(("photo", "p", {"job": "J1", "blob": blob}))
    assert [refusal["code"] for refusal in answer["refused"]] == ["bad_value"]


def test_a_million_ops_and_a_million_members_are_bounded(world: World) -> None:
    device = world.new_device("engineer")
    many: list[Any] = [{"kind": "x"}] * 10_001
    assert device.round(ops=many).json()["code"] == "too_large"
    crowd = ("job", "crowd", {"hospital": "H1", "engineers": {"add": [f"p{i}" for i in range(501)]}})
    assert [r["code"] for r in device.push(crowd)["refused"]] == ["too_large"]
    for name in ("scopes", "heads", "refused"):
        asked: dict[str, Any] = {name: ["x"] * 20_001}
        assert device.round(**asked).status_code in (400, 413), name
    assert device.round(behind={str(i): 0 for i in range(20_001)}).status_code == 413
    assert device.round(about={"app": "x" * 100_000}, clock=clock()).status_code == 200


def test_a_wrong_hash_for_right_bytes_is_found_at_the_end(world: World) -> None:
    """Bytes under a false name would be evidence of something that nobody photographed."""
    place = world.begin("engineer", b"promised").headers["location"]
    answer = world.patch("engineer", place, b"smuggled")
    assert (answer.status_code, answer.json()["code"]) == (460, "wrong_checksum")
    assert world.as_("engineer").get(f"/api/blobs/{hash_of(b'promised')}").status_code == 404


@pytest.mark.parametrize("number", ["9" * 25, str(2**63), str(-(2**63) - 1)])
def test_a_number_in_an_address_that_no_database_holds_names_nothing(world: World, number: str) -> None:
    wish = {"act": "put_aside", "reason": "r"}
    answer = world.as_("manager").post(f"/api/refused/{world.device}/{number}", json=wish)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
