"""What maintenance is due: computed when the office asks, kept by the app for offline with its hour."""

from datetime import date, timedelta
from typing import Annotated

import msgspec
from litestar import Response, Router, get
from litestar.params import QueryParameter

from server.api.house import InHouse, now
from server.api.packing import packed
from server.api.who import Asking, Office
from server.errors import Problem
from server.reports.due import day_of, due

AHEAD = timedelta(days=120)
FARTHEST = timedelta(days=800)
Until = Annotated[str, QueryParameter(max_length=10)]


@get("/due", media_type="application/json")
async def what_is_due(request: Asking, house: InHouse, office: Office, until: Until = "") -> Response[bytes]:
    """All open periods of maintenance due up to a day, with the jobs planned for them. For the office."""
    at = now()
    last = _until(until, at)
    found = await house.db.read(lambda conn: due(conn, last, at))
    return await packed(request, msgspec.json.encode(found))


def _until(text: str, at: int) -> date:
    """The day asked for, bounded. Raises Problem `malformed`."""
    today = day_of(at)
    if not text:
        return today + AHEAD
    try:
        return min(date.fromisoformat(text), today + FARTHEST)
    except ValueError:
        raise Problem("malformed", detail="until") from None


router = Router("", route_handlers=[what_is_due])
