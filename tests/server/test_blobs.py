"""Bringing and fetching photos: tus 1.0.0 in all its corners, and who may read them."""

import base64
import hashlib
import http.client
import secrets
import sqlite3
from typing import Any

import httpx
import pytest

from tests.served import Served
from tests.server.syncing import Device

TUS = {"Tus-Resumable": "1.0.0"}


def named(hash: str, type: str = "image/jpeg") -> str:
    def said(text: str) -> str:
        return base64.b64encode(text.encode()).decode()

    return f"sha256 {said(hash)},type {said(type)}"


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def begin(browser: httpx.Client, data: bytes, **other: str) -> httpx.Response:
    headers = TUS | {"Upload-Length": str(len(data)), "Upload-Metadata": named(hash_of(data))}
    return browser.post("/api/blobs", headers=headers | other)


def bring(browser: httpx.Client, place: str, offset: int, piece: bytes, **other: str) -> httpx.Response:
    headers = TUS | {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
    return browser.patch(place, content=piece, headers=headers | other)


def stands(browser: httpx.Client, place: str) -> int:
    return int(browser.head(place, headers=TUS).headers["upload-offset"])


def upload(browser: httpx.Client, data: bytes, **other: str) -> str:
    place = begin(browser, data, **other).headers["location"]
    assert bring(browser, place, 0, data).status_code == 204
    return hash_of(data)


def photo(device: Device, data: bytes, job: str = "demo-ct-d01") -> None:
    shown = {"job": job, "run": f"{job}~CL-CT-Q", "item": "phantom_img", "blob": hash_of(data)}
    answer = device.push(("photo", secrets.token_urlsafe(8), shown))
    assert answer["refused"] == []


def test_the_server_says_what_it_can(shared: Served) -> None:
    answer = shared.client().request("OPTIONS", "/api/blobs")
    assert answer.status_code == 204
    assert answer.headers["tus-version"] == "1.0.0"
    assert answer.headers["tus-extension"] == "creation,checksum"
    assert answer.headers["tus-max-size"] == str(20 << 20)
    assert "sha256" in answer.headers["tus-checksum-algorithm"]


def test_a_photo_comes_in_pieces_and_is_the_same_afterwards(shared: Served) -> None:
    device, data = Device(shared, "engineer.a"), secrets.token_bytes(700_000)
    place = begin(device.browser, data).headers["location"]
    for at in range(0, len(data), 256_000):
        answer = bring(device.browser, place, at, data[at : at + 256_000])
        assert answer.status_code == 204
        assert answer.headers["upload-offset"] == str(min(at + 256_000, len(data)))
        assert answer.headers["tus-resumable"] == "1.0.0"
    photo(device, data)
    given = device.browser.get(f"/api/blobs/{hash_of(data)}")
    assert given.content == data
    assert given.headers["content-type"] == "image/jpeg"
    assert given.headers["cache-control"] == "no-store"
    assert given.headers["content-disposition"].startswith("inline")
    assert given.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert given.headers["x-content-type-options"] == "nosniff"


def test_an_upload_goes_on_where_it_stopped_also_after_a_kill(server: Served) -> None:
    browser, data = server.client("engineer.a"), secrets.token_bytes(300_000)
    place = begin(browser, data).headers["location"]
    bring(browser, place, 0, data[:100_000])
    server.kill()
    server.start()
    again = begin(browser, data)
    assert again.headers["location"] == place
    assert again.headers["upload-offset"] == "100000"
    assert stands(browser, place) == 100_000
    assert bring(browser, place, 100_000, data[100_000:]).status_code == 204
    assert begin(browser, data).headers["upload-offset"] == str(len(data))


def test_what_arrived_before_the_connection_was_cut_counts(shared: Served) -> None:
    browser, data = shared.client("engineer.a"), secrets.token_bytes(600_000)
    place = begin(browser, data).headers["location"]
    cut_off(shared, browser, place, len(data), data[:400_000])
    assert wait_until_it_stands(browser, place, 400_000)
    assert bring(browser, place, 400_000, data[400_000:]).status_code == 204


def test_a_piece_with_a_checksum_counts_whole_or_not_at_all(shared: Served) -> None:
    browser, data = shared.client("engineer.a"), secrets.token_bytes(600_000)
    place = begin(browser, data).headers["location"]
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    cut_off(shared, browser, place, len(data), data[:400_000], checksum=f"sha256 {digest}")
    assert not wait_until_it_stands(browser, place, 1)


@pytest.mark.parametrize("name", ["sha256", "sha1"])
def test_a_damaged_piece_is_refused_and_the_offset_stays(shared: Served, name: str) -> None:
    browser, data = shared.client("engineer.a"), secrets.token_bytes(50_000)
    place = begin(browser, data).headers["location"]
    digest = base64.b64encode(hashlib.new(name, data[:20_000]).digest()).decode()
    checked = {"Upload-Checksum": f"{name} {digest}"}
    wrong = bring(browser, place, 0, data[1:20_001], **checked)
    assert (wrong.status_code, wrong.json()["code"]) == (460, "wrong_checksum")
    assert stands(browser, place) == 0
    assert bring(browser, place, 0, data[:20_000], **checked).status_code == 204


@pytest.mark.parametrize("checksum", ["md5 AAAA", "sha256 !!", "sha256"])
def test_a_checksum_that_nobody_can_check_is_refused(shared: Served, checksum: str) -> None:
    browser, data = shared.client("engineer.a"), secrets.token_bytes(5_000)
    place = begin(browser, data).headers["location"]
    answer = bring(browser, place, 0, data, **{"Upload-Checksum": checksum})
    assert answer.status_code in (400, 460)
    assert stands(browser, place) == 0


def test_bytes_that_are_not_those_of_the_hash_begin_anew(shared: Served) -> None:
    browser, data = shared.client("engineer.a"), secrets.token_bytes(5_000)
    place = begin(browser, data).headers["location"]
    wrong = bring(browser, place, 0, data[:-1] + bytes([data[-1] ^ 1]))
    assert (wrong.status_code, wrong.json()["code"]) == (460, "wrong_checksum")
    assert stands(browser, place) == 0
    assert bring(browser, place, 0, data).status_code == 204


@pytest.mark.parametrize("offset", [1, 999_999])
def test_a_wrong_offset_is_refused(shared: Served, offset: int) -> None:
    browser, data = shared.client("engineer.a"), secrets.token_bytes(5_000)
    place = begin(browser, data).headers["location"]
    answer = bring(browser, place, offset, data[:10])
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_offset")
    assert answer.headers["tus-resumable"] == "1.0.0"


def test_more_bytes_than_announced_are_refused(shared: Served) -> None:
    browser, data = shared.client("engineer.a"), secrets.token_bytes(5_000)
    place = begin(browser, data).headers["location"]
    assert bring(browser, place, 0, data + b"more").json()["code"] == "too_large"
    assert stands(browser, place) == 0


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Tus-Resumable": "0.2.2"}, 412, "tus_version"),
        ({"Upload-Length": str((20 << 20) + 1)}, 413, "too_large"),
        ({"Upload-Length": "0"}, 400, "malformed"),
        ({"Upload-Length": "x"}, 400, "malformed"),
        ({"Upload-Metadata": ""}, 400, "malformed"),
        ({"Upload-Metadata": "sha256 !!,type !!"}, 400, "malformed"),
        ({"Upload-Metadata": named("../../kept.db")}, 400, "malformed"),
        ({"Upload-Metadata": named("0" * 64, "text/html")}, 415, "wrong_type"),
        ({"Upload-Metadata": named("0" * 64, "image/svg+xml")}, 415, "wrong_type"),
    ],
)
def test_a_bad_beginning_is_refused(shared: Served, headers: dict[str, str], status: int, code: str) -> None:
    answer = begin(shared.client("engineer.a"), b"some bytes", **headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_another_persons_upload_is_nobodys_business(shared: Served) -> None:
    data = secrets.token_bytes(5_000)
    place = begin(shared.client("engineer.a"), data).headers["location"]
    other = shared.client("engineer.b")
    assert other.head(place, headers=TUS).status_code == 404
    assert bring(other, place, 0, data).status_code == 404
    assert begin(other, data).headers["location"] != place


def test_naming_a_hash_gives_no_right_to_the_bytes(shared: Served) -> None:
    """C uploads; B, who never had the bytes, names them on a job of his and still sees nothing."""
    data = secrets.token_bytes(5_000)
    upload(shared.client("engineer.c"), data)
    device = Device(shared, "engineer.b")
    photo(device, data)
    assert device.browser.get(f"/api/blobs/{hash_of(data)}").status_code == 404
    assert begin(device.browser, data).headers["upload-offset"] == "0"
    assert device.browser.get(f"/api/blobs/{hash_of(data)}").status_code == 404
    upload(device.browser, data)
    assert device.browser.get(f"/api/blobs/{hash_of(data)}").content == data


def test_only_who_sees_the_row_sees_the_photo(shared: Served) -> None:
    device, data = Device(shared, "engineer.a"), secrets.token_bytes(5_000)
    photo(device, data)
    path = f"/api/blobs/{hash_of(data)}"
    assert device.browser.get(path).status_code == 404
    upload(device.browser, data)
    assert device.browser.get(path).status_code == 200
    assert shared.client("engineer.b").get(path).status_code == 200
    assert shared.client("manager").get(path).status_code == 200
    assert shared.client("engineer.c").get(path).status_code == 404


def test_a_file_that_is_no_picture_is_given_as_a_download(shared: Served) -> None:
    device, data = Device(shared, "engineer.a"), b"%PDF-1.7 " + secrets.token_bytes(50)
    upload(device.browser, data, **{"Upload-Metadata": named(hash_of(data), "application/pdf")})
    photo(device, data)
    given = device.browser.get(f"/api/blobs/{hash_of(data)}")
    assert given.headers["content-disposition"].startswith("attachment")


def test_bytes_that_the_disk_lost_are_asked_for_again(server: Served) -> None:
    """The database says that they are there, the folder of an older backup has them not."""
    device, data = Device(server, "engineer.a"), secrets.token_bytes(5_000)
    hash = upload(device.browser, data)
    photo(device, data)
    (server.data / "blobs" / hash[:2] / hash).unlink()
    assert device.browser.get(f"/api/blobs/{hash}").status_code == 404
    again = begin(device.browser, data)
    assert again.headers["upload-offset"] == "0"
    assert bring(device.browser, again.headers["location"], 0, data).status_code == 204
    assert device.browser.get(f"/api/blobs/{hash}").content == data


def test_an_upload_that_nobody_went_on_with_is_forgotten_after_a_month(server: Served) -> None:
    browser, data = server.client("engineer.a"), secrets.token_bytes(5_000)
    place = begin(browser, data).headers["location"]
    bring(browser, place, 0, data[:100])
    pieces = server.data / "blobs" / "up"
    assert len(list(pieces.iterdir())) == 1
    server.stop()
    with sqlite3.connect(server.data / "kept.db") as conn:
        conn.execute("UPDATE upload SET touched = touched - 31 * 86400000 WHERE NOT done")
    server.start()
    assert list(pieces.iterdir()) == []
    assert browser.head(place, headers=TUS).status_code == 404
    assert begin(browser, data).headers["upload-offset"] == "0"


def test_whoever_begins_a_photo_anew_with_another_size_leaves_nothing_of_the_first(server: Served) -> None:
    browser, hash, place = server.client("engineer.a"), hash_of(b"nobody knows it yet"), ""
    for size in (300_000, 1, 300_000):
        headers = TUS | {"Upload-Length": str(size), "Upload-Metadata": named(hash)}
        place = browser.post("/api/blobs", headers=headers).headers["location"]
        piece = bytes(min(size - 1, 250_000))
        assert not piece or bring(browser, place, 0, piece).status_code == 204
    assert [path.name for path in (server.data / "blobs" / "up").iterdir()] == [place.rpartition("/")[2]]


def test_what_a_killed_server_left_of_files_that_nobody_goes_on_with_goes_when_it_starts(server: Served) -> None:
    browser, data = server.client("engineer.a"), secrets.token_bytes(5_000)
    place = begin(browser, data).headers["location"]
    bring(browser, place, 0, data[:100])
    server.kill()
    pieces = server.data / "blobs" / "up"
    (pieces / "rescue-that-was-arriving").write_bytes(bytes(1_000))
    server.start()
    assert [path.name for path in pieces.iterdir()] == [place.rpartition("/")[2]]
    assert stands(browser, place) == 100


def cut_off(server: Served, browser: httpx.Client, place: str, length: int, sent: bytes, checksum: str = "") -> None:
    """Announce `length` bytes, send some and hang up."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.putrequest("PATCH", place)
    headers: dict[str, Any] = TUS | {
        "Content-Type": "application/offset+octet-stream",
        "Upload-Offset": "0",
        "Content-Length": str(length),
        "X-Kept": "1",
        "Cookie": f"kept={browser.cookies['kept']}",
    }
    headers |= {"Upload-Checksum": checksum} if checksum else {}
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders(sent)
    connection.close()


def wait_until_it_stands(browser: httpx.Client, place: str, at: int) -> bool:
    return any(stands(browser, place) >= at for _ in range(50))
