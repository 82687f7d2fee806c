"""Photos arrive whole over a bad network, go on where they stopped, and are read only by those who may."""

from __future__ import annotations

import base64
import hashlib
import os
from typing import Any

import pytest

from tests.faults.conftest import Devices
from tests.faults.firm import change_person
from tests.faults.house import House
from tests.faults.work import Sheet, plan, quiet
from tests.flaky import FINE, Fault
from tests.wire_client import Client, new_id
from tests.wire_http import Problem, Unreachable

PIECE = 64 * 1024


@pytest.fixture
def photo() -> bytes:
    return os.urandom(6 * PIECE + 1234)


def _name(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _record(client: Client, sheet: Sheet, content: bytes) -> str:
    """The record that names the photo, sent."""
    photo = new_id()
    client.change(client.see("photo", photo), job=sheet.job, blob=_name(content), size=len(content))
    client.sync()
    return photo


def _refused(client: Client, name: str) -> bool:
    try:
        client.wire.download(name)
    except Problem as problem:
        return (problem.status, problem.code) == (404, "not_found")
    return False


def _place(client: Client, content: bytes, name: str = "", size: int | None = None) -> Any:
    """Ask for a place; the reply."""
    name = name or _name(content)
    meta = f"sha256 {base64.b64encode(name.encode()).decode()},type aW1hZ2UvanBlZw=="
    length = str(len(content) if size is None else size)
    return client.wire.tus("POST", "/api/blobs", {"Upload-Length": length, "Upload-Metadata": meta}).headers


def _patch(client: Client, place: str, offset: int, piece: bytes, checksum: bytes = b"") -> int:
    """Send a piece; the status."""
    digest = base64.b64encode(checksum or hashlib.sha256(piece).digest()).decode()
    headers = {
        "Content-Type": "application/offset+octet-stream",
        "Upload-Offset": str(offset),
        "Upload-Checksum": f"sha256 {digest}",
    }
    try:
        return client.wire.tus("PATCH", place, headers, piece).status
    except Problem as problem:
        return problem.status


def _offset(client: Client, place: str) -> int:
    return int(client.wire.tus("HEAD", place).headers["Upload-Offset"])


def test_a_photo_reaches_a_colleague_but_nobody_else(devices: Devices, sheet: Sheet, photo: bytes) -> None:
    ann, ben, zoe = devices("ann"), devices("ben"), devices("zoe")
    _record(ann, sheet, photo)
    assert _refused(ann, _name(photo)), "not there yet"
    assert ann.wire.upload(photo) == _name(photo)
    quiet([ben, zoe])
    assert ben.wire.download(_name(photo)) == photo
    assert _refused(zoe, _name(photo))


def test_an_upload_goes_on_where_it_was_cut(
    house: House, devices: Devices, sheet: Sheet, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = devices("ann")
    _record(ann, sheet, photo)
    place = _place(ann, photo)["Location"]
    for number in range(3):
        at = number * PIECE
        assert _patch(ann, place, at, photo[at : at + PIECE]) == 204
    house.net.set("cut_up", 30_000)
    with pytest.raises(Unreachable):
        ann.wire.upload(photo, piece=PIECE)
    house.net.set("none")
    stored = _offset(ann, place)
    assert stored >= 3 * PIECE
    sent: list[int] = []
    tus = ann.wire.tus

    def watched(method: str, path: str, headers: Any = None, body: bytes = b"") -> Any:
        if method == "PATCH":
            sent.append(int(headers["Upload-Offset"]))
        return tus(method, path, headers, body)

    monkeypatch.setattr(ann.wire, "tus", watched)
    ann.wire.upload(photo, piece=PIECE)
    assert sent[0] == stored
    assert ann.wire.download(_name(photo)) == photo


@pytest.mark.parametrize("seed", range(3))
def test_an_upload_ends_well_whatever_the_network_does(
    house: House, devices: Devices, sheet: Sheet, photo: bytes, seed: int
) -> None:
    ann = devices("ann", limit=3)
    _record(ann, sheet, photo)
    bad = (
        (FINE, 2.0),
        (Fault("cut_up", 20_000), 2.0),
        (Fault("cut_up", 60_000), 1.0),
        (Fault("lose_reply"), 2.0),
        (Fault("duplicate"), 1.0),
        (Fault("cut_down", 20), 1.0),
        (Fault("echo", 0.05), 1.0),
    )
    house.net.by_chance(seed, bad)
    for _ in range(200):
        try:
            ann.wire.upload(photo, piece=PIECE)
            break
        except Unreachable:
            continue
    house.net.set("none")
    assert ann.wire.download(_name(photo)) == photo
    assert len(house.net.seen) > 0


def test_a_piece_with_a_wrong_checksum_is_not_kept(devices: Devices, sheet: Sheet, photo: bytes) -> None:
    ann = devices("ann")
    _record(ann, sheet, photo)
    place = _place(ann, photo)["Location"]
    assert _patch(ann, place, 0, photo[:PIECE]) == 204
    assert _patch(ann, place, PIECE, photo[PIECE : 2 * PIECE], b"x" * 32) == 460
    assert _offset(ann, place) == PIECE
    assert _patch(ann, place, 0, photo[:PIECE]) == 409
    assert _patch(ann, place, 2 * PIECE, photo[2 * PIECE :]) == 409
    ann.wire.upload(photo)
    assert ann.wire.download(_name(photo)) == photo


def test_bytes_of_another_name_are_thrown_away_at_the_end(devices: Devices, sheet: Sheet, photo: bytes) -> None:
    ann = devices("ann")
    _record(ann, sheet, photo)
    place = _place(ann, photo)["Location"]
    assert _patch(ann, place, 0, b"x" * len(photo)) == 460
    assert _offset(ann, place) == 0
    assert _refused(ann, _name(photo))
    ann.wire.upload(photo)
    assert ann.wire.download(_name(photo)) == photo


def test_more_bytes_than_announced_are_not_taken(devices: Devices, sheet: Sheet, photo: bytes) -> None:
    ann = devices("ann")
    _record(ann, sheet, photo)
    place = _place(ann, photo)["Location"]
    assert _patch(ann, place, 0, photo + b"more") in (400, 413, 460)
    ann.wire.upload(photo)
    assert ann.wire.download(_name(photo)) == photo


def test_naming_a_hash_gives_no_right_to_the_bytes(devices: Devices, sheet: Sheet, photo: bytes) -> None:
    ann, zoe = devices("ann"), devices("zoe")
    _record(ann, sheet, photo)
    ann.wire.upload(photo)
    theirs = plan(devices("office"), "H02")
    zoe.sync()
    _record(zoe, theirs, photo)
    assert _refused(zoe, _name(photo))
    assert _place(zoe, photo)["Upload-Offset"] == "0", "it is not told that the bytes are there"
    zoe.wire.upload(photo)
    assert zoe.wire.download(_name(photo)) == photo


def test_nobody_writes_into_anothers_upload(devices: Devices, sheet: Sheet, photo: bytes) -> None:
    ann, zoe = devices("ann"), devices("zoe")
    quiet([ann, zoe])
    place = _place(ann, photo)["Location"]
    assert _patch(zoe, place, 0, photo[:PIECE]) == 404
    assert _offset(ann, place) == 0


def test_a_photo_over_the_bound_is_refused_before_a_byte_is_sent(devices: Devices, sheet: Sheet) -> None:
    ann = devices("ann")
    with pytest.raises(Problem, match="413 too_large"):
        _place(ann, b"x", size=20 * 1024 * 1024 + 1_000_000)


@pytest.mark.parametrize("name", ["x", "A" * 64, "../../../etc/passwd", "g" * 64, "0" * 63])
def test_a_name_that_is_no_hash_is_refused(devices: Devices, sheet: Sheet, name: str) -> None:
    ann = devices("ann")
    with pytest.raises(Problem, match="400 malformed"):
        _place(ann, b"x", name=name)
    with pytest.raises(Problem, match="404"):
        ann.wire.send("GET", f"/api/blobs/{name}")


def test_a_photo_leaves_with_its_row(own_house: House, devices: Devices, photo: bytes) -> None:
    office, ben = devices("office"), devices("ben")
    sheet = plan(office, "H01")
    _record(office, sheet, photo)
    office.wire.upload(photo)
    ben.sync()
    assert ben.wire.download(_name(photo)) == photo
    change_person(own_house, "ben", hospitals={"remove": ["H01"]})
    assert _refused(ben, _name(photo))


def test_photos_outlive_a_killed_server_and_go_on(own_house: House, devices: Devices, photo: bytes) -> None:
    office = devices("office")
    sheet = plan(office, "H01")
    _record(office, sheet, photo)
    place = _place(office, photo)["Location"]
    assert _patch(office, place, 0, photo[:PIECE]) == 204
    own_house.kill()
    own_house.start()
    assert _offset(office, place) == PIECE
    office.wire.upload(photo, piece=PIECE)
    own_house.kill()
    own_house.start()
    assert office.wire.download(_name(photo)) == photo
