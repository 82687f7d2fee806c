"""The vectors that hold the app's reading of steps and of the calendar to the server's rules.

KEPT_WRITE=1 writes the file anew.
"""

from __future__ import annotations

import json
import os
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from server.rules.calendar import provisional, shipped, works
from server.rules.visits import Step, standing, state

FILE = Path(__file__).parents[2] / "web" / "test" / "rule_vectors.json"
NAMES = ["accepted", "departed", "arrived", "started", "paused", "resumed", "done", "not_available"]
NAMES += ["reopened", "cancelled"]


def jobs() -> list[dict[str, Any]]:
    """Steps in any order, with corrections of corrections, and where the job stands by them."""
    rng, made = random.Random(5), []
    for _ in range(200):
        steps: list[Step] = []
        for n in range(rng.randint(0, 7)):
            voids = rng.choice(steps) if steps and rng.random() < 0.35 else None
            name = voids.name if voids and rng.random() < 0.5 else rng.choice(NAMES)
            steps.append(Step(f"s{n}", name, rng.randint(1, 9), voids.id if voids else ""))
        rng.shuffle(steps)
        expect = {"state": state(steps)[0], "standing": [step.id for step in standing(steps)]}
        made.append({"steps": [step._asdict() for step in steps], "expect": expect})
    return made


def days() -> list[list[Any]]:
    """Each day from 2026 to the middle of 2028: does one work, and is that still provisional."""
    calendar, first = shipped(), date(2026, 1, 1)
    all_days = (first + timedelta(days=n) for n in range(900))
    return [[str(d), works(d, calendar), provisional(d, calendar)] for d in all_days]


def test_the_vectors_are_what_the_rules_say() -> None:
    lines = [f' "jobs": {json.dumps(jobs())}', f' "days": {json.dumps(days())}']
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    if os.environ.get("KEPT_WRITE"):
        FILE.write_text(text)
    assert FILE.read_text() == text, "the app's vectors are stale: run with KEPT_WRITE=1 and look at the difference"
