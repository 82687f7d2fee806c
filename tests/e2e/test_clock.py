"""A phone whose clock is a year ahead: the person is told, the times are right all the same, nothing is blocked."""

from __future__ import annotations

import time

from playwright.sync_api import expect

from tests.e2e.checklist import RUN
from tests.e2e.conftest import Phones
from tests.e2e.house import House

YEAR_AHEAD = """const Right = Date, ahead = 365 * 86400000;
Date = class extends Right {
  constructor(...words) { if (words.length) super(...words); else super(Right.now() + ahead); }
  static now() { return Right.now() + ahead; } };"""
MINUTE = 60_000


def test_a_clock_a_year_ahead_is_said_and_falsifies_nothing(house: House, phones: Phones) -> None:
    line = house.line()
    phone = phones(line, script=YEAR_AHEAD)
    phone.sign_in("engineer.a")
    assert phone.page.evaluate("Date.now()") > (time.time() + 360 * 86400) * 1000
    phone.open_job()
    phone.open_checklist()
    line.set("refuse")
    before = time.time() * 1000
    phone.answer("room_temp", "21.5")
    phone.tick("estop", "pass")
    phone.wait_offline()
    line.set("none")
    phone.until(lambda: f"{RUN}~estop" in house.rows("answer", run=RUN), "the answers are at the office")
    for item in ("room_temp", "estop"):
        (op,) = house.history("answer", f"{RUN}~{item}")
        assert before - MINUTE < op["at"] <= op["received"] < time.time() * 1000 + MINUTE
        assert op["uncertainty"] < MINUTE
    phone.go("/device")
    expect(phone.page.get_by_text(phone.say("clock_wrong"), exact=True).first).to_be_visible()
