"""A backup that was proven to restore; devices let go only of what two of them hold; the way back loses nothing."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from server.store import backup_notes, copies, head
from server.store.backups import kept, prune
from tests.sync.backing import YEAR, firm, photo, safe, take, tried, worked
from tests.sync.firm import Firm

__all__ = ["firm"]


def test_a_backup_holds_database_bytes_and_keys_and_says_so_only_when_it_was_opened(firm: Firm) -> None:
    photo(firm)
    made = take(firm)
    assert copies.verified(made)
    assert copies.wrong(made) == []
    assert (made / "keys" / "receipt").read_bytes() == b"key"


@pytest.mark.parametrize("name", ["kept.db", "blobs.txt", "keys/receipt", "manifest.json", "a blob"])
def test_one_changed_byte_anywhere_is_found(firm: Firm, name: str) -> None:
    place = photo(firm)
    made = take(firm)
    path = copies.blob(made, place.name) if name == "a blob" else made / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert copies.wrong(made) != []


def test_a_backup_whose_log_was_rewritten_is_found_although_all_its_hashes_were_made_anew(firm: Firm) -> None:
    worked(firm, "v1")
    made = take(firm)
    conn = sqlite3.connect(made / "kept.db")
    conn.execute("UPDATE log SET person='ben' WHERE seq=(SELECT max(seq) FROM log)")
    conn.commit()
    conn.close()
    manifest = msgspec.structs.replace(copies.read(made), database=copies.digest(made / "kept.db"))
    (made / "manifest.json").write_bytes(msgspec.json.encode(manifest))
    assert any("chain" in line for line in copies.wrong(made))


def test_devices_let_go_only_of_what_two_verified_backups_hold(firm: Firm) -> None:
    device = worked(firm, "v1", "v2")

    assert safe(firm, device) == 0
    take(firm)
    assert safe(firm, device) == 0
    firm.write(device, "answer", "J1~CL~v3", "note", "v3", job="J1")
    firm.sync(device)
    take(firm)
    assert safe(firm, device) == 2


def test_a_restore_never_overwrites_a_firm(firm: Firm) -> None:
    made = take(firm)
    with pytest.raises(FileExistsError):
        copies.restore(made, firm.folder)


def test_a_damaged_backup_is_not_restored(firm: Firm, tmp_path: Path) -> None:
    made = take(firm)
    with (made / "kept.db").open("ab") as opened:
        opened.write(b"x")
    with pytest.raises(ValueError, match=r"kept\.db"):
        copies.restore(made, tmp_path / "new")
    assert not (tmp_path / "new" / "kept.db").exists()


def test_after_a_restore_devices_bring_what_the_backup_lacks_and_time_waits_for_a_word(firm: Firm) -> None:
    device = worked(firm, "v1")
    photo(firm)
    made = take(firm)
    firm.write(device, "answer", "J1~CL~v2", "note", "v2", job="J1")
    firm.sync(device)
    firm.db.close()
    for name in ("kept.db", "kept.db-wal", "kept.db-shm"):
        (firm.folder / name).unlink(missing_ok=True)
    shutil.rmtree(firm.folder / "blobs")
    copies.restore(made, firm.folder)
    firm.open()

    def new_epoch(conn: sqlite3.Connection) -> None:
        top = head.lock(conn, firm.now)
        head.open_epoch(conn, top, top.seq, "restored")
        head.save(conn, top)

    firm.run(firm.db.write(new_epoch))
    assert [why for _, why in firm.run(firm.db.read(backup_notes.held))] == ["restored"]
    firm.quiet()
    firm.check()
    assert [value for _, value in firm.logged("answer", "J1~CL~v2", "note")] == ["v2"]
    firm.run(firm.db.write(backup_notes.go))
    assert firm.run(firm.db.read(backup_notes.held)) == []


def test_of_many_backups_the_last_of_each_hour_day_week_and_month_stays(tmp_path: Path) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    hours = [start + timedelta(hours=h) for h in range(24 * 330)]
    stay = kept([tmp_path / hour.strftime("%Y-%m-%dT%H-%M-%SZ") for hour in hours])
    assert len(stay) <= 24 + 14 + 8 + 12
    assert stay[-24:] == [tmp_path / hour.strftime("%Y-%m-%dT%H-%M-%SZ") for hour in hours[-24:]]
    assert len({path.name[:7] for path in stay}) == 11


def test_bytes_stay_in_the_pool_while_a_backup_names_them(firm: Firm) -> None:
    place = photo(firm)
    made = take(firm)
    other = made.parent / "blobs" / "00" / ("0" * 64)
    other.parent.mkdir()
    other.write_bytes(b"nobody names me")
    copies.sweep(made.parent)
    assert not other.exists()
    assert copies.blob(made, place.name).exists()


def test_a_backup_made_while_the_clock_was_a_year_ahead_frees_nothing_that_one_backup_alone_holds(firm: Firm) -> None:
    device, real = worked(firm, "v1"), firm.now
    firm.now += YEAR
    ahead = take(firm)
    firm.now = real
    firm.write(device, "answer", "J1~CL~v2", "note", "v2", job="J1")
    firm.sync(device)
    second = take(firm)
    assert safe(firm, device) == 1, "v2 lies in one backup only"
    assert firm.run(firm.db.read(backup_notes.backed)) == 0, "and no time can be told for photos"
    third = take(firm)
    assert safe(firm, device) == 2
    assert 0 < firm.run(firm.db.read(backup_notes.backed)) < real + YEAR
    assert {ahead, second, third} == set(copies.all_in(firm.folder / "backups"))


def test_a_clock_set_back_a_day_prunes_no_backup_that_holds_the_newest_work(firm: Firm) -> None:
    device = worked(firm, "v1")
    firm.now -= firm.now % 3_600_000
    older = [take(firm), take(firm)]
    firm.now -= 7_200_000 + 600_000
    firm.write(device, "answer", "J1~CL~v2", "note", "v2", job="J1")
    firm.sync(device)
    newest = take(firm)
    for name in ("10-52", "10-57"):  # of the same hour, and later in it
        shutil.copytree(older[0], newest.with_name(f"{newest.name[:11]}{newest.name[11:13]}-{name[3:]}-59Z"))
    prune(newest.parent)
    assert newest in copies.all_in(newest.parent)


def test_two_backups_of_one_second_have_two_names(firm: Firm) -> None:
    first = take(firm)
    assert tried(firm) == []
    assert len(copies.all_in(first.parent)) == 2


def test_a_photo_that_was_damaged_in_the_backups_is_copied_anew(firm: Firm) -> None:
    place = photo(firm)
    first = take(firm)
    copies.blob(first, place.name).write_bytes(b"rot")
    second = take(firm)
    assert copies.wrong(first) == copies.wrong(second) == []
    place.write_bytes(b"rot")
    copies.blob(first, place.name).write_bytes(b"rot")
    assert [line for line in tried(firm) if place.name in line], "where the original is lost too, it is said"


def test_another_firms_backups_are_left_alone(firm: Firm, tmp_path: Path) -> None:
    made = take(firm)
    before = sorted(str(path) for path in made.parent.rglob("*"))
    (firm.folder / "keys" / "receipt").write_bytes(b"another firm's")
    firm.now += 3_600_000
    assert "another firm's" in tried(firm)[0]
    assert sorted(str(path) for path in made.parent.rglob("*")) == before


def test_a_folder_that_takes_nothing_is_said_and_the_next_backup_finds_no_rubbish(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked(firm, "v1")
    into = take(firm).parent

    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(copies, "sync", full)
        firm.now += 3_600_000
        assert "No space left on device" in tried(firm)[0]
    assert list(into.glob("*.part")) == []
    (into / "2020-01-01T00-00-00Z.part").mkdir()
    (into / "2020-01-01T00-00-00Z.part" / "kept.db").write_bytes(b"of one that was killed")
    take(firm)
    assert list(into.glob("*.part")) == []
    (firm.folder / "a file").write_bytes(b"")
    assert "could not be written" in tried(firm, firm.folder / "a file" / "backups")[0]


def test_a_restore_cut_short_leaves_no_server_that_knows_nothing_of_it_and_can_be_run_again(
    firm: Firm, tmp_path: Path
) -> None:
    made, new = take(firm), tmp_path / "new"

    def killed(_: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copies.restore(made, new, killed)
    assert not (new / "kept.db").exists()
    begun: list[Path] = []
    copies.restore(made, new, begun.append)
    assert begun == [new / "kept.db.part"]
    assert (new / "kept.db").exists()
