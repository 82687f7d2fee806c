"""The bytes of one photo out of a rescue file, on their way to where uploads end."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from hashlib import sha256

import msgspec

from server.errors import Problem
from server.store import blobs
from server.store.blobs import LARGEST, TAKEN, Upload
from server.store.db import Database
from server.store.files import Files


class About(msgspec.Struct):
    hash: str
    size: int
    type: str = ""


class Photo:
    """Gathers the bytes; `keep` puts them in their place as if their person had brought them."""

    def __init__(self, about: About) -> None:
        self.about = about
        self._bytes = bytearray()

    def add(self, piece: bytes) -> None:
        if len(self._bytes) <= min(self.about.size, LARGEST):
            self._bytes += piece

    async def keep(self, db: Database, files: Files, person: str, fresh: Callable[[], str], now: int) -> bool:
        """False when this person had brought it before. Raises Problem."""
        hash, content = self.about.hash, bytes(self._bytes)
        self._judge(hash, content)
        files.room_for(len(content))
        wanted = Upload(fresh(), person, hash, len(content), self.about.type)
        upload, replaced = await db.write(lambda conn: blobs.begin(conn, wanted, now))
        if replaced:
            await asyncio.to_thread(files.drop, replaced)
        if upload.done and files.place(hash).exists():
            return False
        await asyncio.to_thread(_place, files, upload, content)
        await db.write(lambda conn: blobs.move(conn, upload, len(content), True, now))
        return True

    def _judge(self, hash: str, content: bytes) -> None:
        if len(content) > LARGEST:
            raise Problem("too_large")
        if self.about.type not in TAKEN:
            raise Problem("wrong_type")
        if not re.fullmatch(r"[0-9a-f]{64}", hash) or sha256(content).hexdigest() != hash:
            raise Problem("wrong_checksum")


def _place(files: Files, upload: Upload, content: bytes) -> None:
    files.write(upload.id, 0, content)
    files.settle(upload.id)
    if not files.finish(upload.id, upload.hash, len(content)):
        raise Problem("wrong_checksum")
