"""Bytes of blobs on disk: durable before anybody counts on them, and never in the log's way."""

import errno
import hashlib
import os
import shutil
from pathlib import Path

import pytest

from server.errors import Problem
from server.store.files import RESERVE, Files

DATA = b"some bytes of a photo"
HASH = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was made durable, in order; the page cache hides it from every other test."""
    seen: list[Path] = []
    real = os.fsync

    def fsync(handle: int) -> None:
        seen.append(Path(f"/proc/self/fd/{handle}").readlink())
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    return seen


def test_a_piece_is_durable_with_its_name(tmp_path: Path, synced: list[Path]) -> None:
    files = Files(tmp_path)
    files.write("one", 0, DATA)
    assert synced == []
    files.settle("one")
    assert synced == [tmp_path / "up" / "one", tmp_path / "up"]


def test_a_whole_blob_is_durable_in_its_place(tmp_path: Path, synced: list[Path]) -> None:
    files = Files(tmp_path)
    files.write("one", 0, DATA)
    assert files.finish("one", HASH, len(DATA))
    assert files.place(HASH).read_bytes() == DATA
    assert synced == [tmp_path, tmp_path / HASH[:2]]


def test_what_was_never_promised_is_cut_off(tmp_path: Path) -> None:
    """A request that died wrote beyond the end; the bytes that count are whole all the same."""
    files = Files(tmp_path)
    files.write("one", 0, DATA + b"left behind")
    assert files.finish("one", HASH, len(DATA))


def test_wrong_bytes_do_not_come_into_the_place(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.write("one", 0, b"?" + DATA[1:])
    assert not files.finish("one", HASH, len(DATA))
    assert not files.place(HASH).exists()


def test_the_second_of_two_that_finish_finds_it_done(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.write("one", 0, DATA)
    assert files.finish("one", HASH, len(DATA))
    assert files.finish("one", HASH, len(DATA))


def test_photos_leave_room_for_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    files = Files(tmp_path)
    for free, fits in ((RESERVE + 1000, True), (RESERVE + 999, False)):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: usage._replace(free=free))
        if fits:
            files.room_for(1000)
        else:
            with pytest.raises(Problem, match="busy"):
                files.room_for(1000)


@pytest.mark.parametrize(("number", "is_busy"), [(errno.ENOSPC, True), (errno.EDQUOT, True), (errno.EIO, False)])
def test_a_full_disk_is_waited_out_and_a_broken_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, is_busy: bool
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "pwrite", refuse)
    with pytest.raises(Problem if is_busy else OSError):
        Files(tmp_path).write("one", 0, DATA)
