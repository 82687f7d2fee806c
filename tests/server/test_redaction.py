"""Redaction at the doors and by the command; photos; and the exported log that is verified alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from server.api.house import fresh
from server.commands import verify_log
from server.store import log
from tests.served import DEMO_PASSWORD, Served
from tests.server.syncing import Device
from tests.server.test_blobs import TUS, begin, hash_of

NAME = "the patient Li Lei"
NOTE = ("answer", "demo-ct-d01~CL-CT-Q~redact-me")
WISH = {"kind": NOTE[0], "id": NOTE[1], "fields": ["note"], "reason": "names a patient"}


@pytest.fixture
def noted(server: Served) -> Served:
    """A server on which engineer A wrote a patient's name into a note."""
    answer = Device(server, "engineer.a").push((*NOTE, {"job": "demo-ct-d01", "note": f"saw {NAME}"}))
    assert answer["refused"] == []
    return server


def ask(server: Served, **other: Any) -> str:
    answer = server.client("manager").post("/api/redactions", json=WISH | other)
    assert answer.status_code == 201, answer.text
    id: str = answer.json()["id"]
    return id


def rule(server: Served, id: str, login: str = "admin", act: str = "approved") -> int:
    return server.client(login).post(f"/api/redactions/{id}/ruling", json={"act": act}).status_code


def test_two_people_at_the_doors_take_a_name_out_and_the_log_stays_whole(noted: Served) -> None:
    id = ask(noted)
    assert rule(noted, id, "manager") == 403
    assert rule(noted, id, "engineer.a") == 403
    assert rule(noted, id) == 200
    assert rule(noted, id, "project.lead") == 403
    (told,) = noted.client("admin").get("/api/redactions").json()
    assert (told["act"], told["asked"], told["ruled"]) == ("approved", "P15", "P17")
    (op,) = noted.client("engineer.a").get("/api/history/{}/{}".format(*NOTE)).json()["ops"]
    assert op["set"]["note"] == "[redacted]"
    assert op["redacted"]["reason"] == "names a patient"
    assert NAME not in str(Device(noted, "engineer.b").everything())
    for path in noted.data.glob("kept.db*"):
        assert NAME.encode() not in path.read_bytes(), path.name
    said = noted.run("verify")
    assert said.returncode == 0, said.stdout
    assert "asked by P15, approved by P17: names a patient" in said.stdout
    assert noted.run("refold").stdout.startswith("Rows folded anew; 0 came out different")


def test_the_office_hears_of_a_wish_as_of_any_record(noted: Served) -> None:
    id = ask(noted)
    row = Device(noted, "supervisor").everything()["redaction", id]
    assert row["value"]["record"] == NOTE[1]
    assert NAME not in str(row)
    assert ("redaction", id) not in Device(noted, "engineer.a").everything()


def test_a_photo_that_shows_somebody_goes_with_its_bytes(server: Served) -> None:
    device, picture = Device(server, "engineer.a"), b"\x89PNG a face"
    browser, hash = device.browser, hash_of(picture)
    place = begin(browser, picture).headers["location"]
    piece = TUS | {"Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
    browser.patch(place, content=picture, headers=piece).raise_for_status()
    device.push(("photo", "shows-a-face", {"job": "demo-ct-d01", "blob": hash}))
    assert browser.get(f"/api/blobs/{hash}").content == picture
    id = ask(server, kind="photo", id="shows-a-face", fields=["blob"])
    assert rule(server, id) == 200
    assert browser.get(f"/api/blobs/{hash}").status_code == 404
    assert not (server.data / "blobs" / hash[:2] / hash).exists()


def test_bytes_that_another_record_names_stay(server: Served) -> None:
    device, picture = Device(server, "engineer.a"), b"\x89PNG two records name it"
    browser, hash = device.browser, hash_of(picture)
    place = begin(browser, picture).headers["location"]
    piece = TUS | {"Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
    browser.patch(place, content=picture, headers=piece).raise_for_status()
    device.push(*(("photo", id, {"job": "demo-ct-d01", "blob": hash}) for id in ("one", "two")))
    assert rule(server, ask(server, kind="photo", id="one", fields=["blob"])) == 200
    assert browser.get(f"/api/blobs/{hash}").content == picture


def test_the_command_asks_both_for_their_passwords(noted: Served) -> None:
    words = ("redact", "ask", "manager", *NOTE, "note", "--reason", "names a patient")
    assert noted.run(*words, line="guess").returncode == 1
    assert NAME in str(Device(noted, "engineer.b").everything())
    asked = noted.run(*words, line=DEMO_PASSWORD)
    assert asked.returncode == 0, asked.stderr
    id = asked.stdout.split()[0]
    for login, password, code in (("manager", DEMO_PASSWORD, 1), ("admin", "guess", 1), ("admin", DEMO_PASSWORD, 0)):
        assert noted.run("redact", "approve", login, id, line=password).returncode == code, login
    assert "approved" in noted.run("redact", "list").stdout
    assert NAME not in str(Device(noted, "engineer.b").everything())


def test_no_id_reads_like_an_option_of_a_command() -> None:
    assert not [id for id in (fresh() for _ in range(1000)) if id.startswith("-")]


@pytest.fixture
def exported(noted: Served, tmp_path: Path) -> Path:
    assert rule(noted, ask(noted)) == 200
    file = tmp_path / "log.jsonl"
    said = noted.run("export-log", str(file))
    assert said.returncode == 0, said.stderr
    return file


def alone(file: Path) -> subprocess.CompletedProcess[str]:
    """The script by itself, in a Python that has nothing of Kept."""
    words = [sys.executable, "-I", "-S", verify_log.__file__, str(file)]
    return subprocess.run(words, capture_output=True, text=True, check=False, cwd=file.parent)


def test_an_exported_log_is_verified_alone(noted: Served, exported: Path) -> None:
    said = alone(exported)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "redacted, approved by P17" in said.stdout
    assert "The log is whole" in said.stdout
    assert NAME not in exported.read_text("utf-8")
    assert noted.run("verify-log", str(exported)).stdout == said.stdout
    assert exported.stat().st_mode & 0o077 == 0


def test_an_export_without_bodies_proves_the_order_and_shows_nothing(noted: Served, tmp_path: Path) -> None:
    file = tmp_path / "hashes.jsonl"
    assert noted.run("export-log", str(file), "--without-bodies").returncode == 0
    assert alone(file).returncode == 0
    text = file.read_text("utf-8")
    assert NAME not in text
    assert '"body"' not in text


def spoiled(lines: list[str], how: str) -> list[str]:
    """Line 0 is the head; op n stands in line n."""
    ops = [json.loads(line) for line in lines]
    taken_out = next(i for i, op in enumerate(ops) if "stand_in" in op)
    if how == "payload altered":
        ops[5]["body"] = ops[5]["body"].replace('"', '" ', 1)
    elif how == "op dropped":
        del ops[7]
    elif how == "end cut off":
        del ops[-1]
    elif how == "ops swapped":
        ops[8], ops[9] = ops[9], ops[8]
    elif how == "author altered":
        ops[6]["person"] = "P99"
    elif how == "time altered":
        ops[6]["place"] += 1
    elif how == "stand-in altered":
        ops[taken_out]["stand_in"] = ops[taken_out]["stand_in"].replace("[redacted]", "all is well")
    elif how == "payload removed":
        ops[5]["body"] = None
    elif how == "payload altered, and said to be none":
        ops[0]["bodies"] = False
        ops[5]["body"] = ops[5]["body"].replace('"', '" ', 1)
    return [json.dumps(op) for op in ops]


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("payload altered", "op 5: its payload was altered"),
        ("op dropped", "op 7 is missing, found 8"),
        ("end cut off", "which is not the head that the first line names"),
        ("ops swapped", "op 8 is missing, found 9"),
        ("author altered", "op 6: the chain is broken here"),
        ("time altered", "op 6: the chain is broken here"),
        ("stand-in altered", "what stands in for its payload was approved by nobody"),
        ("payload removed", "op 5: its payload is gone, and no redaction says by whom"),
        ("payload altered, and said to be none", "op 5: its payload was altered"),
    ],
)
def test_whatever_is_done_to_an_export_is_found(exported: Path, how: str, words: str) -> None:
    lines = exported.read_text("utf-8").splitlines()
    assert verify_log.check(lines)[0] == []
    wrong = verify_log.check(spoiled(lines, how))[0]
    assert any(words in line for line in wrong), wrong


def test_the_export_and_the_log_speak_of_the_same_decisions() -> None:
    assert log.Taken._fields[: len(verify_log.DECIDED)] == verify_log.DECIDED
