"""A new version of the folding code folds all rows anew at its start, says how far it is, and nobody notices."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import httpx
import pytest

from server import app
from server.api.house import Folding
from server.errors import Problem
from server.store import head
from server.store.refold import Told, refold
from sync.row import FOLD
from tests.looping import run
from tests.security.world import in_process
from tests.served import Served
from tests.server.syncing import Device
from tests.sync.firm import Firm


def fold(server: Served, version: int | None = None) -> int:
    """The version that the database was folded by; after setting it."""
    with sqlite3.connect(server.data / "kept.db", timeout=10) as conn:
        if version is not None:
            conn.execute("UPDATE head SET fold=?", (version,))
        return int(conn.execute("SELECT fold FROM head").fetchone()[0])


def said(server: Served) -> list[dict[str, object]]:
    lines = (json.loads(line) for line in server.log().splitlines() if line.startswith("{"))
    return [line for line in lines if line["event"] == "refold"]


def test_rows_of_an_older_program_are_folded_anew_at_start_and_the_log_says_how_long_it_took(server: Served) -> None:
    device = Device(server, "engineer.a")
    device.push(*(("answer", f"demo-ct-d01~X~{i}", {"job": "demo-ct-d01", "note": str(i)}) for i in range(500)))
    before = device.everything()
    server.stop()
    now = fold(server)
    fold(server, now - 1)
    server.start()
    assert fold(server) == now
    told = said(server)[-1]
    assert told["what"] == "folded"
    assert int(str(told["rows"])) > 500
    assert int(str(told["ops"])) >= int(str(told["rows"]))
    assert int(str(told["ms"])) >= 0
    assert device.everything() == before


def test_while_it_folds_health_says_how_far_and_nobody_is_let_in(tmp_path: Path) -> None:
    house = in_process(tmp_path)
    house.folding = Folding("writing", 2_000, 9_000)

    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app.app(house))  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as browser:
            return [await browser.get(path) for path in ("/api/health", "/api/session")]

    health, shut = run(ask())
    house.db.close()
    assert (health.status_code, health.json()["status"]) == (503, "folding")
    assert health.json()["folding"] == {"what": "writing", "done": 2_000, "all": 9_000}
    assert (shut.status_code, shut.json()["code"], shut.headers["retry-after"]) == (503, "busy", "2")


def test_a_disk_that_is_full_while_it_folds_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    house, tried = in_process(tmp_path), list[int]()
    monkeypatch.setattr(app, "AGAIN", 0.01, raising=False)

    def without_room(conn: sqlite3.Connection, now: int, told: Told) -> int:
        tried.append(now)
        if len(tried) < 3:
            raise Problem("busy", detail="SQLITE_FULL")
        return refold(conn, now, told)

    monkeypatch.setattr(app, "refold", without_room)
    run(house.exchange.ops("server", [("hospital", "H1", {"zh": "一"})], 1))
    run(house.db.write(lambda conn: conn.execute("UPDATE head SET fold = 0")))

    async def begun() -> None:
        await (await app._begin(house))

    run(begun())
    top = run(house.db.read(head.read))
    house.db.close()
    assert top is not None
    assert (len(tried), house.folding, top.fold) == (3, None, FOLD)
    assert "folded anew" in caplog.text


def test_it_says_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.store.refold.OFTEN", 3)
    firm, told = Firm(tmp_path), list[tuple[str, int, int]]()
    firm.run(firm.db.write(lambda conn: refold(conn, firm.now, lambda *how: told.append(how))))
    firm.close()
    assert {what for what, _, _ in told} == {"folding", "writing"}
    assert all(done <= all_of_it for _, done, all_of_it in told)
    assert [one for one in told if one[0] == "writing"] == sorted(one for one in told if one[0] == "writing")


def test_a_start_of_the_same_program_folds_nothing(server: Served) -> None:
    server.stop()
    server.start()
    assert said(server) == []


def test_a_row_that_was_spoiled_is_mended_by_the_fold_and_reaches_every_device(server: Served) -> None:
    """As if the older program had folded otherwise."""
    device = Device(server, "engineer.a")
    device.push(("answer", "demo-ct-d01~X~1", {"job": "demo-ct-d01", "note": "right"}))
    server.stop()
    with sqlite3.connect(server.data / "kept.db") as conn:
        conn.execute("UPDATE row SET value=replace(value, 'right', 'wrong') WHERE id='demo-ct-d01~X~1'")
    fold(server, 0)
    server.start()
    assert device.everything()["answer", "demo-ct-d01~X~1"]["value"]["note"] == "right"
