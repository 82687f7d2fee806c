"""One round at a time: what comes back, what is refused, who sees what."""

from __future__ import annotations

import asyncio
import json
import threading

import pytest

from server.errors import Problem
from server.store import sight
from tests.sync.firm import Firm
from tests.sync.rounds import ask, codes, ready, tick


def test_a_tick_made_offline_reaches_a_colleague(firm: Firm) -> None:
    anna, ben = ready(firm, "anna"), ready(firm, "ben")
    tick(firm, anna, "v1")
    firm.sync(anna)
    firm.sync(ben)
    assert ben.rows["answer", "J1~CL~i1"]["value"]["note"] == "v1"
    assert ben.rows["answer", "J1~CL~i1"]["by"] == "anna"


def test_somebody_without_access_gets_nothing_of_it(firm: Firm) -> None:
    anna, far = ready(firm, "anna"), ready(firm, "far")
    tick(firm, anna, "v1")
    firm.sync(anna)
    firm.sync(far)
    assert {kind for kind, _ in far.rows} == {"person"}


def test_own_new_records_come_back_as_numbers_only(firm: Firm) -> None:
    anna = ready(firm, "anna")
    tick(firm, anna, "v1")
    answer = ask(firm, anna)
    assert answer["rows"] == []
    assert [entry[:2] for entry in answer["mine"]] == [["answer", "J1~CL~i1"]]


def test_a_known_row_comes_as_what_changed(firm: Firm) -> None:
    anna, ben = ready(firm, "anna"), ready(firm, "ben")
    tick(firm, anna, "v1")
    firm.sync(anna)
    firm.sync(ben)
    tick(firm, anna, "v2")
    firm.sync(anna)
    (row,) = ask(firm, ben)["rows"]
    assert row["change"] == {"note": "v2", "job": "J1"}
    assert "value" not in row


def test_a_row_that_newly_enters_sight_comes_whole(firm: Firm) -> None:
    far = ready(firm, "far")
    firm.office("person", "far", {"hospitals": {"add": ["H1"]}})
    firm.sync(far)
    assert far.rows["job", "J1"]["value"]["hospital"] == "H1"


def test_a_row_that_enters_and_changes_while_pages_are_under_way_comes_whole(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by the convergence machine: the cursor had passed the number at which it entered, the row had moved on."""
    anna = ready(firm, "anna")
    monkeypatch.setattr(sight, "LIVE", 1)
    monkeypatch.setattr(sight, "FEWEST", 1)
    firm.office("job", "J2", {"engineers": {"add": ["anna"]}})
    firm.office("person", "ben", {"name": "Ben"})
    firm.office("person", "far", {"name": "Far"})
    firm.office("job", "J2", {"note": "moved on"})
    firm.sync(anna)
    assert anna.rows["job", "J2"]["value"]["hospital"] == "H2"


def test_what_leaves_sight_leaves_the_device(firm: Firm) -> None:
    ben = ready(firm, "ben")
    assert ("job", "J2") in ben.rows
    firm.office("job", "J2", {"engineers": {"remove": ["ben"]}})
    firm.office("person", "ben", {"hospitals": {"remove": ["H2"]}})
    firm.sync(ben)
    assert ("job", "J2") not in ben.rows
    assert ("hospital", "H2") not in ben.rows


def test_a_row_that_leaves_a_scope_before_the_device_began_with_it_leaves_the_device_too(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by the convergence machine: the row had come by another scope, so nothing told that it was gone."""
    monkeypatch.setattr(sight, "LIVE", 1)
    firm.office("job", "J1", {"engineers": {"remove": ["anna", "ben"]}})
    anna = firm.device("anna", thrifty=False)
    ask(firm, anna)
    assert ("job", "J1") in anna.rows
    firm.office("job", "J1", {"hospital": "H2"})
    firm.sync(anna)
    assert ("job", "J1") not in anna.rows


def test_work_on_a_job_that_was_given_to_somebody_else_meanwhile_is_still_taken(firm: Firm) -> None:
    anna = ready(firm, "anna")
    tick(firm, anna, "v1")
    firm.office("job", "J1", {"engineers": {"remove": ["anna"]}})
    firm.office("person", "anna", {"hospitals": {"remove": ["H1"]}})
    assert codes(ask(firm, anna)) == []
    assert [value for _, value in firm.logged("answer", "J1~CL~i1", "note")] == ["v1"]


def test_work_in_a_hospital_that_was_never_in_sight_is_refused_with_the_reason(firm: Firm) -> None:
    far = ready(firm, "far")
    tick(firm, far, "v1")
    assert codes(ask(firm, far)) == ["not_in_sight"]
    assert [json.loads(text)["set"]["note"] for text in far.tray] == ["v1"]


def test_a_refusal_is_repeated_until_it_was_heard(firm: Firm) -> None:
    far = ready(firm, "far")
    tick(firm, far, "v1")
    lost = firm.ask(far, far.request(firm.now)[0])
    again = ask(firm, far)
    assert lost is not None
    assert codes(lost) == codes(again) == ["not_in_sight"]
    assert codes(ask(firm, far)) == []


def test_one_bad_op_holds_up_no_other(firm: Firm) -> None:
    anna = ready(firm, "anna")
    tick(firm, anna, "v1")
    anna.change("answer", "J1~CL~i2", {"reading": 7}, firm.now)
    anna.change("answer", "J1~CL~i2", {"nope": 7}, firm.now)
    anna.change("dragon", "x", {"a": 1}, firm.now)
    tick(firm, anna, "v2", item="i3")
    answer = ask(firm, anna)
    assert codes(answer) == ["bad_value", "unknown_field", "unknown_kind"]
    assert answer["taken"] == 5


def test_a_group_is_taken_together_or_refused_together(firm: Firm) -> None:
    anna = ready(firm, "anna")
    anna.change("answer", "J1~CL~i1", {"job": "J1", "note": "a"}, firm.now, "g")
    anna.change("answer", "J1~CL~i2", {"job": "J1", "note": 5}, firm.now, "g")
    assert codes(ask(firm, anna)) == ["group_refused", "bad_value"]
    assert firm.logged("answer", "J1~CL~i1", "note") == []


def test_a_fact_is_written_once_and_whole(firm: Firm) -> None:
    anna = ready(firm, "anna")
    anna.change("step", "s1", {"job": "J1", "step": "started"}, firm.now)
    anna.change("step", "s1", {"note": "changed my mind"}, firm.now)
    anna.change("step", "s2", {"job": "J1"}, firm.now)
    assert codes(ask(firm, anna)) == ["written_once", "incomplete"]


def test_an_orphan_lies_in_its_authors_sight_until_its_job_comes(firm: Firm) -> None:
    anna, olga = ready(firm, "anna"), ready(firm, "olga")
    tick(firm, anna, "v1", job="J7")
    firm.sync(anna)
    assert ("answer", "J7~CL~i1") in anna.rows
    firm.office("job", "J7", {"hospital": "H2", "engineers": {"add": ["ben"]}})
    ben = ready(firm, "ben")
    firm.sync(anna)
    firm.sync(olga)
    assert ("answer", "J7~CL~i1") in ben.rows
    assert ("answer", "J7~CL~i1") not in anna.rows


def test_a_devices_own_number_is_taken_once(firm: Firm) -> None:
    anna = ready(firm, "anna")
    tick(firm, anna, "v1")
    body = anna.request(firm.now)[0]
    for _ in range(3):
        firm.ask(anna, body)
    assert [value for _, value in firm.logged("answer", "J1~CL~i1", "note")] == ["v1"]


def test_an_answer_that_was_lost_brings_its_rows_again_before_anything_else(firm: Firm) -> None:
    anna, ben = ready(firm, "anna"), ready(firm, "ben")
    tick(firm, ben, "theirs")
    firm.sync(ben)
    tick(firm, anna, "v1")
    firm.ask(anna, anna.request(firm.now)[0])
    answer = ask(firm, anna)
    assert [(r["kind"], r["id"]) for r in answer["rows"]] == [("answer", "J1~CL~i1")]


def test_a_row_that_another_push_changed_before_the_answer_was_made_comes_as_it_is_now(firm: Firm) -> None:
    """Pushes that wait are committed together, so an answer is read from a later snapshot than its own push left."""
    anna, ben = ready(firm, "anna"), ready(firm, "ben")
    tick(firm, anna, "v1")
    firm.sync(anna)
    firm.sync(ben)
    tick(firm, anna, "hers")
    firm.write(ben, "answer", "J1~CL~i1", "reading", {"raw": "his"}, job="J1")
    held = threading.Event()

    def wait() -> None:
        held.wait(5)

    firm.db.before_commit = wait

    async def both() -> list[bytes]:
        first = asyncio.ensure_future(firm.db.write(lambda conn: None))
        await asyncio.sleep(0.05)
        rounds = [
            asyncio.ensure_future(firm.exchange.round(d.person, d.request(firm.now)[0], firm.now)) for d in (anna, ben)
        ]
        await asyncio.sleep(0.05)
        held.set()
        await first
        return list(await asyncio.gather(*rounds))

    for device, answer in zip((anna, ben), firm.run(both()), strict=True):
        device.apply(json.loads(answer), firm.now, device.next - 1)
    for device in (anna, ben):
        firm.sync(device)
    firm.check()


def test_an_id_that_somebody_took_first_keeps_nobody_out(firm: Firm) -> None:
    """A run's and an answer's id follow from the job, so that two meet offline: whoever guesses them gains nothing."""
    far, ben = ready(firm, "far"), ready(firm, "ben")
    far.change("answer", "J2~CL~i9", {"note": "mine first"}, firm.now)
    far.change("answer", "J2~CL~i9", {"job": "J9"}, firm.now)
    assert codes(ask(firm, far)) == ["bad_value"], "under no other job"
    ben.change("answer", "J2~CL~i9", {"job": "J2", "note": "measured"}, firm.now)
    assert codes(ask(firm, ben)) == []
    firm.sync(ben)
    row = ben.rows["answer", "J2~CL~i9"]
    assert row["value"]["note"] == "measured"
    assert {side["by"] for side in row["contested"]["note"]} == {"ben", "far"}, "both are seen, with their names"
    assert ask(firm, far)["gone"] == [["answer", "J2~CL~i9"]]
    far.change("answer", "J2~CL~i9", {"note": "again"}, firm.now)
    assert codes(ask(firm, far)) == ["not_in_sight"]


def test_a_set_is_bounded_also_over_many_ops(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.domain.step.MOST_MEMBERS", 20)
    olga = ready(firm, "olga")
    for start in range(0, 40, 10):
        names = [f"p{i}" for i in range(start, start + 10)]
        olga.change("job", "J1", {"engineers": {"add": names[:5], "remove": names[5:]}}, firm.now)
    answer = ask(firm, olga)
    assert [(r["code"], r["field"]) for r in answer["refused"]] == [("too_large", "engineers")] * 3


def test_a_device_of_another_person_is_told_so(firm: Firm) -> None:
    anna = ready(firm, "anna")
    with pytest.raises(Problem) as wrong:
        firm.run(firm.exchange.round("ben", anna.request(firm.now)[0], firm.now))
    assert wrong.value.code == "other_person"


def test_the_work_of_a_closed_account_is_refused_with_the_reason_and_its_rows_leave(firm: Firm) -> None:
    anna = ready(firm, "anna")
    tick(firm, anna, "v1")
    firm.office("person", "anna", {"active": False})
    answer = ask(firm, anna)
    assert (answer["revoked"], codes(answer)) == ("closed", ["not_allowed"])
    assert anna.rows == {}
    assert len(anna.tray) == 1


def test_an_engineer_cannot_make_himself_manager(firm: Firm) -> None:
    anna = ready(firm, "anna")
    anna.change("person", "anna", {"role": "manager"}, firm.now)
    anna.change("job", "J1", {"hospital": "H2"}, firm.now)
    assert codes(ask(firm, anna)) == ["not_allowed", "not_allowed"]
