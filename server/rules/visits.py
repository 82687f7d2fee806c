"""Where a job stands, read from its steps; the app's twin is web/src/jobs/state.ts, held to this by vectors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

State = Literal["planned", "accepted", "departed", "arrived", "started", "paused", "done", "not_available", "cancelled"]
ENDS: dict[str, State] = {"done": "done", "not_available": "not_available", "cancelled": "cancelled"}
_WAY: tuple[State, ...] = ("accepted", "departed", "arrived", "started")
_WORK = frozenset({"started", "paused", "resumed"})


class Step(NamedTuple):
    """A fact; `at` in milliseconds, corrected; `voids`: the id of the step that it corrects, or nothing."""

    id: str
    name: str
    at: int
    voids: str = ""


def standing(steps: Iterable[Step]) -> list[Step]:
    """The steps that nobody voided, oldest first. A voided correction brings back what it had voided."""
    in_time = sorted(steps, key=lambda step: (step.at, step.id))
    voided: set[str] = set()
    left: list[Step] = []
    for step in reversed(in_time):
        if step.id not in voided:
            left.insert(0, step)
            if step.voids and step.voids != step.id:
                voided.add(step.voids)
    names = {step.id: step.name for step in in_time}
    return [s for s in left if s.id not in voided and not _takes_back(s, names)]


def _takes_back(step: Step, names: dict[str, str]) -> bool:
    """A step that voids one of its own name is no step itself; with another name it stands in its place."""
    return bool(step.voids) and step.voids != step.id and names.get(step.voids) == step.name


def state(steps: Iterable[Step]) -> tuple[State, Step | None]:
    """Where the job stands and, when it has ended, by which step."""
    found = standing(steps)
    reopened = max((i for i, step in enumerate(found) if step.name == "reopened"), default=-1)
    since = found[reopened + 1 :]
    if end := next((step for step in reversed(since) if step.name in ENDS), None):
        return ENDS[end.name], end
    if work := next((step.name for step in reversed(since) if step.name in _WORK), None):
        return ("paused" if work == "paused" else "started"), None
    if reopened >= 0:
        return "started", None
    names = {step.name for step in since}
    return next((name for name in reversed(_WAY) if name in names), "planned"), None
