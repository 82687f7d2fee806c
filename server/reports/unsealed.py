"""Visits that have ended and have no sealed report yet: read from jobs, their steps and seals."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

import msgspec

from server.rules.visits import Step, state

_STANDING = "SELECT job FROM seal WHERE id NOT IN (SELECT seal FROM withholding)"
"""Jobs with a report that is given out."""
_OPEN = (
    "SELECT id, coalesce(number, ''), coalesce(type, 'inspection'), coalesce(hospital, ''), coalesce(equipment, ''), "
    "coalesce(engineers, '[]'), (SELECT max(_at) FROM withholding WHERE withholding.job = job.id) "
    f"FROM job WHERE id NOT IN ({_STANDING})"
)
_STEPS = (
    "SELECT job, id, step, _at, coalesce(voids, '') FROM step "
    f"WHERE job NOT IN ({_STANDING}) AND (step IN ('done', 'not_available', 'cancelled', 'reopened') "
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
    withheld: int | None = None
    """Since when the report that there was is withheld: an amended one is to be sealed."""


def unsealed(conn: sqlite3.Connection) -> list[Unsealed]:
    """What was done, or found not available; the longest waiting first. A cancelled visit needs no report."""
    steps: dict[str, list[Step]] = defaultdict(list)
    for job, *step in conn.execute(_STEPS):
        steps[job].append(Step(*step))
    found = []
    for id, number, type, hospital, equipment, engineers, withheld in conn.execute(_OPEN):
        stands, end = state(steps.get(id, ()))
        if end is not None and stands in ("done", "not_available"):
            who = msgspec.json.decode(engineers, type=list[str])
            found.append(Unsealed(id, number, type, hospital, equipment, who, stands, end.at, withheld))
    return sorted(found, key=lambda one: (one.ended, one.job))
