"""Devices' keys, their ends, and refused work that the office settles: said in the log, shown by an export alone."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import sqlite3
from base64 import b64encode
from pathlib import Path
from typing import Any

import httpx
import pytest

from server.commands import verify_log
from tests.conftest import Serving
from tests.reports.signer import Signer
from tests.served import Served
from tests.server.syncing import Device, job, op

Json = dict[str, Any]
REASON = "dictated over the phone"


def sealed(device: Device, signer: Signer, number: str) -> None:
    fact = {"job": "J-custody", "number": number, "report": "0" * 64, "key": signer.id}
    said = device.push(("seal", secrets.token_urlsafe(16), fact | {"signature": "x", "lang": "zh"}))
    assert said["refused"] == []


def export(server: Served, folder: Path, *words: str) -> tuple[list[str], list[str]]:
    """(the lines, what is wrong with them), by the script that stands alone."""
    file = folder / "log.jsonl"
    assert server.run("export-log", str(file), *words).returncode == 0
    lines = file.read_text("utf-8").splitlines()
    return lines, verify_log.check(lines)[0]


def said_of(lines: list[str], words: str) -> list[str]:
    return [line for line in verify_log.check(lines)[2] if words in line]


def test_an_export_alone_shows_which_seals_came_before_the_device_was_revoked(server: Served, tmp_path: Path) -> None:
    device, signer = Device(server, "engineer.a"), Signer()
    device.push(job("J-custody", engineers={"add": ["P03"]}))
    sealed(device, signer, "R-early")
    signer.enrol(device).raise_for_status()
    sealed(device, signer, "R-good")
    manager = server.client("manager")
    manager.post(f"/api/devices/{device.id}/revoke", json={"why": "lost", "reason": "taxi"}).raise_for_status()
    sealed(device, signer, "R-late")
    manager.delete(f"/api/devices/{device.id}/revoke").raise_for_status()
    sealed(device, signer, "R-found")
    lines, wrong = export(server, tmp_path)
    assert wrong == []
    (early,), (good,), (late,), (found,) = (said_of(lines, f"R-{n} ") for n in ("early", "good", "late", "found"))
    assert "not known before op" in early
    assert "its device in use; op" in good
    assert "said later: lost" in good
    assert "AFTER op" in late
    assert found.endswith("its device in use")
    assert "The log is whole" in server.run("verify").stdout


def test_a_device_put_back_into_use_behind_the_logs_back_is_found(server: Served) -> None:
    device = Device(server, "engineer.a")
    server.client("manager").post(f"/api/devices/{device.id}/revoke", json={"why": "lost"}).raise_for_status()
    assert server.run("verify").returncode == 0
    with sqlite3.connect(server.data / "kept.db") as conn:
        conn.execute("UPDATE device SET revoked_at=NULL, why=NULL WHERE id=?", (device.id,))
    conn.close()
    said = server.run("verify")
    assert said.returncode == 1
    assert "the table says in use, the log's last word is lost" in said.stdout


def test_keys_and_revocations_of_an_older_release_come_into_the_log_at_the_start(
    serving: Serving, tmp_path: Path
) -> None:
    server, signer, device = serving(), Signer(), secrets.token_urlsafe(16)
    with sqlite3.connect(server.data / "kept.db") as conn:
        conn.execute(
            "INSERT INTO device (id, person, label, app, enrolled_at, why, reason, revoked_by, revoked_at, wiped_at)"
            " VALUES (?, 'P03', 'phone', '', 5, 'lost', 'taxi', 'P17', 60, 70)",
            (device,),
        )
        conn.execute("INSERT INTO device_key VALUES (?, ?, 'P03', ?, 50)", (signer.id, signer.raw, device))
    conn.close()
    for _ in range(2):
        server.start()
        server.stop()
    lines, wrong = export(server, tmp_path)
    bodies = [json.loads(json.loads(line).get("body") or "{}") for line in lines]
    facts = [body["set"] for body in bodies if body.get("kind") in ("signing_key", "device_word")]
    assert [fact for fact in facts if fact["device"] == device] == [
        {"device": device, "person": "P03", "spki": signer.spki, "at": 50},
        {"device": device, "person": "P03", "word": "lost", "reason": "taxi", "at": 60},
        {"device": device, "person": "P03", "word": "wiped", "reason": "", "at": 70},
    ], "once, also when it starts again"
    assert wrong == []


@pytest.fixture
def refused(shared: Served) -> Device:
    """Somebody's note on a hospital, which only planners write: refused, with the device waiting for an answer."""
    device = Device(shared, "engineer.a")
    assert device.push(("hospital", "H01", {"note": f"by {device.id}"}))["refused"][0]["code"] == "not_allowed"
    return device


def settle(server: Served, device: Device, login: str = "manager", **wish: Any) -> httpx.Response:
    wish = {"act": "taken_over", "reason": REASON} | wish
    return server.client(login).post(f"/api/refused/{device.id}/1", json=wish)


def history(server: Served, kind: str, id: str) -> list[Json]:
    found: list[Json] = server.client("manager").get(f"/api/history/{kind}/{id}").json()["ops"]
    return found


def in_tray(server: Served, device: Device) -> Json:
    found: list[Json] = server.client("manager").get("/api/refused").json()
    return next(one for one in found if one["device"] == device.id)


def test_refused_work_is_taken_over_in_ones_own_name_and_both_can_be_shown(
    shared: Served, refused: Device, tmp_path: Path
) -> None:
    answer = settle(shared, refused)
    assert answer.status_code == 200, answer.text
    last = history(shared, "hospital", "H01")[-1]
    assert (last["by"], last["set"]["note"]) == ("P15", f"by {refused.id}")
    assert in_tray(shared, refused)["state"] == "taken_over"
    fact = refused.everything()["tray_word", f"{refused.id}~1~taken_over"]
    assert (fact["value"]["person"], fact["value"]["reason"]) == ("P03", REASON), "its author hears of it"
    lines, wrong = export(shared, tmp_path)
    assert wrong == []
    assert said_of(lines, f"P15 taken over what P03 wrote as {refused.id} 1, refused as not_allowed: {REASON}")
    altered = [line.replace(b"by ".hex(), b"bY ".hex()) if '"refused"' in line else line for line in lines]
    assert any("was altered" in line for line in verify_log.check(altered)[0])
    removed = [re.sub(r',"body":"[0-9a-f]+"', "", line) if '"refused"' in line else line for line in lines]
    assert any("bytes of the refused op that it settles are gone" in line for line in verify_log.check(removed)[0])


def test_it_is_taken_over_once(shared: Served, refused: Device) -> None:
    assert settle(shared, refused).status_code == 200
    before = len(history(shared, "hospital", "H01"))
    assert settle(shared, refused).status_code == 422
    assert len(history(shared, "hospital", "H01")) == before, "all or nothing"


def test_what_was_put_aside_stays_and_can_still_be_taken_over(shared: Served, refused: Device) -> None:
    before = len(history(shared, "hospital", "H01"))
    assert settle(shared, refused, act="put_aside", reason="came twice").status_code == 200
    assert (in_tray(shared, refused)["state"], len(history(shared, "hospital", "H01"))) == ("put_aside", before)
    assert in_tray(shared, refused)["op"]["set"] == {"note": f"by {refused.id}"}
    assert settle(shared, refused).status_code == 200
    assert in_tray(shared, refused)["state"] == "taken_over"


def test_a_value_is_mended_while_it_is_taken_over(shared: Served, refused: Device) -> None:
    assert settle(shared, refused, set={"note": "mended"}).status_code == 200
    assert history(shared, "hospital", "H01")[-1]["set"] == {"note": "mended"}
    assert in_tray(shared, refused)["op"]["set"] == {"note": f"by {refused.id}"}, "what was refused stays as it was"


def test_a_value_that_somebody_wrote_since_is_contested_and_not_replaced(shared: Served) -> None:
    device, office = Device(shared, "engineer.a"), Device(shared, "manager")
    office.push(("hospital", "H02", {"note": "before"}))
    device.push(("hospital", "H02", {"note": "unseen by anybody"}))
    office.push(("hospital", "H02", {"note": "since"}))
    assert settle(shared, device).status_code == 200
    row = office.everything()["hospital", "H02"]
    assert {side["value"] for side in row["contested"]["note"]} >= {"since", "unseen by anybody"}


@pytest.mark.parametrize(
    ("login", "wish", "status"),
    [
        ("engineer.a", {}, 403),
        ("agent.01", {}, 403),
        ("manager", {"reason": "  "}, 400),
        ("manager", {"set": {"nonsense": 1}}, 422),
        ("manager", {"act": "dropped"}, 400),
    ],
)
def test_who_may_not_or_says_not_why_changes_nothing(
    shared: Served, refused: Device, login: str, wish: Json, status: int
) -> None:
    before = len(history(shared, "hospital", "H01"))
    assert settle(shared, refused, login, **wish).status_code == status
    assert (in_tray(shared, refused)["state"], len(history(shared, "hospital", "H01"))) == ("waiting", before)


def test_what_nobody_can_read_can_only_be_put_aside(shared: Served) -> None:
    device = Device(shared, "engineer.a")
    device.round(ops=["no op at all"]).raise_for_status()
    assert settle(shared, device).status_code == 400
    assert settle(shared, device, act="put_aside").status_code == 200


def test_a_photo_taken_over_shows_the_bytes_that_its_author_brought(shared: Served) -> None:
    device, manager = Device(shared, "engineer.a"), shared.client("manager")
    bytes = b"\xff\xd8\xff" + device.id.encode()
    hash = hashlib.sha256(bytes).hexdigest()
    photo = op("photo", f"photo-{device.id}", {"job": "J-none", "blob": hash, "mime": "image/jpeg", "strange": 1})
    assert device.round(ops=[photo]).json()["refused"][0]["code"] == "unknown_field"
    meta = {"Upload-Length": str(len(bytes)), "Upload-Metadata": f"sha256 {_b64(hash)},type {_b64('image/jpeg')}"}
    tus = {"Tus-Resumable": "1.0.0"}
    place = device.browser.post("/api/blobs", headers=meta | tus).headers["location"]
    sent = tus | {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    sent["Upload-Checksum"] = f"sha256 {_b64(hashlib.sha256(bytes).digest())}"
    assert device.browser.patch(place, content=bytes, headers=sent).status_code == 204
    assert manager.get(f"/api/blobs/{hash}").status_code == 404
    kept = {name: value for name, value in photo["set"].items() if name != "strange"}
    assert settle(shared, device, set=kept).status_code == 200
    assert manager.get(f"/api/blobs/{hash}").content == bytes


def _b64(said: str | bytes) -> str:
    return b64encode(said.encode() if isinstance(said, str) else said).decode()
