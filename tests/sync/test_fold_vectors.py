"""The vectors that hold the device's fold to the server's merge: written here, read by the web tests.

KEPT_WRITE=1 writes the file anew.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

from server.domain import KINDS
from sync.merge import Write
from sync.row import Row, apply

FILE = Path(__file__).parent.parent / "web" / "fold_vectors.json"
FIELDS: dict[str, list[Any]] = {
    "answer": [
        {"note": "甲"},
        {"note": "乙"},
        {"reading": {"raw": "1", "value": 1.5}},
        {"reading": None},
        {"deleted": True},
    ],
    "run": [{"version": 3}, {"version": 1}, {"version": 2}, {"outcome": "partial"}],
    "job": [
        {"engineers": {"add": ["b", "a"]}},
        {"engineers": {"remove": ["a"]}},
        {"engineers": {"add": ["c"], "remove": ["c", "b"]}},
        {"note": "x", "engineers": {"add": ["a"], "remove": []}},
        {"planned": "2026-11-21"},
    ],
}  # fmt: skip


def vectors() -> list[dict[str, Any]]:
    """A device's ops over a row, and what the server's merge makes of them when nobody else writes."""
    rng, made = random.Random(7), []
    for kind, changes in FIELDS.items():
        for _ in range(20):
            before, after = rng.choices(changes, k=rng.randint(0, 3)), rng.choices(changes, k=rng.randint(1, 4))
            start, end = _merged(kind, before), _merged(kind, [*before, *after])
            policy = {name: p.name for name, p in KINDS[kind].policy.items() if p.name != "latest"}
            made.append({"kind": kind, "policy": policy, "value": start, "ops": after, "expect": end})
    return made


def _merged(kind: str, changes: list[Any]) -> dict[str, Any]:
    row = Row(KINDS[kind], "x", {}, None)
    for n, change in enumerate(changes, 1):
        row = apply(row, change, Write("d1", n, n, n, "anna"), 0)
    return row.value


def test_the_vectors_are_what_the_merge_makes() -> None:
    text = json.dumps(vectors(), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("KEPT_WRITE"):
        FILE.write_text(text)
    assert FILE.read_text() == text
