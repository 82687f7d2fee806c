"""Figures: what was measured, medians of several runs, and the table that sets them beside goals and peers."""

from collections.abc import Iterable
from statistics import median
from typing import Any, NamedTuple

from bench.goals import DURABLE, GOALS, PEERS, SOURCE

WIDE = 54
"""Characters of a figure's name."""


class Figure(NamedTuple):
    """One number. `goal` names an entry of GOALS; `work` is the step it belongs to."""

    work: str
    name: str
    value: float
    unit: str
    goal: str = ""


def medians(runs: Iterable[list[Figure]]) -> list[Figure]:
    """Figure by figure the median over the runs, in the order of the first run."""
    together: dict[tuple[str, str], list[Figure]] = {}
    for run in runs:
        for figure in run:
            together.setdefault((figure.work, figure.name), []).append(figure)
    return [same[0]._replace(value=median(f.value for f in same)) for same in together.values()]


def shown(figures: list[Figure]) -> str:
    """The table. Rows without a goal are there to explain the others."""
    lines = _header(any(GOALS[figure.goal].peers for figure in figures if figure.goal))
    last = figures[0].work if figures else ""
    for figure in figures:
        if figure.work != last:
            lines.append("")
        last = figure.work
        lines.append(_line(figure))
    return "\n".join([*lines, ""])


def plain(figure: Figure) -> dict[str, Any]:
    """A figure for --json."""
    goal = GOALS.get(figure.goal)
    peers = dict(zip(PEERS, goal.peers, strict=False)) if goal else {}
    told = {"goal": str(goal), "met": goal.met(figure.value)} if goal else {}
    return figure._asdict() | told | ({"peers": peers} if peers else {})


def _header(peers: bool) -> list[str]:
    first = f"{'':{WIDE}}{'measured':>14}{'goal':>10} met"
    if not peers:
        return [first]
    names, behind = ("".join(f"{word:>10}" for word in words) for words in (PEERS, DURABLE))
    said = "before a receipt of ours: fsync; before a peer's:"
    return [f"Peers: {SOURCE}.", "", first + names, f"{said:{WIDE + 28}}{behind}"]


def _line(figure: Figure) -> str:
    goal = GOALS.get(figure.goal)
    value = f"{_number(figure.value)} {figure.unit}".strip()
    start = f"{f'{figure.work:7}{figure.name}':{WIDE}}{value:>14}"
    if goal is None:
        return start
    peers = "".join(f"{peer:>10}" for peer in goal.peers)
    return f"{start}{goal!s:>10} {'yes' if goal.met(figure.value) else 'NO':3}{peers}".rstrip()


def _number(value: float) -> str:
    size = abs(value)
    return f"{value:,.0f}" if size >= 100 or value == int(value) else f"{value:.1f}" if size >= 10 else f"{value:.2f}"
