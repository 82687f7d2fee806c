"""Who works for the firm, and what a role may do at all."""

from typing import Annotated, Literal

from sync.merge import members
from sync.record import Id, Record, Short

Role = Literal[
    "engineer",
    "agent",
    "supervisor",
    "manager",
    "trainer",
    "training_lead",
    "parts_clerk",
    "archive_clerk",
    "quality",
    "admin",
]
OFFICE: frozenset[str] = frozenset({"agent", "supervisor", "manager", "quality", "archive_clerk", "admin"})
"""Roles that see the whole firm."""
PLANNERS: frozenset[str] = frozenset({"agent", "supervisor", "manager", "admin"})
"""Roles that create and assign jobs and keep the register of hospitals and equipment."""
WARDENS: frozenset[str] = frozenset({"manager", "admin"})
"""Roles that take devices out of use."""


class Person(Record):
    """Somebody of the firm. The password lies elsewhere (store/accounts) and never travels."""

    name: Short = ""
    name_en: Short = ""
    role: Role = "engineer"
    hospitals: Annotated[list[Id], members] = []
    active: bool = True
