"""When something runs out: a clear 503 with Retry-After, nothing half done, and it goes on by itself."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import os
import resource
import secrets
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from server.store.db import Database
from tests.conftest import Serving
from tests.served import Served
from tests.server.syncing import Device, job, op

QUICK = "1"
"""Seconds of patience in these tests."""


def assert_busy(answer: httpx.Response) -> None:
    assert (answer.status_code, answer.json()["code"]) == (503, "busy"), answer.text
    assert int(answer.headers["retry-after"]) > 0


def pid(server: Served) -> int:
    assert server.process
    return server.process.pid


def logged(server: Served, device: Device) -> int:
    with contextlib.closing(sqlite3.connect(server.data / "kept.db")) as conn:
        found: int = conn.execute("SELECT count(*) FROM log WHERE device = ?", (device.id,)).fetchone()[0]
    return found


def large(number: int) -> tuple[str, str, dict[str, Any]]:
    """A change that needs a page of the disk to itself."""
    return job(f"J-large-{number}", note="x" * 15_000)


def test_a_full_disk_gives_no_receipt_and_is_overcome_when_there_is_room(server: Served) -> None:
    device = Device(server, "manager")
    device.push(job("J-before"))
    largest = max(path.stat().st_size for path in server.data.glob("kept.db*"))
    resource.prlimit(pid(server), resource.RLIMIT_FSIZE, (largest + 100_000, resource.RLIM_INFINITY))
    ops = [large(n) for n in range(60)]
    for _ in range(3):
        with pytest.raises(httpx.HTTPStatusError) as refused:
            device.push(*ops)
        assert_busy(refused.value.response)
    assert logged(server, device) == 1
    assert server.client("manager").get("/api/session").status_code == 200, "what needs no room goes on"
    resource.prlimit(pid(server), resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert device.push(*ops)["taken"] == 61
    assert logged(server, device) == 61
    assert server.run("verify").returncode == 0


def test_a_photo_that_finds_the_disk_full_goes_on_where_it_stood(server: Served) -> None:
    photo, browser = os.urandom(600_000), server.client("engineer.a")
    place = begin(browser, photo)
    resource.prlimit(pid(server), resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
    assert_busy(bring(browser, place, photo, 0))
    resource.prlimit(pid(server), resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    at = int(browser.head(place, headers=TUS).headers["upload-offset"])
    assert bring(browser, place, photo, at).status_code == 204
    assert (server.data / "blobs").joinpath(name(photo)[:2], name(photo)).read_bytes() == photo


def test_a_locked_database_is_waited_for_and_then_said(server: Served) -> None:
    device = Device(server, "manager")
    locking = sqlite3.connect(server.data / "kept.db", isolation_level=None)
    with contextlib.closing(locking):
        locking.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        assert_busy(device.round(ops=[op(*job("J-locked"))]))
        assert time.monotonic() - began > 5, "short locks are waited out"
        assert server.client("manager").get("/api/session").status_code == 200
        locking.execute("ROLLBACK")
    assert device.push(job("J-locked"))["taken"] == 1


def test_without_file_handles_the_rest_is_turned_away_and_served_later(serving: Serving) -> None:
    server = serving()
    server.under = ("prlimit", "--nofile=110")
    device = Device(server.start(), "manager")
    with contextlib.ExitStack() as lines:
        browsers = [server.client(login) for login in ("manager", "admin", "engineer.a", "engineer.b")]
        opened = [lines.enter_context(browser.stream("GET", "/api/live")) for browser in browsers for _ in range(14)]
        inside, outside = by_status(opened, 200), by_status(opened, 503)
        assert len(inside) >= 40
        assert len(inside) + len(outside) == len(opened)
        assert outside
        assert all(int(line.headers["retry-after"]) > 0 for line in outside)
    within(10, lambda: device.round(ops=[op(*job("J-after"))]).status_code == 200)
    assert logged(server, device) == 1


def test_when_the_very_last_handle_is_gone_the_server_lives_on(server: Served) -> None:
    device = Device(server, "manager")
    before = resource.prlimit(pid(server), resource.RLIMIT_NOFILE)
    resource.prlimit(pid(server), resource.RLIMIT_NOFILE, (handles(server) + 1, before[1]))
    crowd = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(12)]
    time.sleep(1)
    resource.prlimit(pid(server), resource.RLIMIT_NOFILE, before)
    for one in crowd:
        one.close()
    within(15, server.answers)
    assert device.push(job("J-after"))["taken"] == 1


def test_whoever_never_ends_a_request_loses_the_place(serving: Serving) -> None:
    server = serving(KEPT_PATIENCE=QUICK).start()
    head = f"POST /api/session HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nX-Kept: 1\r\n".encode()
    body = b"Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"
    for said in (b"", b"GET", head, head + body):
        with socket.create_connection(("127.0.0.1", server.port)) as slow:
            slow.sendall(said)
            hung_up_on(slow)
    assert "unforeseen" not in server.log()


def test_a_head_that_comes_letter_by_letter_is_cut_off_too(serving: Serving) -> None:
    server = serving(KEPT_PATIENCE=QUICK).start()
    with socket.create_connection(("127.0.0.1", server.port)) as slow, contextlib.suppress(OSError):
        began = time.monotonic()
        for letter in b"GET / HTTP/1.1\r\nX-Long: " + b"x" * 200:
            slow.sendall(bytes([letter]))
            time.sleep(0.1)
    assert time.monotonic() - began < 10


def test_a_slow_upload_that_goes_on_is_let_through(serving: Serving) -> None:
    server = serving(KEPT_PATIENCE=QUICK).start()
    photo, browser = os.urandom(40_000), server.client("engineer.a")
    place = begin(browser, photo)

    def drops() -> Iterator[bytes]:
        for at in range(0, len(photo), 5_000):
            time.sleep(0.4)
            yield photo[at : at + 5_000]

    headers = TUS | {"Upload-Offset": "0", "Content-Length": str(len(photo))} | OCTETS
    assert browser.patch(place, content=drops(), headers=headers).status_code == 204


def test_whoever_takes_nothing_of_an_answer_is_left(serving: Serving) -> None:
    server = serving(KEPT_PATIENCE=QUICK).start()
    device, film = Device(server, "manager"), os.urandom(16_000_000)
    device.push(job("J-film"), ("photo", "P-film", {"job": "J-film", "blob": name(film)}))
    assert bring(device.browser, begin(device.browser, film), film, 0).status_code == 204
    cookie = "; ".join(f"{k}={v}" for k, v in device.browser.cookies.items())
    device.browser.close()
    with socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.connect(("127.0.0.1", server.port))
        head = f"GET /api/blobs/{name(film)} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: {cookie}\r\n\r\n"
        deaf.sendall(head.encode())
        own = deaf.getsockname()[1]
        within(20, lambda: own in peers(server))
        within(30, lambda: own not in peers(server))
        assert hung_up_on(deaf) < len(film)


@pytest.mark.slow
def test_six_hundred_open_lines_hear_the_news_and_fit_into_memory(server: Served) -> None:
    device = Device(server, "manager")
    people = [f"listener-{n}" for n in range(38)]
    device.push(*(("person", one, {"name": one, "role": "engineer", "active": True}) for one in people))
    cookies = [signed_in(server, one) for one in people]
    lines = [open_line(server, cookies[n // 16]) for n in range(600)]
    try:
        assert sum(hears(line) for line in lines) == 600, "each is greeted"
        assert memory(server) < 400e6
        device.push(("template", "T-news", {"zh": "新"}))
        assert sum(hears(line) for line in lines) == 600, "each hears the news"
        assert server.client("manager").get("/api/session").elapsed.total_seconds() < 5
    finally:
        for line in lines:
            line.close()
    within(20, lambda: sockets(server) < 100)


def test_a_person_brings_so_much_a_day_and_no_more(serving: Serving) -> None:
    server = serving(KEPT_UPLOADS_A_DAY="1").start()
    browser, other = server.client("engineer.a"), server.client("engineer.b")
    first_photo = os.urandom(900_000)
    place = begin(browser, first_photo)
    assert bring(browser, place, first_photo, 0).status_code == 204
    answer = ask(browser, os.urandom(200_000))
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many")
    assert int(answer.headers["retry-after"]) > 0
    assert ask(browser, first_photo).status_code == 201, "what is there already is no burden"
    assert ask(other, os.urandom(200_000)).status_code == 201, "each person has an own measure"


def test_opening_a_database_reads_no_more_the_more_there_is(tmp_path: Path) -> None:
    Database(tmp_path / "kept.db").close()
    with contextlib.closing(sqlite3.connect(tmp_path / "kept.db")) as conn:
        filler = ((n, f"d{n}", n, b"x" * 1000) for n in range(20_000))
        conn.executemany("INSERT INTO log VALUES (?, ?, ?, 'p', 1, 0, 0, 0, 0, 0, 0, 0, ?, x'', x'')", filler)
        conn.commit()
    assert (tmp_path / "kept.db").stat().st_size > 20_000_000
    before = bytes_read()
    Database(tmp_path / "kept.db").close()
    assert bytes_read() - before < 3_000_000


TUS = {"Tus-Resumable": "1.0.0"}
OCTETS = {"Content-Type": "application/offset+octet-stream"}


def name(photo: bytes) -> str:
    return hashlib.sha256(photo).hexdigest()


def ask(browser: httpx.Client, photo: bytes) -> httpx.Response:
    said = {"sha256": name(photo), "type": "image/jpeg"}
    told = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in said.items())
    return browser.post("/api/blobs", headers=TUS | {"Upload-Length": str(len(photo)), "Upload-Metadata": told})


def begin(browser: httpx.Client, photo: bytes) -> str:
    answer = ask(browser, photo)
    assert answer.status_code == 201, answer.text
    return answer.headers["location"]


def bring(browser: httpx.Client, place: str, photo: bytes, at: int) -> httpx.Response:
    return browser.patch(place, content=photo[at:], headers=TUS | OCTETS | {"Upload-Offset": str(at)})


def by_status(lines: list[httpx.Response], status: int) -> list[httpx.Response]:
    return [line for line in lines if line.status_code == status]


def signed_in(server: Served, person: str) -> str:
    """A session as the store keeps it; signing 38 people in would be a minute of password hashing."""
    token, at = secrets.token_urlsafe(32), time.time_ns() // 1_000_000
    with contextlib.closing(sqlite3.connect(server.data / "kept.db", isolation_level=None, timeout=10)) as conn:
        conn.execute(
            "INSERT INTO session (token, person, made, used) VALUES (?, ?, ?, ?)",
            (hashlib.sha256(token.encode()).digest(), person, at, at),
        )
    return f"kept={token}"


def open_line(server: Served, cookie: str) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", server.port))
    line.sendall(f"GET /api/live HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: {cookie}\r\n\r\n".encode())
    return line


def hears(line: socket.socket) -> bool:
    """Whether `news` comes before long."""
    line.settimeout(30)
    said = b""
    with contextlib.suppress(OSError):
        while b"event: news" not in said:
            part = line.recv(4096)
            if not part:
                return False
            said += part
    return b"event: news" in said


def handles(server: Served) -> int:
    return len(list(Path(f"/proc/{pid(server)}/fd").iterdir()))


def sockets(server: Served) -> int:
    found = 0
    for handle in Path(f"/proc/{pid(server)}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            found += str(handle.readlink()).startswith("socket:")
    return found


def peers(server: Served) -> set[int]:
    """The ports of those who are connected."""
    lines = psutil.Process(pid(server)).net_connections("tcp")
    return {line.raddr.port for line in lines if line.status != psutil.CONN_LISTEN}


def memory(server: Served) -> int:
    pages = int(Path(f"/proc/{pid(server)}/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def bytes_read() -> int:
    return int(Path("/proc/self/io").read_text().split()[1])


def within(seconds: float, holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def hung_up_on(slow: socket.socket) -> int:
    """Bytes that still came before the server ended it. Raises TimeoutError when it does not end."""
    slow.settimeout(8)
    came = 0
    with contextlib.suppress(ConnectionError):
        while part := slow.recv(65_536):
            came += len(part)
    return came
