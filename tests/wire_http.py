"""How the example client speaks HTTP: sign-in, time limits, errors, bytes by tus and the live line.

Written from docs/protocol.md alone (sections 1, 2 and 7), with the standard library.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import http.client
import json
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

PIECE = 256 * 1024


class Problem(Exception):
    """The server answered with an error of its catalogue; `wait` is its Retry-After in seconds."""

    def __init__(self, status: int, code: str, wait: float | None) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code, self.wait = status, code, wait


class Unreachable(Exception):
    """No answer, or one that makes no sense: nothing is known about the fate of the request."""


@dataclass
class Reply:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def json(self) -> Any:
        try:
            return json.loads(self.body)
        except ValueError as cause:
            raise Unreachable("the answer is not JSON") from cause


@dataclass
class Wire:
    """One browser's way to the server: origin, cookies, and the seconds that a request may take."""

    origin: str
    limit: float = 60.0
    cookies: dict[str, str] = field(default_factory=dict)

    def sign_in(self, login: str, password: str) -> Any:
        return self.json("POST", "/api/session", {"login": login, "password": password})["person"]

    def sign_out(self) -> None:
        self.send("DELETE", "/api/session")
        self.cookies.clear()

    def json(self, method: str, path: str, value: Any = None) -> Any:
        body = b"" if value is None else json.dumps(value).encode()
        return self.send(method, path, body, {"Content-Type": "application/json"}).json()

    def send(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Reply:
        """One request, one answer; raises Problem or Unreachable."""
        connection = http.client.HTTPConnection(urlsplit(self.origin).netloc, timeout=self.limit)
        try:
            reply = self._exchange(connection, method, path, body, headers or {})
        except (OSError, EOFError, http.client.HTTPException) as cause:
            raise Unreachable(f"{method} {path}: {cause!r}") from cause
        finally:
            connection.close()
        if reply.status >= 400:
            raise _problem(reply)
        return reply

    def _exchange(
        self,
        connection: http.client.HTTPConnection,
        method: str,
        path: str,
        body: bytes,
        headers: dict[str, str],
    ) -> Reply:
        deadline = time.monotonic() + self.limit
        response = self._ask(connection, method, path, body, headers)
        with response:
            read = b"" if method == "HEAD" else _read_all(response, deadline)
        if response.headers.get("Content-Encoding") == "gzip":
            read = gzip.decompress(read)
        return Reply(response.status, response.headers, read)

    def _ask(
        self,
        connection: http.client.HTTPConnection,
        method: str,
        path: str,
        body: bytes,
        headers: dict[str, str],
    ) -> http.client.HTTPResponse:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        ours = {"X-Kept": "1", "Cookie": cookie, "Accept-Encoding": "gzip"}
        connection.request(method, path, body or None, ours | headers)
        response = connection.getresponse()
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name.strip()] = value.strip()
        return response

    # Bytes, by tus 1.0.0

    def upload(self, content: bytes, media_type: str = "image/jpeg", piece: int = PIECE) -> str:
        """Send what the server lacks of these bytes; safe to call again after any failure."""
        name = hashlib.sha256(content).hexdigest()
        place, offset = self._place(name, media_type, len(content))
        while offset < len(content):
            offset = self._piece(place, offset, content[offset : offset + piece])
        return name

    def _place(self, name: str, media_type: str, size: int) -> tuple[str, int]:
        meta = f"sha256 {_base64(name.encode())},type {_base64(media_type.encode())}"
        headers = {"Upload-Length": str(size), "Upload-Metadata": meta}
        reply = self.tus("POST", "/api/blobs", headers)
        path = urlsplit(reply.headers["Location"]).path
        return path, int(reply.headers["Upload-Offset"])

    def _piece(self, place: str, offset: int, piece: bytes) -> int:
        """The offset after this piece; where the server holds another offset, that one."""
        headers = {
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": str(offset),
            "Upload-Checksum": "sha256 " + _base64(hashlib.sha256(piece).digest()),
        }
        try:
            reply = self.tus("PATCH", place, headers, piece)
        except Problem as problem:
            if problem.status != 409:
                raise
            reply = self.tus("HEAD", place)
        return int(reply.headers["Upload-Offset"])

    def tus(self, method: str, path: str, headers: dict[str, str] | None = None, body: bytes = b"") -> Reply:
        return self.send(method, path, body, {"Tus-Resumable": "1.0.0"} | (headers or {}))

    def download(self, name: str) -> bytes:
        content = self.send("GET", f"/api/blobs/{name}").body
        if hashlib.sha256(content).hexdigest() != name:
            raise Unreachable("the bytes are not those of this name")
        return content

    # The live line

    def live(self, patience: float) -> Generator[str]:
        """Names of events as they come; ends with the line, or after `patience` silent seconds."""
        connection = http.client.HTTPConnection(urlsplit(self.origin).netloc, timeout=patience)
        try:
            headers = {"Accept": "text/event-stream"}
            with self._ask(connection, "GET", "/api/live", b"", headers) as stream:
                if stream.status >= 400:
                    raise _problem(Reply(stream.status, stream.headers, stream.read()))
                yield "open"
                for line in stream:
                    if line.startswith(b"event:"):
                        yield line[6:].strip().decode()
        except (OSError, http.client.HTTPException):
            return
        finally:
            connection.close()


def _read_all(response: http.client.HTTPResponse, deadline: float) -> bytes:
    """The whole body before the deadline: a time limit on each read would not stop a trickle."""
    pieces = []
    while piece := response.read1(65_536):
        pieces.append(piece)
        if time.monotonic() > deadline:
            raise TimeoutError("the answer takes too long")
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(pieces)


def _problem(reply: Reply) -> Exception:
    try:
        code = str(json.loads(reply.body)["code"]) if reply.body else ""
    except (ValueError, KeyError, TypeError):
        return Unreachable(f"{reply.status} without a code")
    wait = reply.headers.get("Retry-After")
    return Problem(reply.status, code, float(wait) if wait else None)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
