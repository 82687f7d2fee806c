"""Around everything: a number for each request, headers that keep browsers careful, one line of log."""

import hashlib
import logging
import secrets
import time
from typing import Any, Self, cast

import msgspec
from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from prometheus_client import Counter, Histogram

from server.errors import Problem

CONTENT_SECURITY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "media-src 'self' blob:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
CAREFUL = {
    "Content-Security-Policy": CONTENT_SECURITY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PATCH", "PUT", "DELETE"})
SECURE_ONLY = {"Strict-Transport-Security": "max-age=31536000"}
_log = logging.getLogger("kept.request")


class Watch:
    """The outermost layer. `key` blurs persons in the log: the same person, the same word, no name.

    `most`: requests, open lines among them, that are let in at a time.
    """

    app: ASGIApp

    def __init__(self, key: bytes, most: int) -> None:
        self.key, self.most, self.open = key, most, 0
        self.requests = Counter("kept_requests", "Requests answered", ["door", "status"], registry=None)
        self.seconds = Histogram("kept_request_seconds", "How long a request took; live lines apart", registry=None)

    def over(self, app: ASGIApp) -> Self:
        """Stand before this app."""
        self.app = app
        return self

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
            return
        seen = cast("dict[str, Any]", scope)
        number = seen["kept_request"] = secrets.token_hex(6)
        began, status = time.perf_counter(), 0

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableScopeHeaders.from_message(message)
                headers["X-Request-Id"] = number
                for name, value in (CAREFUL | _by_scheme(seen)).items():
                    headers.setdefault(name, value)
                if given := seen.get("state", {}).get("kept_cookie"):
                    headers.add("Set-Cookie", given)
            await send(message)

        self.open += 1
        try:
            await (self.app if self.open <= self.most else _come_again)(scope, receive, watched)
        finally:
            self.open -= 1
            self._note(seen, number, status, time.perf_counter() - began)

    def _note(self, seen: dict[str, Any], number: str, status: int, spent: float) -> None:
        path = seen.get("path_template") or "?"
        self.requests.labels(f"{seen['method'] if seen['method'] in METHODS else '?'} {path}", status).inc()
        if path != "/api/live":
            self.seconds.observe(spent)
        level = logging.DEBUG if path == "/api/health" else logging.INFO
        facts = {"request": number, "method": seen["method"], "path": path, "status": status}
        person = seen.get("state", {}).get("kept_person")
        if person:
            facts["person"] = hashlib.blake2b(person.encode(), key=self.key, digest_size=6).hexdigest()
        _log.log(level, "request", extra=facts | {"ms": round(spent * 1000, 1)})


async def _come_again(_: Scope, __: Receive, send: Send) -> None:
    """Too many are inside: nobody is let in half."""
    busy = Problem("busy", detail="requests")
    headers = [(b"content-type", b"application/json"), (b"retry-after", b"10"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": busy.status, "headers": headers})
    await send({"type": "http.response.body", "body": msgspec.json.encode(busy.body()), "more_body": False})


def _by_scheme(seen: dict[str, Any]) -> dict[str, str]:
    return SECURE_ONLY if seen.get("scheme") == "https" else {}
