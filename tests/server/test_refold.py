"""A new version of the folding code folds all rows anew at its start, says how far it is, and nobody notices."""

from __future__ import annotations

import json
import sqlite3

from tests.served import Served
from tests.server.syncing import Device


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
