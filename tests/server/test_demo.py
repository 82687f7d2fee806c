"""The demo firm: whole, at hand, filled once."""

from collections import Counter
from datetime import datetime, timedelta, timezone
from typing import Any, get_args

import pytest

from server.domain.people import Role
from tests.served import Served
from tests.server.syncing import Device

SHANGHAI = timezone(timedelta(hours=8))


@pytest.fixture(scope="module")
def rows(shared: Served) -> dict[tuple[str, str], dict[str, Any]]:
    """What the manager sees."""
    return Device(shared, "manager").everything()


def test_there_is_a_sign_in_for_each_role_and_it_is_printed_with_the_address(shared: Served) -> None:
    roles = set()
    for line in shared.log().splitlines():
        words = line.split()
        if len(words) == 4 and words[1] == "kept-demo":
            browser = shared.client(words[0])
            person = browser.get("/api/session").json()["person"]
            assert (person["role"], person["name"]) == (words[2], words[3])
            roles.add(words[2])
    assert roles == set(get_args(Role))
    assert shared.url in shared.log()


def test_the_firm_is_as_large_as_it_should_be(rows: dict[tuple[str, str], Any]) -> None:
    count = Counter(kind for kind, _ in rows)
    assert (count["hospital"], count["equipment"], count["template"]) == (12, 20, 8)
    assert count["limit_table"] == 4
    assert count["instrument"] >= 5
    assert all(("department", row["value"]["department"]) in rows for (k, _), row in rows.items() if k == "equipment")


def test_two_engineers_have_the_quarterly_ct_maintenance_today(rows: dict[tuple[str, str], Any]) -> None:
    job = rows["job", "demo-ct-d01"]["value"]
    assert job["engineers"] == ["P03", "P04"]
    assert (job["equipment"], job["template"], job["contract"]) == ("D01", "CL-CT-Q", "S004")
    assert job["planned"] == f"{datetime.now(SHANGHAI):%Y-%m-%d}"


def test_work_lies_ahead_for_every_engineer_and_some_is_late_or_nobodys(rows: dict[tuple[str, str], Any]) -> None:
    today = f"{datetime.now(SHANGHAI):%Y-%m-%d}"
    begun = {row["value"]["job"] for (kind, _), row in rows.items() if kind == "step"}
    open_jobs = [r["value"] for (k, id), r in rows.items() if k == "job" and id not in begun]
    assert len(open_jobs) >= 13
    assert {p for job in open_jobs for p in job["engineers"]} == {"P03", "P04", "P05", "P06"}
    assert any(not job["engineers"] for job in open_jobs)
    assert any(job["due"] < today for job in open_jobs)


def test_an_older_monitor_check_keeps_the_version_in_which_the_analyser_was_a_line_of_text(
    rows: dict[tuple[str, str], Any],
) -> None:
    lines = {v: {i["id"]: i for i in rows["template", f"CL-MON-Y@{v}"]["value"]["items"]} for v in (1, 2)}
    assert "instrument" in lines[1]
    assert "instrument" not in lines[2]
    assert all(lines[2][id]["instrument"] == "electrical_safety" for id in ("pe", "ins", "eql", "apl"))
    runs = [(id, r["value"]) for (k, id), r in rows.items() if k == "run" and r["value"]["template"] == "CL-MON-Y"]
    assert runs
    for id, run in runs:
        assert run["version"] == 1
        assert ("answer", f"{id}~instrument") in rows


def test_the_last_ct_maintenance_is_complete(rows: dict[tuple[str, str], Any]) -> None:
    run = "demo-ct-d01-q3~CL-CT-Q"
    assert rows["run", run]["value"]["outcome"] == "completed"
    below = [(k, r["value"]) for (k, _), r in rows.items() if r["value"].get("run") == run]
    answered = {v["item"] for k, v in below if k in ("answer", "photo", "signature")}
    items = {item["id"] for item in rows["template", "CL-CT-Q@1"]["value"]["items"] if item["required"]}
    assert items <= answered
    ct = rows["answer", f"{run}~ct_water"]["value"]["reading"]
    assert ct == {"raw": "1.9", "value": 1.9, "unit": "HU", "outcome": "pass", "limits": {"min": -4, "max": 4}}
    steps = [v["step"] for (k, _), r in rows.items() if k == "step" and (v := r["value"])["job"] == "demo-ct-d01-q3"]
    assert set(steps) == {"accepted", "departed", "arrived", "started", "done"}
    assert {row["by"] for (k, id), row in rows.items() if k == "answer" and id.startswith(run)} == {"P03", "P04"}


def test_the_past_happened_in_the_past(rows: dict[tuple[str, str], Any]) -> None:
    at = rows["signature", "demo-ct-d01-q3~CL-CT-Q~sig_customer~1"]["at"]
    days = (datetime.now(SHANGHAI) - datetime.fromtimestamp(at / 1000, SHANGHAI)).days
    assert days in (90, 91)


def test_the_pictures_of_the_past_are_there(shared: Served, rows: dict[tuple[str, str], Any]) -> None:
    photos = [row["value"] for (kind, _), row in rows.items() if kind == "photo"]
    assert photos
    for photo in photos:
        given = shared.client("engineer.a").get(f"/api/blobs/{photo['blob']}")
        assert len(given.content) == photo["size"]


def test_an_engineer_elsewhere_sees_nothing_of_it(shared: Served) -> None:
    told = Device(shared, "engineer.c").everything()
    assert ("job", "demo-mon-d11") in told
    assert not any(id.startswith("demo-ct-d01") for _, id in told)


def test_what_was_done_in_the_demo_is_kept_and_nothing_is_filled_twice(server: Served) -> None:
    Device(server, "manager").push(("job", "demo-ct-d01", {"note": "mine"}))
    before = server.client().get("/api/health").json()["database"]
    server.stop()
    server.start()
    assert server.client().get("/api/health").json()["database"] == before
    rows = Device(server, "manager").everything()
    assert rows["job", "demo-ct-d01"]["value"]["note"] == "mine"
