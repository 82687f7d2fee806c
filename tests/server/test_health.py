"""What a monitor asks."""

import sqlite3

from server.config import VERSION
from tests.served import Served
from tests.server.syncing import Device, job


def test_a_well_server_says_version_build_and_where_the_log_stands(server: Served) -> None:
    before = server.client().get("/api/health").json()
    assert before["status"] == "ok"
    assert before["version"] == VERSION
    assert len(before["build"]) == 10
    assert before["database"]["state"] == "ok"
    Device(server, "manager").push(job("health-1"))
    after = server.client().get("/api/health").json()["database"]
    assert after == before["database"] | {"seq": before["database"]["seq"] + 1}


def test_a_database_that_fails_is_not_called_well(server: Served) -> None:
    with sqlite3.connect(server.data / "kept.db") as conn:
        conn.execute("ALTER TABLE head RENAME TO gone")
    answer = server.client().get("/api/health")
    assert answer.status_code == 503
    assert answer.json()["status"] == "failed"
    assert answer.json()["database"]["state"].startswith("failed")
