"""Devices taken out of use: they hand in what they hold, get nothing more, wipe themselves; undone until then."""

from __future__ import annotations

import secrets
from typing import Any

import httpx
import pytest

from tests.served import DEMO_PASSWORD, Served
from tests.server.syncing import Device, job


class Own(Device):
    """A device with a session of its own, as every browser has one."""

    def __init__(self, server: Served, login: str) -> None:
        self.browser = server.client()
        self.sent, self.id = 0, secrets.token_urlsafe(16)
        self.browser.post("/api/session", json={"login": login, "password": DEMO_PASSWORD}).raise_for_status()
        self.enrol().raise_for_status()

    def enrol(self, id: str = "") -> httpx.Response:
        return self.browser.post("/api/devices", json={"id": id or self.id, "label": "phone"})


def revoke(server: Served, device: Device, why: str = "lost", login: str = "manager") -> httpx.Response:
    return server.client(login).post(f"/api/devices/{device.id}/revoke", json={"why": why, "reason": "left in a taxi"})


def listed(server: Served, device: Device) -> dict[str, Any]:
    found: list[dict[str, Any]] = server.client("manager").get("/api/devices").json()
    return {d["id"]: d for d in found}[device.id]


def test_a_lost_device_hands_in_and_gets_nothing(shared: Served) -> None:
    device = Own(shared, "engineer.a")
    assert device.everything()
    assert revoke(shared, device).json()["why"] == "lost"
    answer = device.push(job("J-late"))
    assert (answer["revoked"], answer["taken"], answer["rows"], answer["more"]) == ("lost", 1, [], False)
    assert shared.client("manager").get("/api/history/job/J-late").status_code == 200
    refused = device.push(("hospital", "H01", {"zh": "x"}))["refused"]
    assert [r["code"] for r in refused] == ["not_allowed"], "its person's rights are judged as ever"


def test_its_session_opens_no_other_door(shared: Served) -> None:
    device, laptop = Own(shared, "engineer.a"), Own(shared, "engineer.a")
    revoke(shared, device)
    for path in ("/api/history/job/J-late", f"/api/blobs/{'0' * 64}", "/api/live"):
        answer = device.browser.get(path)
        assert (answer.status_code, answer.json()["code"]) == (403, "device_revoked"), path
    device.id, own = laptop.id, device.id
    assert device.round().json()["code"] == "device_revoked", "not even under the name of another device of the person"
    assert device.enrol().json()["code"] == "device_revoked"
    device.id = own
    assert laptop.everything(), "the person's other devices work on"


def test_another_name_does_not_bring_it_back_into_use(shared: Served) -> None:
    device = Own(shared, "engineer.a")
    revoke(shared, device)
    device.id = secrets.token_urlsafe(16)
    device.enrol().raise_for_status()
    answer = device.round().json()
    assert (answer["revoked"], answer["rows"]) == ("lost", [])


def test_a_new_sign_in_on_the_same_store_is_still_the_lost_device(shared: Served) -> None:
    device = Own(shared, "engineer.a")
    revoke(shared, device)
    device.browser.post("/api/session", json={"login": "engineer.a", "password": DEMO_PASSWORD}).raise_for_status()
    assert device.round().json()["revoked"] == "lost"
    assert device.browser.get("/api/live").status_code == 403


def test_it_is_undone_until_the_device_is_wiped(shared: Served) -> None:
    device = Own(shared, "engineer.a")
    known = {k: v for k, v in device.round().json().items() if k in ("epoch", "head", "scopes", "cursor", "behind")}
    revoke(shared, device, "retired")
    kept = device.round(**known).json()
    assert {k: kept[k] for k in ("scopes", "cursor", "behind")} == {
        k: known[k] for k in ("scopes", "cursor", "behind")
    }, "where it stood is where it goes on"
    back = shared.client("manager").delete(f"/api/devices/{device.id}/revoke").json()
    assert (back["revoked"], back["why"], back["reason"]) == (None, None, None)
    assert "revoked" not in device.round().json()
    revoke(shared, device)
    assert device.browser.post(f"/api/devices/{device.id}/wiped").status_code == 204
    assert listed(shared, device)["wiped"] >= listed(shared, device)["revoked"]
    answer = shared.client("manager").delete(f"/api/devices/{device.id}/revoke")
    assert (answer.status_code, answer.json()["code"]) == (409, "wiped")
    assert device.browser.get("/api/session").status_code == 401, "its session ended with it"


def test_only_a_revoked_device_of_ones_own_can_be_said_to_be_wiped(shared: Served) -> None:
    device, other = Own(shared, "engineer.a"), Own(shared, "engineer.b")
    assert device.browser.post(f"/api/devices/{device.id}/wiped").status_code == 404
    revoke(shared, other)
    assert device.browser.post(f"/api/devices/{other.id}/wiped").status_code == 404
    assert listed(shared, other)["wiped"] is None


@pytest.mark.parametrize("login", ["engineer.a", "agent.01", "archive"])
def test_managers_and_administrators_take_devices_out_of_use(shared: Served, login: str) -> None:
    device = Own(shared, "engineer.b")
    assert revoke(shared, device, login=login).json()["code"] == "not_allowed"
    assert listed(shared, device)["revoked"] is None


def test_what_is_said_first_keeps_its_time(shared: Served) -> None:
    device = Own(shared, "engineer.b")
    first = revoke(shared, device, "lost").json()
    second = revoke(shared, device, "retired", "admin").json()
    assert (second["revoked"], second["why"], second["revoked_by"]) == (first["revoked"], "retired", "P17")
    server = shared.client("manager").post("/api/devices/server.server/revoke", json={"why": "lost"})
    assert server.status_code == 404


def test_the_work_of_a_closed_account_is_handed_in_and_refused_with_the_reason(server: Served) -> None:
    device = Own(server, "engineer.b")
    scopes = device.round().json()
    assert server.run("person", "disable", "engineer.b").returncode == 0
    answer = device.push(job("J-after"))
    assert answer["revoked"] == "closed"
    assert [(r["code"], r["detail"]) for r in answer["refused"]] == [("not_allowed", "the account is closed")]
    held = device.round(scopes=["catalogue"], cursor=scopes["cursor"], behind=scopes["behind"]).json()
    assert "catalogue" in held["forget"], "what it holds leaves it"
    assert held["rows"] == []
    (found,) = [r for r in server.client("manager").get("/api/refused").json() if r["device"] == device.id]
    assert found["op"]["id"] == "J-after"
    assert device.browser.get("/api/live").status_code == 401
