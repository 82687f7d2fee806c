"""What the office is told after a restore, and the word that lets go on what waits; names of devices."""

from __future__ import annotations

import sqlite3

from tests.served import Served
from tests.server.syncing import Device


def restored(server: Served, device: Device) -> None:
    """As the server's own finding leaves it: time stands still, and a device could not bring all back."""
    with sqlite3.connect(server.data / "kept.db", timeout=10) as db:
        heard = db.execute("SELECT last_heard FROM device WHERE id = ?", [device.id]).fetchone()[0]
        db.execute("INSERT INTO hold VALUES (?, 'device x knows more')", [heard + 1])
        db.execute("INSERT INTO hole VALUES (?, 3, 5, ?)", [device.id, heard])
    db.close()


def test_an_administrator_sees_what_is_missing_and_from_whom_and_lets_go(server: Served) -> None:
    device = Device(server, "engineer.a")
    device.push(("step", "hold-1", {"job": "demo-ct-d01", "step": "accepted"}))
    restored(server, device)
    told = server.client("admin").get("/api/hold").json()
    assert [(h["device"], h["person"], h["first"], h["last"]) for h in told["holes"]] == [(device.id, "P03", 3, 5)]
    assert device.id in [s["device"] for s in told["silent"]]
    assert told["held"][0]["why"] == "device x knows more"
    assert server.client("manager").post("/api/hold/go").status_code == 403
    after = server.client("admin").post("/api/hold/go").json()
    assert (after["held"], after["silent"]) == ([], [])
    assert after["holes"] == told["holes"]


def test_the_offices_name_for_a_device_stays_when_it_enrols_again(server: Served) -> None:
    device = Device(server, "engineer.a")
    named = server.client("manager").post(f"/api/devices/{device.id}/label", json={"label": " 平板 3 "}).json()
    assert named["label"] == "平板 3"
    device.browser.post("/api/devices", json={"id": device.id, "label": "Chrome", "app": "9"})
    listed = {d["id"]: d["label"] for d in server.client("agent.01").get("/api/devices").json()}
    assert listed[device.id] == "平板 3"
    server.client("manager").post(f"/api/devices/{device.id}/label", json={"label": ""})
    listed = {d["id"]: d["label"] for d in server.client("agent.01").get("/api/devices").json()}
    assert listed[device.id] == "Chrome"
    strange = server.client("manager").post("/api/devices/nobody/label", json={"label": "x"})
    assert strange.status_code == 404
