"""The firm's certificate, and a device's key enrolled by its own person."""

from __future__ import annotations

import json
import secrets
import shutil
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from tests.conftest import Serving
from tests.reports.signer import Signer, b64, verified
from tests.served import Served
from tests.server.syncing import Device


def firm_spki(server: Served) -> bytes:
    found = x509.load_pem_x509_certificate(server.client().get("/api/firm/key").content)
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return found.public_key().public_bytes(serialization.Encoding.DER, form)


def said(enrolment: dict[str, Any]) -> bytes:
    """Written once more by hand: sorted names, no spaces, as RFC 8785 has it for such values."""
    stated = {name: enrolment[name] for name in ("key", "spki", "person", "device", "at")}
    return b"kept-enrolment/1\n" + json.dumps(stated, sort_keys=True, separators=(",", ":")).encode()


def test_a_device_key_is_enrolled_under_the_firms_signature(shared: Served) -> None:
    device, signer = Device(shared, "engineer.a"), Signer()
    told = signer.enrol(device).json()
    assert (told["key"], told["spki"], told["person"], told["device"]) == (signer.id, signer.spki, "P03", device.id)
    assert verified(firm_spki(shared), told["firm_signature"], said(told))
    assert not verified(firm_spki(shared), told["firm_signature"], said(told | {"at": told["at"] + 1}))


def test_the_same_key_again_gets_the_same_answer_to_the_byte(shared: Served) -> None:
    device, signer = Device(shared, "engineer.a"), Signer()
    assert signer.enrol(device).content == signer.enrol(device).content


def test_nobody_enrols_a_key_for_anothers_device(shared: Served) -> None:
    theirs, mine, signer = Device(shared, "engineer.a"), Device(shared, "engineer.b"), Signer()
    wish = {"spki": signer.spki}
    assert mine.browser.post(f"/api/devices/{theirs.id}/key", json=wish).json()["code"] == "other_person"
    unknown = mine.browser.post(f"/api/devices/{secrets.token_urlsafe(16)}/key", json=wish)
    assert unknown.json()["code"] == "device_unknown"
    assert shared.client().post(f"/api/devices/{mine.id}/key", json=wish).status_code == 401


def test_a_key_that_is_anothers_cannot_be_enrolled_again(shared: Served) -> None:
    signer = Signer()
    signer.enrol(Device(shared, "engineer.a")).raise_for_status()
    assert signer.enrol(Device(shared, "engineer.b")).json()["code"] == "other_person"


def _other(key: Any) -> str:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return b64(key.public_key().public_bytes(serialization.Encoding.DER, form))


STRANGE = {
    "no text": "",
    "no base64": "ä" * 90,
    "with padding": Signer().spki + "==",
    "with bytes behind": b64(Signer().raw + b"x"),
    "of another curve": _other(ec.generate_private_key(ec.SECP384R1())),
    "of another kind": _other(rsa.generate_private_key(65537, 1024))[:200],
}


@pytest.mark.parametrize("what", STRANGE)
def test_what_is_no_p256_key_is_refused(shared: Served, what: str) -> None:
    device = Device(shared, "engineer.a")
    answer = device.browser.post(f"/api/devices/{device.id}/key", json={"spki": STRANGE[what]})
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_a_server_restored_from_before_the_enrolment_takes_the_key_back_under_its_date(serving: Serving) -> None:
    server = serving().start()
    device, signer = Device(server, "engineer.a"), Signer()
    server.stop()
    shutil.copy(server.data / "kept.db", server.data / "before.db")
    server.start()
    first = signer.enrol(device).json()
    server.stop()
    _go_back(server.data)
    server.start()
    path, wish = f"/api/devices/{device.id}/key", {"spki": signer.spki, "enrolment": first}
    strange = {**first, "at": 1}
    forged = device.browser.post(path, json=wish | {"enrolment": strange}).json()
    assert forged["at"] > first["at"]
    server.stop()
    _go_back(server.data)
    server.start()
    assert device.browser.post(path, json=wish).json() == first


def _go_back(data: Path) -> None:
    for name in ("kept.db-wal", "kept.db-shm"):
        (data / name).unlink(missing_ok=True)
    shutil.copy(data / "before.db", data / "kept.db")


def test_the_firms_key_is_made_once_and_lies_in_the_backup(server: Served) -> None:
    pem = server.client().get("/api/firm/key").text
    assert server.data.joinpath("keys", "firm-key.pem").stat().st_mode & 0o077 == 0
    assert pem in server.run("keys").stdout
    server.stop()
    said = server.run("backup").stdout
    backup = Path(said.split(" is whole")[0])
    moved = Served(server.data.parent / "restored")
    assert moved.run("restore", str(backup)).returncode == 0
    assert pem in moved.run("keys").stdout
    server.start()
    assert server.client().get("/api/firm/key").text == pem
