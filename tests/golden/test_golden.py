"""Released logs fold to the same rows for ever; an old client is understood, and answered so that it understands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server.redact import Asked
from server.store import devices, head, log
from server.store.db import Connection, Database
from server.store.refold import refold
from tests.golden.story import HERE, ROWS, read, redact_both
from tests.looping import Loop, run
from tests.sync.firm import Firm
from tests.sync.model import Json

LOGS = sorted(file.name for file in HERE.glob("log-*.jsonl"))
TALKS = sorted(file.name for file in HERE.glob("conversation-*.jsonl"))


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    db = Database(tmp_path / "kept.db")
    yield db
    db.close()


def load(conn: Connection, lines: list[Json]) -> None:
    """A released log into an empty database: the log alone, no row."""
    for line in lines:
        if "head" in line:
            epoch, seq, chain, now = line["head"]
            conn.execute("INSERT INTO head VALUES (1, ?, ?, 0, ?, ?, 0)", (epoch, seq, bytes.fromhex(chain), now))
        elif "epoch" in line:
            conn.execute("INSERT INTO epoch VALUES (?, ?, ?, ?)", line["epoch"])
        elif "op" in line:
            *decided, body, hash, chain = line["op"]
            hashes = (bytes.fromhex(hash), bytes.fromhex(chain))
            marks = ", ".join("?" * 15)
            conn.execute(f"INSERT INTO log VALUES ({marks})", (*decided, body and body.encode(), *hashes))
        elif "redacted" in line:
            *known, body = line["redacted"]
            conn.execute("INSERT INTO redacted VALUES (?, ?, ?, ?, ?)", (*known, body.encode()))


def stored(conn: Connection) -> list[Json]:
    rows = conn.execute(ROWS).fetchall()
    return [[*row[:5], *(json.loads(text or "null") for text in row[5:8]), row[8]] for row in rows]  # type: ignore[misc]


def test_there_is_a_log_and_a_conversation_of_each_release() -> None:
    assert LOGS
    assert [name.partition("-")[2] for name in LOGS] == [name.partition("-")[2] for name in TALKS]


@pytest.mark.parametrize("name", LOGS)
def test_a_released_log_folds_to_the_rows_that_were_released(db: Database, name: str) -> None:
    lines = read(name)
    run(db.write(lambda conn: load(conn, lines)))
    run(db.write(lambda conn: refold(conn, lines[0]["head"][3])))
    assert run(db.read(stored)) == [line["row"] for line in lines if "row" in line]
    assert run(db.read(lambda conn: log.verify(conn, head.read(conn)))) == []


def test_the_released_log_holds_all_that_can_happen() -> None:
    """Else it would prove little: clashes, brought-back ops, an ended epoch, a redaction, every record type."""
    lines = read(LOGS[0])
    rows = [line["row"] for line in lines if "row" in line]
    assert len({row[0] for row in rows}) == 16
    assert {field for row in rows for field in row[6] or {}} == {"deleted", "note"}
    assert any(line["op"][11] for line in lines if "op" in line)
    assert any("epoch" in line for line in lines)
    assert any("redacted" in line for line in lines)


def replayed(firm: Firm, event: Json) -> Json | None:
    """One event of a recorded conversation, at the same hour; a round's answer."""
    firm.now = event.get("now", firm.now)
    if event["do"] == "office":
        change = (event["kind"], event["id"], event["change"])
        firm.run(firm.exchange.ops("server", [change], firm.now))
    elif event["do"] == "redact":
        redact_both(firm, event["id"], Asked(**event["wish"]), firm.now)
    elif event["do"] == "backup":
        firm.backup()
    elif event["do"] == "restore":
        firm.restore(event["which"])
    else:
        return _round(firm, event)
    return None


def _round(firm: Firm, event: Json) -> Json:
    device, person = event["device"], event["person"]
    if event["enrol"]:
        firm.run(firm.db.write(lambda c: devices.enrol(c, device, person, "", "", firm.now)))
    answer: Json = json.loads(firm.run(firm.exchange.round(person, event["body"].encode(), firm.now)))
    return answer


def understood(old: Any, new: Any, where: str) -> None:
    """All that the old client was told then it is told now; a newer server may say more."""
    if isinstance(old, dict):
        assert isinstance(new, dict), where
        for name, value in old.items():
            assert name in new, f"{where}.{name}"
            understood(value, new[name], f"{where}.{name}")
    elif isinstance(old, list):
        assert isinstance(new, list), where
        assert len(old) == len(new), (where, old, new)
        for i, (one, other) in enumerate(zip(old, new, strict=True)):
            understood(one, other, f"{where}[{i}]")
    else:
        assert (old, type(old)) == (new, type(new)), where


@pytest.mark.parametrize("name", TALKS)
def test_a_client_of_an_earlier_release_goes_on_working(tmp_path: Path, name: str) -> None:
    """Its requests byte for byte, with what went wrong then: clashes, refusals, a restore, a refill, a redaction."""
    firm = Firm.__new__(Firm)
    firm.folder, firm.loop, firm.now, firm.backups = tmp_path, Loop(), 0, []
    firm.open()
    try:
        for number, event in enumerate(read(name), 1):
            answer = replayed(firm, event)
            if event.get("answer"):
                understood(event["answer"], answer, f"line {number}")
    finally:
        firm.close()


def test_a_changed_meaning_would_be_noticed() -> None:
    for old, new in (({"a": 1}, {}), ([1], [1, 2]), ({"a": 1}, {"a": "1"}), ({"a": [{"b": None}]}, {"a": [{"b": 0}]})):
        with pytest.raises(AssertionError):
            understood(old, new, "")
    understood({"a": [1]}, {"a": [1], "more": 2}, "")
