"""Who sees what: scopes, what enters and leaves them, and the order in which a first sync fills them."""

from __future__ import annotations

from collections.abc import Iterable

CATALOGUE = "catalogue"
OFFICE = "office"


def person_scope(person: str) -> str:
    """What is one person's own: the jobs that name them, and their records whose root nobody knows yet."""
    return f"person/{person}"


def hospital_scope(hospital: str) -> str:
    return f"hospital/{hospital}"


def filling_order(scopes: Iterable[str], person: str) -> list[str]:
    """Own jobs first, then the catalogue (templates, people), then hospitals, the whole firm last."""
    rank = {person_scope(person): 0, CATALOGUE: 1, OFFICE: 3}
    return sorted(scopes, key=lambda scope: (rank.get(scope, 2), scope))


def seen(saw: tuple[int, int] | None, epoch: int, cuts: dict[int, int]) -> int:
    """The log number up to which a writer had seen a row.

    `saw` of the current epoch counts whole, one of an older epoch up to that epoch's cut, of an unknown one not at all.
    """
    if saw is None:
        return 0
    return saw[1] if saw[0] == epoch else min(saw[1], cuts.get(saw[0], 0))
