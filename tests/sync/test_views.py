"""A SQL view a kind: reports read records without knowing how they are stored."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sync.firm import Firm


def ask(firm: Firm, sql: str) -> list[Any]:
    found: list[Any] = firm.run(firm.db.read(lambda c: c.execute(sql).fetchall()))
    return found


def test_a_kind_is_read_like_a_table(firm: Firm) -> None:
    assert ask(firm, "SELECT id, hospital, engineers FROM job ORDER BY id") == [
        ("J1", "H1", '["anna","ben"]'),
        ("J2", "H2", '["ben"]'),
    ]


def test_a_deleted_record_is_left_out(firm: Firm) -> None:
    firm.office("hospital", "H2", {"deleted": True})
    assert ask(firm, "SELECT id, zh FROM hospital") == [("H1", "一")]


def test_a_kind_with_the_name_of_a_table_is_said_at_once(firm: Firm) -> None:
    from server.store.views import make
    from sync.record import Record, kind

    class Device(Record):
        name: str = ""

    with pytest.raises(ValueError, match="device"):
        make(firm.db.connect(), [kind(Device)])
