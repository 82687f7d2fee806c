"""Two people take a refused change out of the tray: gone from table, exports, takeover and rescue; its hash stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from server.commands import verify_log
from tests.served import DEMO_PASSWORD, Served
from tests.server.syncing import Device, op
from tests.server.test_blobs import TUS, begin, hash_of
from tests.server.test_custody import export, in_tray, said_of, settle
from tests.server.test_redaction import rule

NAME = "the patient Han Meimei"
Json = dict[str, Any]
SAID = op("hospital", "H01", {"note": f"saw {NAME}"})


@pytest.fixture
def refused(server: Served) -> Device:
    """A patient's name in a note on a hospital, which engineers do not write: it waits in the tray."""
    return handing_in(server, SAID)


def handing_in(server: Served, *ops: Any) -> Device:
    device = Device(server, "engineer.a")
    assert device.round(ops=list(ops)).json()["refused"] != []
    return device


def record(device: Device, n: int = 1) -> str:
    return f"{device.id}~{n}"


def asking(server: Served, device: Device, login: str = "manager", **other: Any) -> httpx.Response:
    wish = {"kind": "refused", "id": record(device), "fields": [], "reason": "names a patient"}
    return server.client(login).post("/api/redactions", json=wish | other)


def taken_out(server: Served, device: Device, n: int = 1) -> None:
    answer = asking(server, device, id=record(device, n))
    assert answer.status_code == 201, answer.text
    assert rule(server, answer.json()["id"]) == 200


def everywhere(server: Served) -> bytes:
    return b"".join(path.read_bytes() for path in server.data.glob("kept.db*"))


@pytest.mark.parametrize("before", ["waiting", "put_aside", "taken_over"])
def test_what_was_refused_goes_wherever_it_stood_and_the_fact_with_its_hash_stays(
    server: Served, refused: Device, tmp_path: Path, before: str
) -> None:
    if before != "waiting":
        mended: Json = {"set": {"note": "mended"}} if before == "taken_over" else {}
        assert settle(server, refused, act=before, **mended).status_code == 200
    taken_out(server, refused)
    assert NAME.encode() not in everywhere(server)
    shown = in_tray(server, refused)
    assert (shown["op"], shown["size"], shown["detail"]) == (None, 0, None)
    assert shown["state"] == ("put_aside" if before == "waiting" else before), "it no longer waits"
    assert (shown["redacted"]["asked"], shown["redacted"]["approved"]) == ("P15", "P17")
    assert shown["redacted"]["reason"] == "names a patient"
    lines, wrong = export(server, tmp_path)
    assert wrong == []
    assert NAME.encode().hex() not in "".join(lines)
    assert said_of(lines, f"P17 redacted what P03 wrote as {refused.id} 1")
    assert f"refused {refused.id} 1: redacted, approved by P17" in verify_log.check(lines)[1]
    said = server.run("verify")
    assert said.returncode == 0
    assert f"refused {refused.id} 1: taken out; asked by P15, approved by P17: names a patient" in said.stdout
    assert server.run("refold").stdout.startswith("Rows folded anew; 0 came out different")


def test_bytes_that_nobody_approved_to_be_gone_are_missed_in_an_export(
    server: Served, refused: Device, tmp_path: Path
) -> None:
    taken_out(server, refused)
    lines, _ = export(server, tmp_path)
    forged = [line.replace('"redaction":"', '"redaction":"x') if '{"refused"' in line else line for line in lines]
    assert [line for line in verify_log.check(forged)[0] if "no redaction says by whom" in line]


def test_a_redaction_of_something_else_accounts_for_no_bytes_that_are_gone(
    server: Served, refused: Device, tmp_path: Path
) -> None:
    other = handing_in(server, op("hospital", "H01", {"note": "what somebody would rather not show"}))
    assert settle(server, other, act="put_aside").status_code == 200
    taken_out(server, refused)
    lines, wrong = export(server, tmp_path)
    assert wrong == []
    real = next(said["redaction"] for said in map(refused_of, lines) if said.get("redaction"))

    def without_bytes(line: str) -> str:
        said = refused_of(line)
        if said.get("device") != other.id:
            return line
        del said["body"]
        return json.dumps({"refused": said | {"redaction": real}})

    assert [line for line in verify_log.check(map(without_bytes, lines))[0] if "no redaction says by whom" in line]


def refused_of(line: str) -> Json:
    """What a line of an export says of a refused op; nothing where it says something else."""
    found: Json = json.loads(line).get("refused", {})
    return found


def test_nobody_takes_it_over_any_more_nor_puts_it_aside_nor_takes_it_out_twice(
    server: Served, refused: Device
) -> None:
    assert settle(server, refused, act="redacted").status_code == 400, "not by one person alone"
    taken_out(server, refused)
    for act in ("taken_over", "put_aside"):
        assert settle(server, refused, act=act).status_code == 422
    assert settle(server, refused, set={"note": "typed anew"}).status_code == 422
    assert asking(server, refused).status_code == 422


def test_nothing_goes_before_another_person_approved(server: Served, refused: Device) -> None:
    assert asking(server, refused, "engineer.a").status_code == 403
    id = asking(server, refused).json()["id"]
    assert rule(server, id, "manager") == 403
    assert rule(server, id, "admin", "declined") == 200
    assert in_tray(server, refused)["op"]["set"] == {"note": f"saw {NAME}"}
    assert ("tray_word", f"{record(refused)}~redacted") not in refused.everything()


@pytest.mark.parametrize(
    ("wish", "status"),
    [({"id": "nobody~1"}, 404), ({"id": "no-number"}, 404), ({"fields": ["note"]}, 400), ({"reason": " "}, 400)],
)
def test_a_wish_that_names_no_refused_change_is_told_so(
    server: Served, refused: Device, wish: Json, status: int
) -> None:
    assert asking(server, refused, **wish).status_code == status


def test_its_author_hears_of_it_and_no_colleague_does(server: Served, refused: Device) -> None:
    taken_out(server, refused)
    fact = refused.everything()["tray_word", f"{record(refused)}~redacted"]
    assert (fact["by"], fact["value"]["reason"]) == ("P17", "names a patient")
    assert NAME not in str(fact)
    assert ("tray_word", f"{record(refused)}~redacted") not in Device(server, "engineer.b").everything()


def test_the_same_bytes_from_a_copy_of_the_device_or_a_rescue_file_bring_nothing_back(
    server: Served, refused: Device
) -> None:
    taken_out(server, refused)
    twin = handing_in(server, SAID)
    assert NAME.encode() not in everywhere(server)
    shown = in_tray(server, twin)
    assert (shown["code"], shown["op"]) == ("not_allowed", None)
    assert shown["redacted"]["reason"] == "names a patient"


def test_what_nobody_can_read_goes_too(server: Served) -> None:
    device = handing_in(server, f"no op, but {NAME}")
    taken_out(server, device)
    assert NAME.encode() not in everywhere(server)


def test_a_photo_that_it_alone_names_goes_and_one_that_other_work_names_stays(server: Served) -> None:
    device = Device(server, "engineer.a")
    pictures = [b"\x89PNG alone", b"\x89PNG with others"]
    for picture in pictures:
        place = begin(device.browser, picture).headers["location"]
        piece = TUS | {"Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
        device.browser.patch(place, content=picture, headers=piece).raise_for_status()
    alone, shared = map(hash_of, pictures)
    assert not device.push(("photo", "of-a-job", {"job": "demo-ct-d01", "blob": shared}))["refused"]
    for hash in (alone, shared):
        assert device.push(("instrument", f"I-{hash[:4]}", {"certificate": hash}))["refused"]
    for n in (2, 3):
        taken_out(server, device, n)
    assert not (server.data / "blobs" / alone[:2] / alone).exists()
    assert (server.data / "blobs" / shared[:2] / shared).exists()


def test_the_command_takes_it_out_as_well(server: Served, refused: Device) -> None:
    words = ("redact", "ask", "manager", "refused", record(refused), "--reason", "names a patient")
    asked = server.run(*words, line=DEMO_PASSWORD)
    assert asked.returncode == 0, asked.stderr
    approved = server.run("redact", "approve", "admin", asked.stdout.split()[0], line=DEMO_PASSWORD)
    assert "1 payloads and 0 files are gone" in approved.stdout
    assert NAME.encode() not in everywhere(server)
    assert "refused/" + record(refused) in server.run("redact", "list").stdout
    assert json.loads(server.client("admin").get("/api/redactions").text)[0]["kind"] == "refused"
