"""What two people took out is said in the reader's words on screens and paper, whatever the record has in its place."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from server.domain.blanks import GONE
from tests.e2e.checklist import JOB
from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone
from tests.e2e.words import Lang

DONE = f"{JOB}-q3"
RUN = f"{DONE}~CL-CT-Q"
ANSWER = f"{RUN}~room_temp"
EARLIER = "■■■"
"""As an earlier release stored it."""


def redact(house: House, kind: str, id: str, field: str) -> None:
    wish = {"kind": kind, "id": id, "fields": [field], "reason": "a name"}
    asked = house.served.client("manager").post("/api/redactions", json=wish)
    asked.raise_for_status()
    ruling = f"/api/redactions/{asked.json()['id']}/ruling"
    house.served.client("admin").post(ruling, json={"act": "approved"}).raise_for_status()


def stored(house: House, kind: str, id: str) -> dict[str, Any]:
    row: dict[str, Any] = house.rows(kind)[id]
    return row


def reads(phone: Phone, path: str) -> None:
    """The words are there, and no mark of the record is."""
    phone.go(path)
    phone.sees("redacted")
    expect(phone.page.locator("body")).not_to_contain_text(re.compile(rf"{re.escape(GONE)}|{EARLIER}"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_was_taken_out_is_said_in_words(house: House, phones: Phones, lang: Lang) -> None:
    house.write("engineer.a", ("answer", ANSWER, {"note": "病人王某在场"}))
    house.write("agent.01", ("equipment", "D04", {"model": EARLIER}))
    redact(house, "answer", ANSWER, "note")
    redact(house, "equipment", "D01", "model")
    assert (stored(house, "answer", ANSWER)["note"], stored(house, "equipment", "D01")["model"]) == (GONE, GONE)
    phone = phones(house.line(), lang, "small")
    phone.sign_in("engineer.a")
    for path in ("/equipment", "/equipment/D01", f"/run/{RUN}", f"/job/{DONE}", f"/job/{DONE}/report/preview"):
        reads(phone, path)
    phone.go("/equipment/D01/edit")
    model = phone.page.get_by_label(phone.say("model"), exact=True)
    expect(model).to_have_value(phone.say("redacted"))
    assert stored(house, "equipment", "D01")["model"] == GONE
