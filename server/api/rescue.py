"""Rescue files of devices that cannot send, brought by the office."""

import asyncio
import os
from pathlib import Path

from litestar import Router, post

from server.api.house import House, InHouse, fresh, now
from server.api.who import Asking, Office
from server.errors import Problem
from server.rescue.load import Loaded, Loading

LARGEST = 8 << 30
AT_ONCE = 1 << 20
"""Bytes gathered before they are written."""


@post("/rescue", status_code=200, request_max_body_size=LARGEST)
async def load(request: Asking, house: InHouse, office: Office) -> Loaded:
    """Take in what a device wrote into its rescue file: judged as if sent. Again is harmless."""
    path = house.files.pieces / f"rescue-{fresh()}"
    try:
        await _receive(request, house, path)
        loaded = await Loading(house.exchange, house.files, fresh, now()).load(path, house.rescue)
    finally:
        await asyncio.to_thread(path.unlink, missing_ok=True)
    house.exchange.bell.ring(None)
    return loaded


async def _receive(request: Asking, house: House, path: Path) -> None:
    """The body as a file. Raises Problem `busy` when the disk would get too full, `malformed` for a cut one."""
    length = request.headers.get("content-length", "")
    house.files.room_for(int(length) if length.isdecimal() else 0)
    with await asyncio.to_thread(os.fdopen, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        held = bytearray()
        async for piece in request.stream():
            held += piece
            if len(held) >= AT_ONCE:
                house.files.room_for(len(held))
                await asyncio.to_thread(file.write, bytes(held))
                held.clear()
        file.write(held)
        if length.isdecimal() and file.tell() != int(length):
            raise Problem("malformed", detail="cut")


router = Router("", route_handlers=[load])
