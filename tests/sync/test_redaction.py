"""A value taken out of the log by two people: gone from every place and every device, while the chain stays whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server import redact
from server.domain import KINDS
from server.domain.blanks import blank
from server.errors import Problem
from server.redact import Asked
from server.store import head, log
from server.store.refold import refold
from sync.ops import Refusal
from tests.sync.firm import Firm
from tests.sync.model import Device

NAME = "Wang-Xiaoming-of-bed-12"
WHERE = ("answer", "J1~CL~i1")


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    firm = Firm(tmp_path)
    for boss, role in (("mia", "manager"), ("max", "manager"), ("ada", "admin")):
        firm.office("person", boss, {"name": boss, "role": role})
    yield firm
    firm.close()


@pytest.fixture
def anna(firm: Firm) -> Device:
    """Her device, on which a patient's name got into a note."""
    anna = firm.device("anna", thrifty=True)
    firm.sync(anna)
    write(firm, anna, f"asked {NAME} to wait")
    firm.sync(anna)
    return anna


def write(firm: Firm, device: Device, note: str) -> None:
    firm.now += 1000
    device.change(*WHERE, {"job": "J1", "note": note}, firm.now)


def ask(firm: Firm, by: str = "mia", fields: tuple[str, ...] = ("note",), ops: list[int] | None = None) -> str:
    id = firm.new_id()
    wish = Asked(*WHERE, list(fields), "a patient's name", ops)
    firm.now += 1000
    firm.run(firm.db.write(lambda conn: redact.ask(firm.exchange, conn, by, id, wish, firm.now)))
    return id


def rule(firm: Firm, id: str, by: str = "max", act: str = "approved") -> redact.Out:
    firm.now += 1000
    ruling = (firm.new_id(), act, "")
    out: redact.Out = firm.run(firm.db.write(lambda c: redact.rule(firm.exchange, c, by, id, ruling, firm.now)))
    firm.db.wash()
    return out


def history(firm: Firm, person: str = "anna") -> Any:
    return json.loads(firm.run(firm.exchange.history(person, *WHERE)))["ops"]


def wrong(firm: Firm) -> list[str]:
    found: list[str] = firm.run(firm.db.read(lambda conn: log.verify(conn, head.read(conn))))
    return found


def whole(firm: Firm) -> None:
    """Chain and payloads agree, and the log folds to the rows that are there."""
    assert wrong(firm) == []
    assert firm.run(firm.db.write(lambda conn: refold(conn, firm.now))) == 0


def test_the_name_is_gone_from_row_log_and_every_byte_of_the_database(firm: Firm, anna: Device) -> None:
    write(firm, anna, "asked somebody to wait")
    firm.sync(anna)
    ben = firm.device("ben", thrifty=True)
    firm.sync(ben)
    write(firm, ben, f"{NAME} waited")
    firm.sync(ben)
    assert any(NAME.encode() in path.read_bytes() for path in firm.folder.glob("kept.db*"))
    rule(firm, ask(firm))
    for path in firm.folder.glob("kept.db*"):
        assert NAME.encode() not in path.read_bytes(), path
    whole(firm)


def test_every_device_gets_the_redacted_row_also_one_that_asks_for_changes_only(firm: Firm, anna: Device) -> None:
    others = [firm.device("ben", thrifty=True), firm.device("ben", thrifty=False)]
    for other in others:
        firm.sync(other)
        assert NAME in other.rows[WHERE]["value"]["note"]
    rule(firm, ask(firm))
    for device in (*others, anna):
        firm.sync(device)
        assert device.rows[WHERE]["value"] == {"job": "J1", "note": "[redacted]"}
    firm.check()


def test_its_author_who_writes_on_before_hearing_of_it_gets_it_too(firm: Firm, anna: Device) -> None:
    """Her device folds its own ops itself: of a row that was redacted it must get the whole."""
    rule(firm, ask(firm))
    firm.now += 1000
    anna.change(*WHERE, {"reading": {"raw": "1"}}, firm.now)
    firm.sync(anna)
    assert anna.rows[WHERE]["value"] == {"job": "J1", "note": "[redacted]", "reading": {"raw": "1"}}
    whole(firm)


def test_the_history_says_who_asked_who_approved_and_why(firm: Firm, anna: Device) -> None:
    rule(firm, ask(firm))
    (op,) = history(firm)
    assert op["set"] == {"job": "J1", "note": "[redacted]"}
    mark = op["redacted"]
    assert (mark["asked"], mark["approved"], mark["reason"]) == ("mia", "max", "a patient's name")
    assert mark["fields"] == ["note"]
    (said,) = firm.run(firm.db.read(log.redactions))
    assert "mia" in said
    assert "max" in said
    assert "a patient's name" in said


def test_nothing_happens_before_another_person_approved(firm: Firm, anna: Device) -> None:
    id = ask(firm)
    with pytest.raises(Problem, match="not_allowed"):
        rule(firm, id, by="mia")
    for by in ("anna", "olga"):
        with pytest.raises(Problem, match="not_allowed"):
            rule(firm, id, by=by)
        with pytest.raises(Problem, match="not_allowed"):
            ask(firm, by=by)
    assert NAME in history(firm)[0]["set"]["note"]
    assert NAME in anna.rows[WHERE]["value"]["note"]
    rule(firm, id, by="ada")
    assert NAME not in str(history(firm))


def test_what_was_declined_stays_and_nobody_rules_twice(firm: Firm, anna: Device) -> None:
    id = ask(firm)
    rule(firm, id, act="declined")
    assert NAME in str(history(firm))
    for by in ("max", "ada"):
        with pytest.raises(Problem, match="not_allowed"):
            rule(firm, id, by=by)
    (told,) = firm.run(firm.db.read(redact.listed))
    assert (told.asked, told.ruled, told.act) == ("mia", "max", "declined")
    whole(firm)


def test_a_person_who_was_disabled_meanwhile_approves_nothing(firm: Firm, anna: Device) -> None:
    id = ask(firm)
    firm.office("person", "max", {"active": False})
    with pytest.raises(Problem, match="signed_out"):
        rule(firm, id)


def test_one_op_of_several_can_be_meant_and_the_others_stay(firm: Firm, anna: Device) -> None:
    write(firm, anna, "the second note")
    firm.sync(anna)
    first = history(firm)[0]["seq"]
    rule(firm, ask(firm, ops=[first]))
    assert [op["set"]["note"] for op in history(firm)] == ["[redacted]", "the second note"]
    assert firm.run(firm.db.read(lambda c: c.execute("SELECT value FROM row WHERE id=?", WHERE[1:]).fetchone()))
    whole(firm)


def test_a_contested_value_is_taken_out_of_the_values_beside_it(firm: Firm, anna: Device) -> None:
    ben = firm.device("ben", thrifty=False)
    write(firm, ben, "by ben, who had not seen hers")
    firm.sync(ben)
    assert NAME in str(ben.rows[WHERE])
    rule(firm, ask(firm, ops=[history(firm)[0]["seq"]]))
    firm.sync(ben)
    assert NAME not in str(ben.rows[WHERE])
    assert {side["value"] for side in ben.rows[WHERE]["contested"]["note"]} == {
        "[redacted]",
        "by ben, who had not seen hers",
    }
    whole(firm)


def test_an_op_that_is_sent_again_after_its_redaction_does_not_bring_it_back(firm: Firm, anna: Device) -> None:
    body = anna.request(firm.now)[0]
    text = anna.ops[1]
    rule(firm, ask(firm))
    again = body.replace(b'"ops": []', f'"ops": [{text}]'.encode()).replace(b'"first": 2', b'"first": 1')
    answer = firm.ask(anna, again)
    assert answer is not None
    assert "cloned" not in answer
    assert NAME not in json.dumps(answer["rows"])
    assert NAME not in str(history(firm))


def test_a_member_of_a_reading_goes_and_its_outcome_stays(firm: Firm, anna: Device) -> None:
    firm.now += 1000
    reading = {"raw": f"12 {NAME}", "value": 12.0, "outcome": "pass"}
    anna.change(*WHERE, {"reading": reading}, firm.now)
    firm.sync(anna)
    rule(firm, ask(firm, fields=("reading.raw", "reading.value", "note")))
    value = history(firm)[1]["set"]["reading"]
    assert value == {"raw": "[redacted]", "value": None, "outcome": "pass"}
    assert NAME not in str(history(firm))
    whole(firm)


def test_verify_says_in_words_what_was_altered_lost_or_never_approved(firm: Firm, anna: Device) -> None:
    rule(firm, ask(firm))
    seq = history(firm)[0]["seq"]

    def spoil(sql: str) -> list[str]:
        def work(conn: Any) -> None:
            conn.execute(sql, (seq,))

        firm.run(firm.db.write(work))
        return wrong(firm)

    other = "what stands in for its payload is not what was approved"
    assert spoil("UPDATE redacted SET body='{}' WHERE seq=?") == [f"op {seq}: {other}"]
    gone = "its payload is gone, and no redaction says by whom"
    assert spoil("DELETE FROM redacted WHERE seq=?") == [f"op {seq}: {gone}"]
    altered = "its payload was altered, it is not what was hashed"
    assert spoil("UPDATE log SET body='{}' WHERE seq=?") == [f"op {seq}: {altered}"]
    assert spoil("DELETE FROM log WHERE seq=?")[0] == f"op {seq} is missing"


@pytest.mark.parametrize(
    ("kind", "change", "fields", "left"),
    [
        ("answer", {"note": "x", "item": "a"}, ["note"], {"note": "[redacted]", "item": "a"}),
        ("answer", {"item": "a"}, ["note"], {"item": "a"}),
        ("answer", {"reading": None}, ["reading.raw"], {"reading": None}),
        ("answer", {"reading": {"outcome": "pass"}}, ["reading"], {"reading": None}),
        ("answer", {"reading": {"outcome": "pass", "raw": "x"}}, ["reading.outcome"], {"reading": {"raw": "x"}}),
        ("photo", {"blob": "a" * 64}, ["blob"], {"blob": ""}),
        ("signature", {"strokes": [[[1.0]]], "name": "x"}, ["strokes", "name"], {"strokes": [], "name": "[redacted]"}),
        ("equipment", {"risk": {"a": "x"}}, ["risk"], {"risk": None}),
        ("equipment", {"limits": {"a": {"b": 1.0}}}, ["limits"], {"limits": {}}),
    ],
)  # fmt: skip
def test_a_blank_is_of_the_fields_own_type(kind: str, change: Any, fields: list[str], left: Any) -> None:
    assert blank(KINDS[kind], change, fields) == left


@pytest.mark.parametrize(
    ("kind", "change", "field"),
    [
        ("answer", {"job": "J1"}, "job"),
        ("job", {"hospital": "H1"}, "hospital"),
        ("job", {"engineers": {"add": ["x"]}}, "engineers"),
        ("answer", {"deleted": True}, "deleted"),
        ("run", {"version": 1}, "version"),
        ("person", {"role": "admin"}, "role"),
        ("answer", {"note": "x"}, "nonsense"),
    ],
)
def test_what_decides_over_sight_or_cannot_be_blank_is_not_redacted(kind: str, change: Any, field: str) -> None:
    with pytest.raises(Refusal, match="bad_value"):
        blank(KINDS[kind], change, [field])


def test_a_wish_that_names_nothing_is_told_so(firm: Firm, anna: Device) -> None:
    for field, ops in (("item", None), ("note", [1]), ("job", None)):
        with pytest.raises(Problem, match="malformed"):
            ask(firm, fields=(field,), ops=ops)
    with pytest.raises(Problem, match="not_found"):
        rule(firm, "nothing")
