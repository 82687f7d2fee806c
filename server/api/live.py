"""The open line that says "something new" and nothing else (server-sent events)."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

from litestar import Router, get
from litestar.types import ASGIApp, Receive, Scope, Send

from server.api.house import House, InHouse
from server.api.who import Me
from server.errors import Problem

BEAT = 20.0
"""Seconds of silence after which a comment keeps the line open through proxies."""
SLOW = 30.0
"""Seconds that a client may take to swallow a few bytes before the line is given up."""
MOST_LINES = 16
"""Open lines of one person."""
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


@get("/live", media_type="text/event-stream")
async def live(house: InHouse, me: Me) -> ASGIApp:
    """Events `news` (a round is worth while) and `bye` (the server stops)."""
    if house.lines.get(me.id, 0) >= MOST_LINES:
        raise Problem("too_many", detail="lines", retry_after=60)
    return Line(house, me.id)


class Line:
    """One client's line. However much happens while it is slow, it owes it one `news`."""

    def __init__(self, house: House, person: str) -> None:
        self.house, self.person = house, person

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        lines = self.house.lines
        lines[self.person] = lines.get(self.person, 0) + 1
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await self._talk(receive, send)
        except (TimeoutError, Problem):  # a dead client; a person who may no longer listen
            pass
        finally:
            lines[self.person] -= 1
            if not lines[self.person]:
                del lines[self.person]
        await _say(send, "", more=False)

    async def _talk(self, receive: Receive, send: Send) -> None:
        """Until the client goes or the server stops. Whoever opens a line may have missed something."""
        heard = self.house.exchange.subscribe(self.person)
        news = asyncio.create_task(_next(heard))
        stop = asyncio.create_task(self.house.stopping.wait())
        gone = asyncio.create_task(_hung_up(receive))
        try:
            await _say(send, "retry: 5000\nevent: news\ndata:\n\n")
            while True:
                done, _ = await asyncio.wait((news, stop, gone), timeout=BEAT, return_when=asyncio.FIRST_COMPLETED)
                if gone in done:
                    return
                if stop in done:
                    await _say(send, "event: bye\ndata:\n\n")
                    return
                if news in done:
                    news.result()
                    news = asyncio.create_task(_next(heard))
                    await _say(send, "event: news\ndata:\n\n")
                else:
                    await _say(send, ": beat\n\n")
        finally:
            await _put_down(news, stop, gone)
            if isinstance(heard, AsyncGenerator):
                await heard.aclose()


async def _next(heard: AsyncIterator[None]) -> None:
    await anext(heard)


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _put_down(*waiting: "asyncio.Task[Any]") -> None:
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def _say(send: Send, text: str, more: bool = True) -> None:
    body = text.encode()
    await asyncio.wait_for(send({"type": "http.response.body", "body": body, "more_body": more}), SLOW)


router = Router("", route_handlers=[live])
