"""The open line: who is told, how it ends, what it costs."""

import os
import signal
import threading
import time

import httpx
import psutil

from tests.served import Served
from tests.server.listening import Listening
from tests.server.syncing import Device, job


def test_a_change_in_sight_is_told_and_carries_nothing(shared: Served) -> None:
    with Listening(shared, "engineer.a") as line:
        assert line.headers["content-type"].startswith("text/event-stream")
        assert "content-encoding" not in line.headers
        Device(shared, "manager").push(job("live-1", note="secret"))
        assert line.wait_for("news", 2)
        assert "secret" not in "".join(line.said)


def test_what_lies_out_of_sight_is_not_told(shared: Served) -> None:
    with Listening(shared, "engineer.c") as line:
        office = Device(shared, "manager")
        office.push(job("live-2"))
        assert not line.wait_for("news", 2, seconds=0.5)
        office.push(job("live-3", hospital="H03", equipment="D12"))
        assert line.wait_for("news", 2)


def test_a_closed_line_is_forgotten_so_that_there_is_room_for_another(shared: Served) -> None:
    for _ in range(20):
        with Listening(shared, "supervisor") as line:
            assert line.status == 200


def test_a_person_has_at_most_16_lines(shared: Served) -> None:
    lines = [Listening(shared, "quality") for _ in range(17)]
    opened = [line.__enter__().status for line in lines]
    for line in lines:
        line.__exit__()
    assert sorted(opened) == [200] * 16 + [429]


def test_the_line_of_a_person_who_was_disabled_ends(server: Served) -> None:
    with Listening(server, "engineer.b") as line:
        office = Device(server, "admin")
        office.push(("person", "P04", {"active": False}))
        assert line.ended.wait(5)
    assert line.count("bye") == 0


def test_a_stop_says_bye_to_open_lines_and_ends_in_time(server: Served) -> None:
    with Listening(server, "engineer.a") as line, Listening(server, "manager") as other:
        began = time.monotonic()
        assert server.stop() == 0
        assert time.monotonic() - began < 3
        assert line.ended.wait(1)
        assert (line.count("bye"), other.count("bye")) == (1, 1)


def test_a_request_under_way_is_finished_before_the_stop(server: Served) -> None:
    """A sign-in takes long enough to be overtaken by SIGINT."""
    browser, answers = server.client(), []
    login = {"login": "engineer.a", "password": "kept-demo"}

    def sign_in() -> None:
        answers.append(browser.post("/api/session", json=login).status_code)

    asking = threading.Thread(target=sign_in)
    asking.start()
    time.sleep(0.02)
    assert server.process
    os.kill(server.process.pid, signal.SIGINT)
    asking.join(5)
    assert server.process.wait(5) == 0
    server.process = None
    assert answers == [200]


def test_a_client_that_never_reads_costs_nothing_and_stops_nothing(server: Served) -> None:
    """Its line owes it one `news`, however much happens; the stop does not wait for it."""
    deaf = httpx.Client(base_url=server.url, cookies=dict(server.client("engineer.a").cookies))
    with deaf.stream("GET", "/api/live"):
        office = Device(server, "manager")
        assert server.process
        before = psutil.Process(server.process.pid).memory_info().rss
        for n in range(200):
            office.push(job("live-4", note=str(n)))
        grown = psutil.Process(server.process.pid).memory_info().rss - before
        assert grown < 30_000_000
        began = time.monotonic()
        assert server.stop() == 0
        assert time.monotonic() - began < 3
    deaf.close()
