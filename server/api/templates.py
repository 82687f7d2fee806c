"""An XLSForm comes in as a checklist's draft; nothing of it is kept here."""

from typing import Any

from litestar import Router, post

from server.api.who import Asking, Me
from server.domain.rights import EDITORS
from server.errors import Problem
from server.imports.apart import read_apart

LARGEST = 5 * 1024 * 1024


@post("/templates/xlsform", status_code=200, request_max_body_size=LARGEST)
async def xlsform(request: Asking, me: Me) -> dict[str, Any]:
    """The workbook as draft and notes: `{"draft", "notes"}`. Raises `unreadable_file`, `bad_form`, `too_large`."""
    if me.role not in EDITORS:
        raise Problem("not_allowed")
    made: dict[str, Any] = await read_apart("xlsform", await request.body())
    return made


router = Router("", route_handlers=[xlsform])
