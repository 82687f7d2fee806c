"""The first sync on a slow line: one's own job can be opened before the rest has come."""

from __future__ import annotations

from random import Random

from playwright.sync_api import expect

from tests.e2e.checklist import JOB
from tests.e2e.conftest import Phones
from tests.e2e.house import House

MANY = 4_000


def grow(house: House, many: int = MANY) -> None:
    """Thousands of devices at hospitals of engineer A, each with a note that does not pack small."""
    chance = Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"

    def pump(n: int) -> dict[str, str]:
        note = "".join(chance.choices(letters, k=300))
        place = {"hospital": ("H01", "H02", "H05", "H10")[n % 4], "name_zh": f"输液泵 {n}", "device_class": "pump"}
        return place | {"serial": f"SN-{n:05}", "note": note}

    house.write("manager", *(("equipment", f"many-{n}", pump(n)) for n in range(many)))


def test_an_own_job_opens_before_the_first_sync_has_ended(house: House, phones: Phones) -> None:
    grow(house)
    line = house.line()
    phone = phones(line)
    phone.go("/signin")
    line.set("throttle", 60_000)
    phone.sign_in("engineer.a", wait=False)
    phone.open_job()
    for step in ("accepted", "started"):
        phone.page.get_by_role("button", name=phone.say("accepted" if step == "accepted" else "departed")).click()
    phone.open_checklist()
    phone.tick("estop", "pass")
    here = len(phone.store("rows"))
    assert here < MANY, "the first sync was over before the job was opened: the line is not slow enough"
    phone.go("/")
    phone.sees("filling")
    line.set("none")
    phone.wait_synced(60_000)
    assert sum(row["kind"] == "equipment" for row in phone.store("rows")) > MANY
    expect(phone.page.get_by_text(phone.say("filling"))).to_have_count(0)
    assert {row["step"] for row in house.rows("step", job=JOB).values()} == {"accepted", "departed"}
