"""Behind Debian's Caddy with the delivered Caddyfile: TLS, cookies, live lines, large uploads, restarts."""

from __future__ import annotations

import base64
import hashlib
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.served import DEMO_PASSWORD, Served
from tests.server.behind import Caddy
from tests.server.syncing import Device, job

TUS = {"Tus-Resumable": "1.0.0"}


@pytest.fixture(scope="module")
def caddy(shared: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caddy]:
    """Caddy before a server that the tests of this file share."""
    made = Caddy(shared, tmp_path_factory.mktemp("caddy"))
    try:
        yield made.start()
    finally:
        made.stop()


@pytest.fixture
def browser(caddy: Caddy) -> Iterator[httpx.Client]:
    """Signed in as an engineer, through Caddy."""
    with caddy.browser() as client:
        said = {"login": "engineer.a", "password": DEMO_PASSWORD}
        client.post("/api/session", json=said).raise_for_status()
        yield client


def test_sign_in_through_caddy_gives_a_cookie_for_https_alone(caddy: Caddy) -> None:
    with caddy.browser() as client:
        said = {"login": "engineer.b", "password": DEMO_PASSWORD}
        answer = client.post("/api/session", json=said, headers={"Origin": caddy.url})
        assert answer.status_code == 200
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-kept=")
        assert {"Secure", "HttpOnly", "SameSite=strict"} <= set(cookie.split("; "))
        assert client.get("/api/session").status_code == 200


def test_careful_headers_reach_the_browser_and_the_app_comes_packed(browser: httpx.Client) -> None:
    answer = browser.get("/", headers={"Accept-Encoding": "br"})
    assert answer.headers["content-encoding"] == "br"
    assert "max-age" in answer.headers["strict-transport-security"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_plain_http_is_sent_to_https(caddy: Caddy) -> None:
    answer = httpx.get(f"http://localhost:{caddy.plain}/jobs", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"].startswith("https://localhost")


def test_the_figures_stay_on_the_machine(browser: httpx.Client, shared: Served) -> None:
    assert browser.get("/metrics").status_code == 404
    assert httpx.get(f"{shared.url}/metrics").status_code == 200


def test_news_on_a_live_line_come_at_once(browser: httpx.Client, shared: Served) -> None:
    heard: list[tuple[str, float]] = []
    greeted = threading.Event()

    def listen() -> None:
        with browser.stream("GET", "/api/live") as line:
            for said in line.iter_lines():
                if said.startswith("event: "):
                    heard.append((said, time.monotonic()))
                    greeted.set()
                if len(heard) == 2:
                    return

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    assert greeted.wait(5), "the greeting is not held back"
    pushed = time.monotonic()
    Device(shared, "manager").push(job("J-caddy"))
    thread.join(5)
    assert [said for said, _ in heard] == ["event: news"] * 2
    assert heard[1][1] - pushed < 4


def test_twenty_megabytes_go_up_in_pieces_and_come_back_whole(browser: httpx.Client, shared: Served) -> None:
    film = os.urandom(20 << 20)
    hash = hashlib.sha256(film).hexdigest()
    told = {"sha256": hash, "type": "image/jpeg"}
    meta = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in told.items())
    begun = browser.post("/api/blobs", headers=TUS | {"Upload-Length": str(len(film)), "Upload-Metadata": meta})
    place, at = begun.headers["location"], 0
    for size in (1 << 20, 3 << 20, len(film)):  # the last piece is as large as they may be
        piece = film[at : at + size]
        headers = TUS | {"Upload-Offset": str(at), "Content-Type": "application/offset+octet-stream"}
        answer = browser.patch(place, content=piece, headers=headers)
        assert answer.status_code == 204, answer.text
        at = int(answer.headers["upload-offset"])
    Device(shared, "engineer.a").push(("photo", "P-caddy", {"job": "demo-ct-d01", "blob": hash}))
    assert browser.get(f"/api/blobs/{hash}").content == film


def test_a_request_during_a_restart_waits_for_the_server(demo_firm: Path, tmp_path: Path, caddy: Caddy) -> None:
    """Last in this file: it restarts the server that the others share."""
    server = caddy.server
    answers: list[int] = []

    def ask() -> None:
        with caddy.browser() as client:
            answers.extend(client.get("/api/health").status_code for _ in range(40))

    asking = threading.Thread(target=ask)
    asking.start()
    server.stop()
    server.start()
    asking.join(60)
    assert set(answers) == {200}
