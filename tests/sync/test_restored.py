"""The server went back in time, or a phone was copied: what devices hold makes it whole again."""

from __future__ import annotations

from tests.sync.firm import Firm
from tests.sync.rounds import ask, ready, tick


def test_the_server_hears_that_it_went_back_in_time(firm: Firm) -> None:
    anna = ready(firm, "anna")
    firm.backup()
    tick(firm, anna, "v1")
    firm.sync(anna)
    before = firm.epoch()
    firm.restore(0)
    answer = ask(firm, anna)
    assert answer["resend"] == 1
    assert answer["epoch"] != before
    firm.sync(anna)
    assert [value for _, value in firm.logged("answer", "J1~CL~i1", "note")] == ["v1"]


def test_a_server_that_grew_on_after_it_went_back_hears_it_too(firm: Firm) -> None:
    """Its log is as long as the device's, but not the same."""
    anna, ben = ready(firm, "anna"), ready(firm, "ben")
    firm.backup()
    tick(firm, anna, "v1")
    firm.sync(anna)
    firm.restore(0)
    for item in ("i2", "i3", "i4"):
        tick(firm, ben, item, item)
    firm.sync(ben)
    assert ask(firm, anna)["resend"] == 1
    firm.quiet()
    firm.check()
    assert [value for _, value in firm.logged("answer", "J1~CL~i1", "note")] == ["v1"]


def test_what_was_seen_in_the_lost_time_replaces_nothing_that_came_since(firm: Firm) -> None:
    """Found by the convergence machine: numbers of the lost log counted as seen in the one that grew on."""
    anna, ben = ready(firm, "anna"), ready(firm, "ben")
    firm.backup()
    for value in ("v1", "v2", "v3"):
        tick(firm, anna, value)
        firm.sync(anna)
    firm.restore(0)
    tick(firm, ben, "theirs")
    firm.sync(ben)
    tick(firm, anna, "v4")
    firm.quiet()
    firm.check()
    assert {side["value"] for side in ben.rows["answer", "J1~CL~i1"]["contested"]["note"]} == {"theirs", "v4"}


def test_what_comes_back_under_its_receipt_keeps_its_place_and_is_not_judged_again(firm: Firm) -> None:
    anna = ready(firm, "anna")
    firm.backup()
    tick(firm, anna, "v1")
    firm.sync(anna)
    place = "SELECT place, received FROM log WHERE device=? AND n=1"
    first = firm.run(firm.db.read(lambda c: c.execute(place, (anna.id,)).fetchone()))
    firm.restore(0)
    firm.office("person", "anna", {"role": "trainer"})
    firm.now += 86_400_000
    firm.sync(anna)
    again = firm.run(firm.db.read(lambda c: c.execute(f"{place} AND back=1", (anna.id,)).fetchone()))
    assert again == first


def test_a_forged_receipt_helps_nobody(firm: Firm) -> None:
    far = ready(firm, "far")
    firm.backup()
    tick(firm, far, "v1")
    firm.sync(far)
    firm.restore(0)
    far.receipts = {1: {**far.receipts[1], "hash": "0" * 64}}
    far.refused.clear()
    firm.sync(far)
    assert firm.logged("answer", "J1~CL~i1", "note") == []


def test_numbers_that_are_gone_for_good_are_recorded_as_a_hole(firm: Firm) -> None:
    anna = ready(firm, "anna")
    for value in ("v1", "v2", "v3"):
        tick(firm, anna, value)
    del anna.ops[1], anna.ops[2]
    firm.sync(anna)
    holes = firm.run(firm.db.read(lambda c: c.execute("SELECT device, first, last FROM hole").fetchall()))
    assert holes == [(anna.id, 1, 2)]


def test_a_tray_that_went_back_in_time_is_filled_again(firm: Firm) -> None:
    """A refusal does not move the log's head, so only the receipt tells that the server forgot it."""
    far = ready(firm, "far")
    firm.backup()
    tick(firm, far, "v1")
    firm.sync(far)
    firm.restore(0)
    firm.sync(far)
    tray = firm.run(firm.db.read(lambda c: c.execute("SELECT n, code FROM refused").fetchall()))
    assert tray == [(1, "refused_before")]


def test_a_copied_phone_takes_a_new_id_and_loses_nothing(firm: Firm) -> None:
    anna = ready(firm, "anna")
    tick(firm, anna, "v1")
    firm.devices.append(twin := anna.copied())
    tick(firm, anna, "v2", item="i2")
    firm.sync(anna)
    tick(firm, twin, "v3", item="i3")
    firm.sync(twin)
    assert twin.id != anna.id
    firm.quiet()
    firm.check()
