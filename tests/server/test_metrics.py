"""The figures for those who watch: what they count, who may read them, what is not in them."""

import sqlite3
import time

import httpx
import pytest

from tests.conftest import Serving
from tests.served import Served
from tests.server.listening import Listening
from tests.server.syncing import Device, job

DAY = 24 * 3_600_000


def figures(server: Served, **headers: str) -> dict[str, float]:
    answer = httpx.get(f"{server.url}/metrics", headers=headers)
    assert answer.status_code == 200, answer.text
    lines = [line for line in answer.text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines)}


def test_work_and_its_refusals_are_counted_by_door_and_status(server: Served) -> None:
    device = Device(server, "manager")
    before = figures(server)
    device.push(job("J-metrics"), ("no_such_kind", "x", {"a": 1}))
    httpx.get(f"{server.url}/api/devices")
    after = figures(server)

    def grown(name: str) -> float:
        return after.get(name, 0) - before.get(name, 0)

    assert grown('kept_ops_total{outcome="taken"}') == 1
    assert grown('kept_ops_total{outcome="refused"}') == 1
    assert grown("kept_sync_rounds_total") == 1
    assert grown("kept_log_seq") == 1
    assert grown("kept_tray_ops") == 1
    assert grown('kept_requests_total{door="POST /api/sync",status="200"}') == 1
    assert grown('kept_requests_total{door="GET /api/devices",status="401"}') == 1
    assert grown("kept_commit_seconds_count") >= 1
    assert after["process_resident_memory_bytes"] > 10e6
    assert after["kept_database_bytes"] > 10_000
    assert after["kept_disk_free_bytes"] > 0


def test_silent_devices_and_open_lines_are_told(server: Served) -> None:
    silent = Device(server, "engineer.a")
    silent.round(about={"unsent": 3})
    with sqlite3.connect(server.data / "kept.db") as conn:
        long_ago = time.time_ns() // 1_000_000 - 8 * DAY
        conn.execute("UPDATE device SET last_heard = ? WHERE id = ?", (long_ago, silent.id))
    before = figures(server)
    assert before["kept_devices_overdue"] >= 1
    assert before["kept_devices_unsent"] >= 1
    with Listening(server, "engineer.a"):
        assert figures(server)["kept_live_lines"] == before["kept_live_lines"] + 1


def test_the_age_of_the_newest_proven_backup_is_told(server: Served) -> None:
    assert figures(server)["kept_backup_timestamp_seconds"] == 0
    assert server.run("backup").returncode == 0
    assert abs(figures(server)["kept_backup_timestamp_seconds"] - time.time()) < 60


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via"])
def test_whoever_comes_through_a_proxy_sees_no_figures(shared: Served, header: str) -> None:
    assert httpx.get(f"{shared.url}/metrics", headers={header: "203.0.113.9"}).status_code == 404


def test_a_token_opens_the_figures_from_elsewhere(serving: Serving) -> None:
    server = serving(KEPT_METRICS_TOKEN="shown-to-prometheus").start()
    through = {"X-Forwarded-For": "203.0.113.9"}
    for wrong in ({}, {"Authorization": "Bearer guess"}, {"Authorization": "Bearer x"}):
        assert httpx.get(f"{server.url}/metrics", headers=through | wrong).status_code == 404
    assert figures(server, **through, Authorization="Bearer shown-to-prometheus")["kept_epoch"] > 0


def test_no_name_no_id_and_no_content_is_among_the_figures(server: Served) -> None:
    device = Device(server, "engineer.a")
    device.push(("answer", "demo-ct-d01~CL-CT-Q~i1", {"job": "demo-ct-d01", "note": "words of a hospital"}))
    server.client("engineer.a").get("/api/history/job/demo-ct-d01")
    server.client().get("/typed/by/somebody")
    told = httpx.get(f"{server.url}/metrics").text
    for secret in ("engineer", "demo-ct", "words of", device.id, "typed", "H01"):
        assert secret not in told
