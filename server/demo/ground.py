"""What stands before any work: people, catalogue, hospitals, equipment; and the jobs of the weeks to come."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from server.demo.told import Act, Change, act, date, job, read
from server.domain.letterhead import FIRM
from server.standard import visits

LONG_AGO = timedelta(days=400)


def ground(day: datetime) -> Iterator[Act]:
    """Written down by the administrator and the manager before the first visit."""
    people, catalogue, places = (read(f"{name}.json") for name in ("people", "catalogue", "places"))
    persons = [_record("person", p | {"hospitals": {"add": p["hospitals"]}}, "login") for p in people["people"]]
    firm: list[Change] = [("letterhead", FIRM, people["firm"])]
    rest = [_record("template", template) for template in [*catalogue["templates"], *visits()]]
    rest += [_record("limit_table", table) for table in catalogue["limit_tables"]]
    rest += [
        _record("instrument", i | {"calibration_due": date(day, i["due_in_days"])}, "due_in_days")
        for i in catalogue["instruments"]
    ]
    rest += [_record("hospital", hospital) for hospital in places["hospitals"]]
    rest += [_record("department", department) for department in places["departments"]]
    rest += [_record("equipment", e | {"codes": {"add": e["codes"]}}) for e in places["equipment"]]
    yield act(day - LONG_AGO, 0, "P17", *persons, *firm)
    yield act(day - LONG_AGO, 1, "P15", *rest)


def work_ahead(day: datetime) -> Iterator[Act]:
    """Jobs of today and the weeks to come; each was assigned three days before, some long since."""
    for found in read("jobs.json"):
        planned = day + timedelta(days=found["in_days"])
        assigned = min(planned, day) - timedelta(days=3)
        yield act(assigned, 900, "P01", job(found, planned, date(day, found["due_in_days"])))


def _record(kind: str, found: dict[str, Any], *apart: str) -> Change:
    """The record of an entry, without its id and what the record does not hold."""
    return (kind, found["id"], {k: v for k, v in found.items() if k not in ("id", *apart)})
