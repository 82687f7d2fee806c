"""How a problem becomes an answer; what we did not foresee becomes `server_fault`, never a traceback."""

import logging
from typing import Any

from litestar import Response
from litestar.exceptions import HTTPException, InternalServerException

from server.api.who import Asking
from server.errors import Problem

_CODES = {
    401: "signed_out",
    403: "not_allowed",
    404: "not_found",
    405: "wrong_method",
    413: "too_large",
    415: "wrong_type",
    429: "too_many",
}

WENT_AWAY = "client disconnected prematurely"
"""Litestar's word for a body that nobody sends on."""


def problem(request: Asking, found: Problem) -> Response[dict[str, Any]]:
    headers = {"Cache-Control": "no-store"}
    if found.retry_after is not None:
        headers["Retry-After"] = str(found.retry_after)
    if request.headers.get("tus-resumable") or found.code == "tus_version":
        headers |= {"Tus-Resumable": "1.0.0", "Tus-Version": "1.0.0"}
    return Response(found.body(), status_code=found.status, headers=headers, media_type="application/json")


def refused_by_http(request: Asking, error: HTTPException) -> Response[dict[str, Any]]:
    """What Litestar refused before a handler saw it."""
    if isinstance(error, InternalServerException) and error.detail == WENT_AWAY:
        return problem(request, Problem("malformed", detail="cut off"))  # nobody hears it
    if isinstance(error, InternalServerException) or error.status_code >= 500:
        return fault(request, error)
    code = _CODES.get(error.status_code, "malformed")
    extra = getattr(error, "extra", None)
    detail = [_what(item) for item in extra] if isinstance(extra, list) else None
    return problem(request, Problem(code, detail=detail))


def fault(request: Asking, error: Exception) -> Response[dict[str, Any]]:
    """Our mistake: the log says what, the client learns the number under which the log says it."""
    number = request.scope.get("kept_request", "")
    logging.getLogger("kept").error("unforeseen", exc_info=error, extra={"request": number})
    return problem(request, Problem("server_fault", detail={"request": number}))


def no_json(request: Asking, error: RecursionError | UnicodeDecodeError) -> Response[dict[str, Any]]:
    """JSON nested so deeply that reading it was given up, or bytes that are no text; all other input is ours."""
    return problem(request, Problem("malformed", detail=type(error).__name__))


def _what(item: Any) -> str:
    """Which part of the request is wrong, without its content."""
    if isinstance(item, dict):
        return f"{item.get('key', '')}: {item.get('message', '')}"[:200]
    return str(item)[:200]


HANDLERS: Any = {
    Problem: problem,
    HTTPException: refused_by_http,
    RecursionError: no_json,
    UnicodeDecodeError: no_json,
    Exception: fault,
}
