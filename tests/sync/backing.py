"""A firm with keys whose backups are made, and the photos and work that they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from server.store import copies
from server.store.backups import back_up
from tests.sync.firm import Firm
from tests.sync.model import Device

DAY = 86_400_000
YEAR = 365 * DAY


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    firm = Firm(tmp_path)
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "receipt").write_bytes(b"key")
    yield firm
    firm.close()


def photo(firm: Firm) -> Path:
    """A complete blob, as the upload leaves it."""
    return brought(firm, b"a picture of a phantom")


def photos(firm: Firm, which: Iterable[int]) -> list[str]:
    """Complete blobs of 12,000 bytes each; their hashes."""
    return [brought(firm, f"picture {i:4}".encode() * 1_000).name for i in which]


def brought(firm: Firm, content: bytes) -> Path:
    hash = hashlib.sha256(content).hexdigest()
    place = firm.folder / "blobs" / hash[:2] / hash
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    row = (hash, hash, len(content), len(content))
    add = "INSERT INTO upload VALUES (?, 'anna', ?, ?, 'image/jpeg', ?, 1, 0)"
    firm.run(firm.db.write(lambda conn: conn.execute(add, row)))
    return place


def take(firm: Firm) -> Path:
    firm.now += 3_600_000
    before = set(copies.all_in(firm.folder / "backups"))
    assert tried(firm) == []
    (made,) = set(copies.all_in(firm.folder / "backups")) - before
    return made


def tried(firm: Firm, into: Path | None = None) -> list[str]:
    """What is wrong with a backup made now."""
    folder = firm.folder
    into = into or folder / "backups"
    wrong: list[str] = firm.run(back_up(firm.db, folder / "blobs", folder / "keys", into, "1", firm.now))
    return wrong


def worked(firm: Firm, *values: str) -> Device:
    device = firm.device("anna", thrifty=True)
    firm.sync(device)
    for value in values:
        firm.write(device, "answer", f"J1~CL~{value}", "note", value, job="J1")
    firm.sync(device)
    return device


def safe(firm: Firm, device: Device) -> int:
    """Up to which number the server lets a device forget."""
    answer = firm.ask(device, device.request(firm.now)[0])
    assert answer is not None
    return int(answer["safe"])
