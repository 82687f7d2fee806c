"""A connection that costs the client little and counts every byte that crosses it, headers too."""

import asyncio
import json
import zlib
from typing import Any, Self

KEPT_GZIP = {"Content-Type": "application/json", "Content-Encoding": "gzip"}


class Answered(Exception):
    """The server answered with an error."""


class Wire:
    """One HTTP/1.1 connection to the server on this machine; `up` and `down` are bytes on the wire."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.port, self.cookie = port, cookie
        self.up = self.down = 0
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def open(self) -> Self:
        self.close()
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    def close(self) -> None:
        if self._writer:
            self._writer.close()

    async def sign_in(self, login: str, password: str) -> Any:
        """Sign in; later requests carry the session."""
        said = json.dumps({"login": login, "password": password}).encode()
        return json.loads(await self.send("POST", "/api/session", said, {"Content-Type": "application/json"}))

    async def send(self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> bytes:
        """One request; the body of its answer, unpacked. Raises Answered from status 400 on."""
        reader = await self._ask(method, path, body, headers or {})
        try:
            status, told = await self._head(reader)
        except asyncio.IncompleteReadError:  # put down for idleness while we wrote; a second time is safe
            reader = await (await self.open())._ask(method, path, body, headers or {})
            status, told = await self._head(reader)
        answer = await reader.readexactly(int(told.get("content-length", "0")))
        self.down += len(answer)
        if "set-cookie" in told:
            self.cookie = told["set-cookie"].partition(";")[0]
        if told.get("content-encoding") == "gzip":
            answer = zlib.decompress(answer, 31)
        if status >= 400:
            raise Answered(f"{method} {path}: {status} {answer.decode()[:300]}")
        return answer

    async def listen(self) -> None:
        """Open the live line and leave it open."""
        reader = await self._ask("GET", "/api/live", b"", {})
        status, _ = await self._head(reader)
        if status != 200:
            raise Answered(f"the live line: {status}")
        await reader.readuntil(b"event: news")

    async def ended(self) -> None:
        """Until the other side ends the line; what is said on it meanwhile is dropped."""
        assert self._reader
        while await self._reader.read(4096):
            pass

    async def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> asyncio.StreamReader:
        if self._reader is None or self._reader.at_eof():
            await self.open()
        assert self._reader
        assert self._writer
        ours = {
            "Host": f"127.0.0.1:{self.port}",
            "X-Kept": "1",
            "Accept-Encoding": "gzip",
            "Content-Length": str(len(body)),
            "Cookie": self.cookie,
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in (ours | headers).items() if value)
        sent = f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body
        self.up += len(sent)
        self._writer.write(sent)
        await self._writer.drain()
        return self._reader

    async def _head(self, reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
        head = await reader.readuntil(b"\r\n\r\n")
        self.down += len(head)
        first, *lines = head.decode("latin-1").strip().split("\r\n")
        told = (line.partition(":") for line in lines)
        return int(first.split()[1]), {name.lower(): value.strip() for name, _, value in told}
