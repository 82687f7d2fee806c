"""What the demo tells: its data files, its days in Shanghai, and who did what when."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parent / "firm"
SHANGHAI = timezone(timedelta(hours=8))
Change = tuple[str, str, dict[str, Any]]


class Act(NamedTuple):
    """What one person did at one moment (milliseconds). `seals`: the job whose report they sealed then."""

    at: int
    by: str
    changes: list[Change]
    seals: str = ""


def read(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))


def midnight(now: int) -> datetime:
    """The beginning of today."""
    here = datetime.fromtimestamp(now / 1000, SHANGHAI)
    return here.replace(hour=0, minute=0, second=0, microsecond=0)


def act(day: datetime, minute: int, by: str, *changes: Change) -> Act:
    """Changes that somebody made so many minutes after a day began."""
    moment = day + timedelta(minutes=minute)
    return Act(int(moment.astimezone(UTC).timestamp() * 1000), by, list(changes))


def date(day: datetime, later: int = 0) -> str:
    return f"{day + timedelta(days=later):%Y-%m-%d}"


def job(found: Any, planned: datetime, due: str) -> Change:
    """A job as the office would have written it."""
    kept = ("number", "equipment", "hospital", "contract", "template")
    record = {k: found[k] for k in kept} | {"type": found.get("type", "inspection")}
    record |= {"planned": date(planned), "due": due}
    record |= {"period": f"{planned:%Y}-Q{(planned.month + 2) // 3}"} if found["template"] else {}
    record |= {k: found[k] for k in ("urgency", "note") if k in found}
    return ("job", found["id"], record | {"engineers": {"add": found["engineers"]}})
