"""What the server writes down, what it does not, and what it says of its own mistakes."""

import json
import sqlite3
import time
from typing import Any

from tests.conftest import Serving
from tests.served import Served
from tests.server.syncing import Device, job


def lines(server: Served) -> list[dict[str, Any]]:
    return [json.loads(line) for line in server.log().splitlines() if line.startswith("{")]


def test_a_request_is_one_line_with_number_path_status_and_time(server: Served) -> None:
    answer = server.client("engineer.a").get("/api/history/job/demo-ct-d01")
    line = next(one for one in lines(server) if one.get("request") == answer.headers["x-request-id"])
    assert line["path"] == "/api/history/{kind}/{id}"
    assert (line["method"], line["status"]) == ("GET", 200)
    assert line["ms"] >= 0


def test_the_log_knows_persons_apart_but_not_by_name(server: Served) -> None:
    for login in ("engineer.a", "engineer.a", "engineer.b"):
        server.client(login).get("/api/session")
    deadline = time.monotonic() + 60
    words: list[str] = []
    while len(words) < 3 and time.monotonic() < deadline:  # a line is written after its answer has left
        words = [one["person"] for one in lines(server) if one.get("path") == "/api/session" and "person" in one]
    assert len(words) == 3
    assert words[0] == words[1] != words[2]
    for secret in ("engineer.a", "工程师A", "P03", 'kept-demo"', '127.0.0.1"'):
        assert not any(secret in json.dumps(one, ensure_ascii=False) for one in lines(server))


def test_what_was_written_and_typed_is_not_in_the_log(server: Served) -> None:
    device = Device(server, "manager")
    device.push(job("J-secret-note", note="words of a hospital"))
    server.client().post("/api/session", json={"login": "typed.login", "password": "typed password"})
    server.client().get("/api/setup", params={"token": "typed-token"})
    for secret in ("words of a hospital", "J-secret-note", "typed", device.id):
        assert secret not in server.log()


def test_an_unforeseen_mistake_is_told_by_number_and_never_by_traceback(server: Served) -> None:
    browser = server.client("manager")
    with sqlite3.connect(server.data / "kept.db") as conn:
        conn.execute("ALTER TABLE refused RENAME TO gone")
    answer = browser.get("/api/refused")
    assert (answer.status_code, answer.json()["code"]) == (500, "server_fault")
    number = answer.json()["detail"]["request"]
    assert number == answer.headers["x-request-id"]
    assert "Traceback" not in answer.text
    assert "sqlite" not in answer.text.lower()
    line = next(one for one in lines(server) if one.get("event") == "unforeseen")
    assert line["request"] == number
    assert line["error"]["type"] == "OperationalError"
    assert any("tray.py" in where for where in line["error"]["where"])
    assert server.client("manager").get("/api/session").status_code == 200


def test_a_quiet_log_holds_warnings_only(serving: Serving) -> None:
    server = serving(KEPT_LOG="warning").start()
    server.client("engineer.a").get("/api/session")
    assert lines(server) == []
