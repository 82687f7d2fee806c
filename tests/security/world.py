"""A firm for the adversary: one person of each role at hospital H1, and somebody else's things in hospital H2."""

from __future__ import annotations

import base64
import hashlib
import secrets
from pathlib import Path
from typing import Any, get_args

import httpx

from server import app
from server.api.house import House
from server.config import Config
from server.domain.people import Role
from server.store import accounts
from server.store.accounts import Account, Firm
from tests.looping import run
from tests.served import Served
from tests.server.syncing import Device, clock

ROLES: tuple[str, ...] = get_args(Role)
PASSWORD = "a long password"
TUS = {"Tus-Resumable": "1.0.0"}
OWN, FOREIGN, NAMELESS = (f"bytes of {word}".encode() for word in ("one's own", "somebody else", "nobody"))
"""Contents of a photo in H1, of one in H2, and of one that no record names."""
Change = tuple[str, str, dict[str, Any]]


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def ground() -> list[Change]:
    """The records: persons `p-<role>` at H1, `victim` at H2, and the same tree in both hospitals."""
    made: list[Change] = [("hospital", h, {"zh": h}) for h in ("H1", "H2")]
    made += [("letterhead", "firm", {"zh": "公司", "en": "Firm"})]
    made += [person(f"p-{role}", role, "H1") for role in ROLES]
    made += [person("victim", "engineer", "H2"), person("owner", "admin", "H1")]
    for i, blob in ((1, OWN), (2, FOREIGN)):
        job = {"job": f"J{i}"}
        made += [
            ("template", f"T{i}", {"code": "T"}),
            ("limit_table", f"L{i}", {"unit": "mA"}),
            ("instrument", f"I{i}", {"name": "meter"}),
            ("department", f"D{i}", {"hospital": f"H{i}"}),
            ("equipment", f"E{i}", {"hospital": f"H{i}"}),
            ("equipment_document", f"document{i}", {"hospital": f"H{i}", "equipment": f"E{i}"}),
            ("delivery_issue", f"issue{i}", {"hospital": f"H{i}", "equipment": f"E{i}"}),
            ("job", f"J{i}", {"hospital": f"H{i}", "engineers": {"add": ["victim"] if i == 2 else []}}),
            ("run", f"J{i}~T", job),
            ("answer", f"J{i}~T~a", job | {"note": f"a secret of H{i}"}),
            ("photo", f"photo{i}", job | {"blob": hash_of(blob)}),
            ("finding", f"finding{i}", job),
            ("work_item", f"work{i}", job),
            ("seal", f"report{i}", job | {"number": "R", "report": "", "key": "k", "signature": "s", "lang": "zh"}),
        ]
    return made


def person(id: str, role: str, hospital: str) -> Change:
    return ("person", id, {"name": id, "role": role, "hospitals": {"add": [hospital]}})


class World:
    """The firm served, and what the adversary knows of it: every id."""

    def __init__(self, data: Path) -> None:
        self.data = data
        run(_fill(data))
        self.server = Served(data, "serve", KEPT_BACKUP_EVERY="0").start()
        self._browsers: dict[str, httpx.Client] = {}
        self.device = secrets.token_urlsafe(16)
        """Of the victim."""
        self.as_("victim").post("/api/devices", json={"id": self.device}).raise_for_status()
        made = self.as_("victim").post("/api/reports/report2/links", json={"days": 1}).json()
        self.link: str = made["id"]
        self.token: str = made["url"].rpartition("/")[2]
        """Of the victim's report."""
        self.upload = self._bring("victim", NAMELESS[:4], NAMELESS)
        """Where the victim's upload waits for more."""
        self._bring("victim", FOREIGN, FOREIGN)
        self._bring("owner", OWN, OWN)

    def as_(self, who: str) -> httpx.Client:
        """The browser of a role, of `victim`, `owner`, or of nobody."""
        if who not in self._browsers:
            self._browsers[who] = self.server.client()
            if who != "nobody":
                login = f"p-{who}" if who in ROLES else who
                self.sign_in(self._browsers[who], login).raise_for_status()
        return self._browsers[who]

    def sign_in(self, browser: httpx.Client, login: str, password: str = PASSWORD) -> httpx.Response:
        return browser.post("/api/session", json={"login": login, "password": password})

    def sync(self, who: str, device: str, **other: Any) -> httpx.Response:
        """One round with this device id, empty if not told otherwise."""
        asked: dict[str, Any] = {"schema": 1, "device": device, "clock": clock(), "first": 1}
        return self.as_(who).post("/api/sync", json=asked | other)

    def new_device(self, who: str) -> Device:
        return Device.of(self.as_(who))

    def begin(self, who: str, content: bytes) -> httpx.Response:
        """Ask for a place for these bytes."""
        return self.as_(who).post("/api/blobs", headers=TUS | upload_headers(content))

    def patch(self, who: str, place: str, piece: bytes, at: int = 0, checksum: bytes = b"") -> httpx.Response:
        headers = {b"Tus-Resumable": b"1.0.0", b"Upload-Offset": str(at).encode()}
        headers |= {b"Content-Type": b"application/offset+octet-stream"}
        headers |= {b"Upload-Checksum": checksum} if checksum else {}
        return self.as_(who).patch(place, content=piece, headers=headers)

    def own_upload(self, who: str) -> str:
        """A fresh place of this person's own."""
        place = self.begin(who, secrets.token_bytes(8)).headers.get("location", "/api/blobs/up/none")
        return str(place)

    def _bring(self, who: str, piece: bytes, content: bytes) -> str:
        place = self.begin(who, content).headers["location"]
        self.patch(who, place, piece).raise_for_status()
        return str(place)


def upload_headers(content: bytes, type: str = "image/png") -> dict[str, str]:
    def said(text: str) -> str:
        return base64.b64encode(text.encode()).decode()

    return {"Upload-Length": str(len(content)), "Upload-Metadata": f"sha256 {said(hash_of(content))},type {said(type)}"}


async def _fill(data: Path) -> None:
    house = app.house(Config(data=data, every=0))
    hash, now = await house.passwords.hashed(PASSWORD), clock()["at"]
    changes = ground()
    by_victim = [c for c in changes if c[1] in ("photo2", "J2~T~a")]
    by_owner = [c for c in changes if c[1] == "photo1"]
    await house.exchange.ops("server", [c for c in changes if c not in by_victim + by_owner], now)
    await house.exchange.ops("victim", by_victim, now)
    await house.exchange.ops("owner", by_owner, now)
    await house.db.write(lambda conn: _accounts(conn, [id for kind, id, _ in changes if kind == "person"], hash, now))
    house.db.close()


def _accounts(conn: accounts.Connection, persons: list[str], hash: str, now: int) -> None:
    accounts.name_firm(conn, Firm("公司", "Firm", demo=False))
    for id in persons:
        accounts.add(conn, Account(id, id, hash), now)


def in_process(data: Path) -> House:
    """The house of a new folder, not served: for what Litestar itself knows."""
    return app.house(Config(data=data, every=0))
