"""Where the bytes of photos and files lie: pieces under up/, whole ones under the start of their hash."""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from server.errors import Problem

RESERVE = 256_000_000
"""Bytes of disk that photos leave free for the log."""

P = ParamSpec("P")
T = TypeVar("T")


def _full_is_busy(work: Callable[P, T]) -> Callable[P, T]:
    """A full disk, or no file handle left, is something to wait out, not a fault."""

    def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return work(*args, **kwargs)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                raise Problem("busy", detail="disk full", retry_after=60) from error
            if error.errno in (errno.EMFILE, errno.ENFILE):
                raise Problem("busy", detail="no file handle", retry_after=10) from error
            raise

    return guarded


class Files:
    """The folder of blobs. All calls block: use them in a thread."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pieces = root / "up"
        self.pieces.mkdir(parents=True, exist_ok=True)

    def place(self, hash: str) -> Path:
        return self.root / hash[:2] / hash

    def room_for(self, size: int) -> None:
        """Raises Problem `busy` when the disk would get too full for the log."""
        if shutil.disk_usage(self.root).free < size + RESERVE:
            raise Problem("busy", detail="disk full", retry_after=600)

    @_full_is_busy
    def write(self, id: str, at: int, piece: bytes) -> None:
        """Put a piece where it belongs; what lies behind `at` was never promised."""
        handle = os.open(self.pieces / id, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            while piece:
                written = os.pwrite(handle, piece, at)
                piece, at = piece[written:], at + written
        finally:
            os.close(handle)

    @_full_is_busy
    def settle(self, id: str) -> None:
        """Make what was written durable, the file's name too."""
        _sync(self.pieces / id)
        _sync(self.pieces)

    @_full_is_busy
    def finish(self, id: str, hash: str, size: int) -> bool:
        """Move a complete upload to its place, durably. False when the bytes are not those of the hash."""
        piece, place = self.pieces / id, self.place(hash)
        if not piece.exists():  # a second request for the same piece was faster
            return place.exists()
        os.truncate(piece, size)
        with piece.open("rb") as opened:
            if hashlib.file_digest(opened, "sha256").hexdigest() != hash:
                return False
        place.parent.mkdir(exist_ok=True)
        _sync(self.root)
        piece.replace(place)
        _sync(place.parent)
        return True

    def remove(self, hash: str) -> None:
        """Bytes that no record names any more."""
        self.place(hash).unlink(missing_ok=True)

    def arriving(self) -> set[str]:
        """What lies among the pieces, also what nobody goes on with."""
        return {path.name for path in self.pieces.iterdir()}

    def drop(self, id: str) -> None:
        (self.pieces / id).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
