"""A backup reads what is new and a share of the old: what counts as proven was read, and within thirty days again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from server.__main__ import main
from server.store import backup_notes, copies
from tests.sync.backing import DAY, YEAR, firm, photos, take, tried
from tests.sync.firm import Firm

__all__ = ["firm"]


@pytest.fixture
def reads(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Name of a blob -> bytes of it read in the backups. What a backup reads, it reads through this one door."""
    counted: dict[str, int] = {}
    digest = copies.digest

    def count(path: Path) -> str:
        if path.is_relative_to(firm.folder / "backups" / "blobs"):
            counted[path.name] = counted.get(path.name, 0) + path.stat().st_size
        return digest(path)

    monkeypatch.setattr(copies, "digest", count)
    return counted


def rot(backup: Path, hash: str) -> None:
    """A disk changes a byte and says nothing: size and times are what they were when it was read."""
    place = copies.blob(backup, hash)
    content = bytearray(place.read_bytes())
    content[0] ^= 1
    place.write_bytes(content)
    now = place.stat()
    with sqlite3.connect(backup.parent / "read.db") as notes:
        same = "UPDATE seen SET mtime=?, ctime=? WHERE hash=? AND size=?"
        assert notes.execute(same, (now.st_mtime_ns, now.st_ctime_ns, hash, now.st_size)).rowcount == 1
    notes.close()


def test_an_hourly_backup_reads_what_is_new_and_a_share_of_the_old(firm: Firm, reads: dict[str, int]) -> None:
    old, size = set(photos(firm, range(60))), 12_000
    take(firm)
    assert reads == dict.fromkeys(old, size), "what nobody read yet is read, all of it"
    reads.clear()
    take(firm)
    assert len(reads) == 1, "of sixty photos, one an hour"
    reads.clear()
    new = set(photos(firm, range(60, 63)))
    take(firm)
    assert new < set(reads), "what came since, all of it"
    assert sum(reads.values()) == 4 * size
    firm.now += 10 * DAY
    reads.clear()
    take(firm)
    assert 21 * size <= sum(reads.values()) <= 23 * size, "after ten days without a backup, a third"


def test_every_photo_is_read_again_within_thirty_days_whatever_comes_meanwhile(
    firm: Firm, reads: dict[str, int]
) -> None:
    old = set(photos(firm, range(40)))
    take(firm)
    reads.clear()
    for day in range(30):
        photos(firm, [40 + day])
        firm.now += DAY - 3_600_000
        take(firm)
    assert old <= set(reads)


def test_a_photo_that_a_disk_lost_in_silence_is_found_within_thirty_days_and_copied_anew(firm: Firm) -> None:
    all, _ = photos(firm, range(20)), take(firm)
    rot(copies.all_in(firm.folder / "backups")[0], all[-1])
    for _ in range(30):
        firm.now += DAY
        take(firm)
    assert copies.wrong(take(firm)) == []


def test_no_device_lets_go_for_bytes_that_nobody_read_since_they_were_written(
    firm: Firm, reads: dict[str, int]
) -> None:
    last, backup = max(photos(firm, range(5))), take(firm)
    place = copies.blob(backup, last)
    kept_times = place.stat()
    place.unlink()
    place.write_bytes(b"x" * kept_times.st_size)
    os.utime(place, ns=(kept_times.st_atime_ns, kept_times.st_mtime_ns))
    (firm.folder / "blobs" / last[:2] / last).unlink()
    assert [line for line in tried(firm) if last in line], "another file in its place, with its size and date"
    firm.now += 3_600_000
    assert [line for line in tried(firm) if last in line], "and it is said each time"
    assert [made for made in copies.all_in(backup.parent) if copies.verified(made)] == [backup]
    assert firm.run(firm.db.read(backup_notes.backed)) == 0


def test_without_the_notes_or_with_spoiled_ones_every_photo_is_read(firm: Firm, reads: dict[str, int]) -> None:
    all = set(photos(firm, range(5)))
    notes = take(firm).parent / "read.db"
    for spoil in (notes.unlink, lambda: notes.write_bytes(b"no database" * 1_000)):
        spoil()
        reads.clear()
        take(firm)
        assert set(reads) == all


def no_longer_read(place: Path) -> None:
    """A disk gives an error instead of the bytes."""
    place.unlink(missing_ok=True)
    place.symlink_to("/proc/self/mem")
    with pytest.raises(OSError, match="Input/output"):
        place.read_bytes()


def test_a_photo_that_the_backups_disk_gives_out_no_more_is_copied_anew(firm: Firm) -> None:
    all, made = photos(firm, range(3)), take(firm)
    no_longer_read(copies.blob(made, all[1]))
    assert [line for line in copies.wrong(made) if all[1] in line]
    assert copies.wrong(take(firm)) == []


@pytest.mark.parametrize("lose", [Path.unlink, no_longer_read], ids=["gone", "unreadable"])
def test_a_photo_that_the_server_lost_keeps_no_other_work_out_of_the_backups(
    firm: Firm, lose: Callable[[Path], None]
) -> None:
    """The backup is not proven, and says which photo; log and the other photos are in it all the same."""
    first, lost = photos(firm, range(2))
    lose(firm.folder / "blobs" / lost[:2] / lost)
    wrong = tried(firm)
    (made,) = copies.all_in(firm.folder / "backups")
    assert (wrong, copies.verified(made)) == ([f"blob {lost} is missing or damaged"], False)
    assert copies.blob(made, first).exists()
    (firm.folder / "blobs" / lost[:2] / lost).unlink(missing_ok=True)
    (firm.folder / "blobs" / lost[:2] / lost).write_bytes(b"picture    1" * 1_000)
    assert copies.wrong(take(firm)) == []


def test_backups_that_cannot_be_proven_are_pruned_too_and_the_proven_ones_stay(firm: Firm) -> None:
    (lost,) = photos(firm, range(1))
    proven = [take(firm), take(firm)]
    (firm.folder / "blobs" / lost[:2] / lost).unlink()
    copies.blob(proven[0], lost).unlink()
    for _ in range(30):
        firm.now += 3_600_000
        assert tried(firm)
    there = copies.all_in(firm.folder / "backups")
    assert len(there) < 30
    assert set(proven) <= set(there)


def test_a_clock_set_back_ends_no_reading(firm: Firm, reads: dict[str, int]) -> None:
    old = set(photos(firm, range(30)))
    firm.now += YEAR
    take(firm)
    firm.now -= YEAR
    reads.clear()
    for _ in range(30):
        firm.now += DAY
        take(firm)
    assert set(reads) == old


def test_a_whole_look_at_a_backup_reads_every_byte_whatever_was_noted(firm: Firm, reads: dict[str, int]) -> None:
    all, made = photos(firm, range(5)), take(firm)
    rot(made, all[2])
    reads.clear()
    assert [line for line in copies.wrong(made) if all[2] in line]
    assert set(reads) == set(all)


def test_what_a_whole_look_found_damaged_is_copied_anew_by_the_next_backup(
    firm: Firm, capsys: pytest.CaptureFixture[str]
) -> None:
    all, made = photos(firm, range(60)), take(firm)
    rot(made, last := max(all))
    look = ["verify-backup", str(made)]
    assert main(look) == 1
    assert last in capsys.readouterr().out
    take(firm)
    assert main(look) == 0
