"""Records go out as a file on a manager's word or by an approval that serves once; the log says all of it."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import Any

import httpx

from tests.served import Served
from tests.server.syncing import Device

LIST = {"ids": ["D01", "D02", "gone"], "form": "csv", "purpose": "年度盘点"}


def export(server: Served, login: str, **other: Any) -> httpx.Response:
    return server.client(login).post("/api/exports/equipment", json=LIST | other)


def wish(server: Served, login: str = "agent.01", **other: Any) -> str:
    answer = server.client(login).post("/api/exports/wishes", json=LIST | other)
    assert answer.status_code == 201, answer.text
    id: str = answer.json()["id"]
    return id


def rule(server: Served, id: str, login: str = "manager", **ruling: Any) -> httpx.Response:
    return server.client(login).post(f"/api/exports/wishes/{id}/ruling", json={"act": "approved"} | ruling)


def told(server: Served, kind: str, login: str = "quality") -> dict[str, Any]:
    """The facts of a kind that lie in this person's sight, with who wrote them."""
    found = Device(server, login).everything()
    return {id: row["value"] | {"by": row["by"]} for (what, id), row in found.items() if what == kind}


def code(answer: httpx.Response) -> str:
    said: str = answer.json()["code"]
    return said


def test_a_managers_own_export_is_a_fact_with_who_what_how_many_and_what_for(server: Served) -> None:
    answer = export(server, "manager")
    assert answer.status_code == 200
    ((_, fact),) = told(server, "export_done").items()
    assert (fact["by"], fact["rows"], fact["purpose"], fact["form"]) == ("P15", 2, "年度盘点", "csv")
    assert fact["file"] == hashlib.sha256(answer.content).hexdigest()
    assert server.run("verify").returncode == 0
    assert server.run("refold").stdout.startswith("Rows folded anew; 0 came out different")
    assert told(server, "export_done", "engineer.a") == {}


def test_without_a_purpose_or_a_record_nothing_goes_out(server: Served) -> None:
    assert code(export(server, "manager", purpose=" ")) == "malformed"
    assert code(export(server, "manager", ids=["gone"])) == "not_found"
    assert told(server, "export_done") == {}


def test_an_approval_serves_once_for_this_list_in_this_form_and_for_this_person(server: Served) -> None:
    assert code(export(server, "agent.01")) == "needs_approval"
    id = wish(server)
    assert code(export(server, "agent.01")) == "needs_approval"
    assert rule(server, id).status_code == 200
    assert code(export(server, "agent.01", ids=["D01", "D03"])) == "needs_approval"
    assert code(export(server, "agent.01", form="xlsx")) == "needs_approval"
    assert code(export(server, "quality")) == "needs_approval"
    answer = export(server, "agent.01", ids=["gone", "D02", "D01"], purpose="")
    assert answer.status_code == 200
    fact = told(server, "export_done")[id]
    assert (fact["wish"], fact["purpose"], fact["rows"]) == (id, "年度盘点", 2)
    assert code(export(server, "agent.01")) == "needs_approval"


def test_an_approval_ends_after_a_day(server: Served) -> None:
    id = wish(server)
    rule(server, id).raise_for_status()
    with sqlite3.connect(server.data / "kept.db", timeout=10) as conn:
        conn.execute("UPDATE row SET at = at - 86400001 WHERE kind = 'export_ruling'")
    conn.close()
    assert code(export(server, "agent.01")) == "needs_approval"


def test_nobody_rules_on_an_own_wish_or_twice_and_a_refusal_has_its_reason(server: Served) -> None:
    own = wish(server, "manager")
    assert code(rule(server, own)) == "not_allowed"
    id = wish(server)
    assert code(rule(server, id, "agent.01")) == "not_allowed"
    assert code(rule(server, id, act="declined", reason=" ")) == "malformed"
    assert rule(server, id, act="declined", reason="不需要全部").status_code == 200
    assert code(rule(server, id, "admin")) == "not_allowed"
    assert told(server, "export_ruling")[id]["reason"] == "不需要全部"
    assert code(export(server, "agent.01")) == "needs_approval"
    assert code(rule(server, "none")) == "not_found"


def test_a_wish_names_its_purpose(server: Served) -> None:
    answer = server.client("agent.01").post("/api/exports/wishes", json=LIST | {"purpose": ""})
    assert code(answer) == "malformed"
