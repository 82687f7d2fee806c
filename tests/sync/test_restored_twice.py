"""Restored, a phone gone, restored again: nothing is lost that two proven backups or a device held; holes are said."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from server.store import backup_notes, copies, head, returning
from tests.sync.backing import firm, safe, take, worked
from tests.sync.firm import Firm
from tests.sync.model import Device

__all__ = ["firm"]


def write(firm: Firm, device: Device, value: str) -> None:
    firm.write(device, "answer", f"J1~CL~{value}", "note", value, job="J1")


def restore(firm: Firm, backup: Path) -> None:
    """As `kept restore` does it, over an emptied data folder; what stays beside are the backups."""
    firm.db.close()
    for name in ("kept.db", "kept.db-wal", "kept.db-shm"):
        (firm.folder / name).unlink(missing_ok=True)
    shutil.rmtree(firm.folder / "blobs", ignore_errors=True)
    copies.restore(backup, firm.folder)
    firm.open()
    firm.now += 1000

    def new_epoch(conn: sqlite3.Connection) -> None:
        top = head.lock(conn, firm.now)
        head.open_epoch(conn, top, top.seq, "restored from a backup")
        head.save(conn, top)

    firm.run(firm.db.write(new_epoch))


def let_go(firm: Firm, device: Device) -> set[str]:
    """A round, then the device forgets what the server says is safe, as the app does; the values."""
    firm.sync(device)
    upto = safe(firm, device)
    gone = {value_of(device, n) for n in device.ops if n <= upto}
    device.ops = {n: text for n, text in device.ops.items() if n > upto}
    device.receipts = {n: receipt for n, receipt in device.receipts.items() if n > upto}
    return gone


def value_of(device: Device, n: int) -> str:
    return device.ops[n].split('"note": "')[1].split('"')[0]


def in_log(path: Path) -> set[str]:
    """The values in a database."""
    conn = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        found = conn.execute("SELECT json_extract(CAST(body AS TEXT), '$.set.note') FROM log WHERE body IS NOT NULL")
        return {value for (value,) in found if value}
    finally:
        conn.close()


def proven(firm: Firm) -> list[set[str]]:
    """What each proven backup in the folder holds."""
    return [in_log(b / "kept.db") for b in copies.all_in(firm.folder / "backups") if copies.verified(b)]


def held_twice(firm: Firm) -> set[str]:
    """What two proven backups hold."""
    all = proven(firm)
    return {value for values in all for value in values if sum(value in other for other in all) > 1}


def holes(firm: Firm) -> list[tuple[str, int, int]]:
    """As the office is shown them."""
    standing = firm.run(firm.db.read(returning.standing))
    return [(hole.device, hole.first, hole.last) for hole in standing.holes]


@pytest.mark.parametrize("second", ["older", "newer"])
def test_a_phone_is_wiped_between_two_restores_and_no_value_that_two_backups_or_a_device_hold_is_lost(
    firm: Firm, second: str
) -> None:
    anna, ben = worked(firm, "a1"), firm.device("ben", thrifty=True)
    oldest = take(firm)
    write(firm, ben, "b1")
    firm.sync(ben)
    first = take(firm)
    write(firm, anna, "a2")
    write(firm, ben, "b2")
    firm.sync(ben)
    let_go(firm, anna)
    newest = take(firm)
    write(firm, anna, "a3")

    restore(firm, first)
    firm.ask(anna, anna.request(firm.now, most=1)[0])
    firm.devices.remove(anna)
    firm.sync(ben)
    restore(firm, oldest if second == "older" else newest)
    write(firm, ben, "b3")
    firm.quiet()
    now = in_log(firm.folder / "kept.db")
    assert {"a1", "b1", "b2", "b3"} <= now
    assert ("a2" in now) == (second == "newer"), "of her phone came what a backup had"
    assert anna.id in {one.device for one in firm.run(firm.db.read(returning.standing)).silent}, "the office is told"


def test_what_a_device_let_go_for_two_backups_is_shown_as_a_hole_where_an_older_one_is_restored(firm: Firm) -> None:
    anna = worked(firm, "a1")
    older = take(firm)
    write(firm, anna, "a2")
    firm.sync(anna)
    take(firm)
    take(firm)
    assert let_go(firm, anna) == {"a1", "a2"}
    restore(firm, older)
    write(firm, anna, "a3")
    firm.quiet()
    assert {"a1", "a3"} <= in_log(firm.folder / "kept.db")
    assert holes(firm) == [(anna.id, 2, 2)], "it is shown, and two backups have it"
    assert "a2" in held_twice(firm)
    restore(firm, max(copies.all_in(firm.folder / "backups")))
    firm.quiet()
    assert {"a1", "a2", "a3"} <= in_log(firm.folder / "kept.db")
    assert holes(firm) == [], "the newer one fills it"


def test_after_a_restore_devices_let_go_of_nothing_until_two_backups_were_made_again(firm: Firm) -> None:
    anna = worked(firm, "a1")
    take(firm)
    take(firm)
    last = take(firm)
    assert safe(firm, anna) == 1
    for other in copies.all_in(firm.folder / "backups"):
        if other != last:
            copies.drop(other)  # the machine is another one: one copy was brought to it
    restore(firm, last)
    firm.sync(anna)
    assert safe(firm, anna) == 0
    assert firm.run(firm.db.read(backup_notes.backed)) == 0
    take(firm)
    assert safe(firm, anna) == 0, "that one, and the copy, which nobody noted"
    take(firm)
    assert safe(firm, anna) == 1


@pytest.mark.parametrize("seed", range(12))
def test_whatever_order_of_backups_restores_and_lost_phones(firm: Firm, seed: int) -> None:
    chance, written, let = random.Random(seed), 0, set[str]()
    numbers: dict[str, tuple[str, int]] = {}
    devices = [firm.device("anna", thrifty=True), firm.device("ben", thrifty=True)]
    take(firm)
    for _ in range(25):
        act = chance.choice(["write"] * 4 + ["sync"] * 3 + ["backup"] * 3 + ["restore", "phone lost"])
        device = chance.choice(devices)
        if act == "write":
            written += 1
            write(firm, device, f"v{written}")
            numbers[f"v{written}"] = device.id, device.next - 1
        elif act == "sync":
            let |= let_go(firm, device)
            assert let <= held_twice(firm), "let go, and not in two proven backups"
        elif act == "backup":
            take(firm)
        elif act == "restore":
            restore(firm, chance.choice(copies.all_in(firm.folder / "backups")))
        else:
            devices[devices.index(device)] = firm.device(device.person, thrifty=True)
            firm.devices.remove(device)
    for device in devices:
        written += 1
        write(firm, device, f"v{written}")
    on_devices = {value_of(device, n) for device in devices for n in device.ops}
    firm.quiet()
    now = in_log(firm.folder / "kept.db")
    assert on_devices <= now
    assert let <= held_twice(firm)
    for value in let - now:
        id, n = numbers[value]
        lost = id not in {device.id for device in devices}
        assert lost or any(id == hole and first <= n <= last for hole, first, last in holes(firm)), "a hole unsaid"
