"""Visits that have ended and have no sealed report yet: read from jobs, their steps and seals."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

import msgspec

from server.rules.visits import Step, state

_OPEN = (
    "SELECT id, coalesce(number, ''), coalesce(type, 'inspection'), coalesce(hospital, ''), coalesce(equipment, ''), "
    "coalesce(engineers, '[]') FROM job WHERE id NOT IN (SELECT job FROM seal)"
)
_STEPS = (
    "SELECT job, id, step, _at, coalesce(voids, '') FROM step "
    "WHERE job NOT IN (SELECT job FROM seal) AND (step IN ('done', 'not_available', 'cancelled', 'reopened') "
    "OR coalesce(voids, '') <> '')"
)


class Unsealed(msgspec.Struct):
    """A visit whose report is to be made. `ended`: since when it waits (milliseconds)."""

    job: str
    number: str
    type: str
    hospital: str
    equipment: str
    engineers: list[str]
    state: str
    ended: int


def unsealed(conn: sqlite3.Connection) -> list[Unsealed]:
    """What was done, or found not available; the longest waiting first. A cancelled visit needs no report."""
    steps: dict[str, list[Step]] = defaultdict(list)
    for job, *step in conn.execute(_STEPS):
        steps[job].append(Step(*step))
    found = []
    for id, number, type, hospital, equipment, engineers in conn.execute(_OPEN):
        stands, end = state(steps.get(id, ()))
        if end is not None and stands in ("done", "not_available"):
            who = msgspec.json.decode(engineers, type=list[str])
            found.append(Unsealed(id, number, type, hospital, equipment, who, stands, end.at))
    return sorted(found, key=lambda one: (one.ended, one.job))
