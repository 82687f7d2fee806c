"""What the office reads of an engineer's phone is how it stands now."""

from __future__ import annotations

from typing import Any

from tests.e2e.conftest import Phones
from tests.e2e.house import House


def test_what_just_arrived_is_no_longer_shown_as_unsent(house: House, phones: Phones) -> None:
    phone = phones(house.line())
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.step("accepted")
    phone.until(lambda: house.rows("step", step="accepted"), "the step is at the office")
    phone.until_sent()
    assert [(device["unsent"], device["oldest"]) for device in own(house)] == [(0, None)]


def own(house: House) -> list[dict[str, Any]]:
    answer = house.served.client("manager").get("/api/devices")
    answer.raise_for_status()
    return [device for device in answer.json() if device["person"] == "P03" and len(device["id"]) == 22]
