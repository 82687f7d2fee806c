"""A bare device of one login: enrolled, able to push ops and to pull, nothing more."""

import json
import secrets
import time
from typing import Any

import httpx

from tests.served import Served


class Device:
    def __init__(self, server: Served, login: str) -> None:
        self._enrol(server.client(login), login)

    @classmethod
    def of(cls, browser: httpx.Client) -> "Device":
        """A new device of whoever is signed in there."""
        device = cls.__new__(cls)
        device._enrol(browser, "")
        return device

    def _enrol(self, browser: httpx.Client, label: str) -> None:
        self.browser, self.id, self.sent = browser, secrets.token_urlsafe(16), 0
        self.browser.post("/api/devices", json={"id": self.id, "label": label}).raise_for_status()

    def push(self, *changes: tuple[str, str, dict[str, Any]]) -> dict[str, Any]:
        """(kind, id, set): push them and take the answer."""
        answer = self.round(ops=[op(*change) for change in changes])
        answer.raise_for_status()
        self.sent += len(changes)
        taken: dict[str, Any] = answer.json()
        return taken

    def round(self, **other: Any) -> httpx.Response:
        headers = {"Content-Type": "application/json"}
        return self.browser.post("/api/sync", content=self.body(**other), headers=headers)

    def everything(self) -> dict[tuple[str, str], dict[str, Any]]:
        """All rows in sight, page by page, by (kind, id)."""
        rows: dict[tuple[str, str], dict[str, Any]] = {}
        known: dict[str, Any] = {}
        more = True
        while more:
            told = self.round(**known).json()
            rows |= {(row["kind"], row["id"]): row for row in told["rows"]}
            known = {k: told[k] for k in ("epoch", "head", "scopes", "cursor", "behind")}
            more = told["more"]
        return rows

    def body(self, **other: Any) -> bytes:
        asked = {
            "schema": 1, "device": self.id, "clock": clock(), "epoch": 0, "head": None,
            "acked": 0, "first": self.sent + 1, "ops": [], "scopes": [], "cursor": 0, "behind": {},
        }  # fmt: skip
        return json.dumps(asked | other).encode()


def clock() -> dict[str, int]:
    return {"at": time.time_ns() // 1_000_000, "offset": 0, "age": 0, "heard": 0}


def op(kind: str, id: str, change: dict[str, Any]) -> dict[str, Any]:
    return {"clock": clock(), "kind": kind, "id": id, "set": change, "saw": None}


def job(id: str, **other: Any) -> tuple[str, str, dict[str, Any]]:
    return ("job", id, {"number": id, "hospital": "H01", "equipment": "D01"} | other)
