"""Jobs: visits to do, and the steps that were taken, each a fact."""

from typing import Annotated, Literal

from sync.merge import members
from sync.record import Id, Record, Short, Text


class Job(Record):
    """A visit to do. Where it stands is read from its steps, never set."""

    number: Short = ""
    type: Literal["inspection", "repair", "installation", "training"] = "inspection"
    hospital: Id = ""
    equipment: Id = ""
    template: Short = ""
    """Code of the checklist, without version."""
    contract: Short = ""
    planned: Short = ""
    """Day, YYYY-MM-DD, Asia/Shanghai."""
    due: Short = ""
    period: Short = ""
    engineers: Annotated[list[Id], members] = []
    urgency: Literal["normal", "urgent"] = "normal"
    note: Text = ""
    advice: Text = ""
    """What the firm advises after the visit; stands on the report."""
    guidance: Text = ""
    """What the users were shown and told; stands on the report."""


class Step(Record):
    """One step of a job, written once under a random id; a correction is another step that `voids` it."""

    fact = True
    root = ("job", "job")

    job: Id
    step: Literal[
        "accepted",
        "departed",
        "arrived",
        "started",
        "paused",
        "resumed",
        "done",
        "not_available",
        "reopened",
        "cancelled",
    ]
    note: Text = ""
    voids: Id = ""
