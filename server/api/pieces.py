"""One piece of an upload on its way to the disk: in order, durable before it is counted, checked."""

import asyncio
import base64
import hashlib

from litestar.exceptions import InternalServerException

from server.api import withholding
from server.api.house import House, now
from server.api.who import Asking
from server.errors import Problem
from server.store import blobs
from server.store.blobs import REPORT, Upload

AT_ONCE = 256 << 10
"""Bytes held in memory before they are written."""


class Piece:
    """`checksum`: the header's text, or None."""

    def __init__(self, house: House, upload: Upload, checksum: str | None) -> None:
        self.house, self.upload, self.at = house, upload, upload.at
        self.expected, self.digest = _checksum(checksum)

    async def take(self, offset: int, request: Asking) -> int:
        """Write the body behind what is there; the new offset.

        Raises Problem `wrong_offset`, `too_large`, `wrong_checksum`.
        """
        if offset != self.upload.at:
            raise Problem("wrong_offset", detail=self.upload.at)
        if self.upload.done:
            return self.upload.at
        cut = await self._receive(request)
        if self.expected is not None and (cut or self.digest.digest() != self.expected):
            raise Problem("wrong_checksum")
        if self.at > self.upload.at:
            await self._settle()
        return self.at

    async def _receive(self, request: Asking) -> bool:
        """Whether the connection was cut; what had arrived is written all the same."""
        held, cut = bytearray(), False
        try:
            async for part in request.stream():
                held += part
                if len(held) >= AT_ONCE:
                    await self._write(bytes(held))
                    held.clear()
        except InternalServerException:  # Litestar's word for a client that went away
            cut = True
        await self._write(bytes(held))
        return cut

    async def _write(self, part: bytes) -> None:
        if self.at + len(part) > self.upload.size:
            raise Problem("too_large", detail="more than Upload-Length")
        self.digest.update(part)
        if part:
            await asyncio.to_thread(self.house.files.write, self.upload.id, self.at, part)
        self.at += len(part)

    async def _settle(self) -> None:
        files, upload = self.house.files, self.upload
        await asyncio.to_thread(files.settle, upload.id)
        done = self.at == upload.size
        if done and not await asyncio.to_thread(files.finish, upload.id, upload.hash, upload.size):
            await self._move(0, False)
            raise Problem("wrong_checksum", detail="whole")
        await self._move(self.at, done)
        if done and upload.type == REPORT:
            await withholding.late(self.house)

    async def _move(self, at: int, done: bool) -> None:
        hour = now()
        if not await self.house.db.write(lambda conn: blobs.move(conn, self.upload, at, done, hour)):
            await self._drop_leftover()
            raise Problem("wrong_offset")

    async def _drop_leftover(self) -> None:
        """Somebody else moved this upload on; what this request wrote after the end is nobody's."""
        id, person = self.upload.id, self.upload.person
        found = await self.house.db.read(lambda conn: blobs.find(conn, id, person))
        if found is None or found.done:
            await asyncio.to_thread(self.house.files.drop, id)


def _checksum(header: str | None) -> tuple[bytes | None, "hashlib._Hash"]:
    """(expected digest, hash to compute) of `sha256 <base64>`. Raises `malformed`."""
    if header is None:
        return None, hashlib.sha256()
    name, _, text = header.partition(" ")
    if name not in ("sha256", "sha1"):
        raise Problem("malformed", detail="Upload-Checksum algorithm")
    try:
        return base64.b64decode(text, validate=True), hashlib.new(name)
    except ValueError:
        raise Problem("malformed", detail="Upload-Checksum") from None
