"""The browser killed in mid-write, again and again: what the screen had said to be saved is there, whole, and once."""

from __future__ import annotations

import json
import os
import re
import threading
from random import Random

import pytest
from playwright.sync_api import ConsoleMessage, Error

from tests.e2e.checklist import RUN
from tests.e2e.conftest import KeptPhones
from tests.e2e.house import House
from tests.e2e.phone import Phone

KILLS = int(os.environ.get("KEPT_KILLS", "3"))
CHANCE = Random(int(os.environ.get("KEPT_SEED", "1")))
# Says what the chip says whenever it says something else, and presses keys as fast as a page can.
HAMMER = """() => {
  const chip = document.querySelector('[role=banner] a[href="/device"], header a[href="/device"]');
  new MutationObserver(() => console.log('chip', chip.textContent)).observe(chip, {
    subtree: true, childList: true, characterData: true });
  console.log('chip', chip.textContent);
  const keys = [...document.querySelectorAll('input[type=radio]')];
  let i = 0; setInterval(() => { keys[(i += 7) % keys.length].click(); }, 4);
}"""


def _hammer(phone: Phone) -> int:
    """How many changes the screen had said to be saved when the browser died."""
    said = [0]

    def heard(message: ConsoleMessage) -> None:
        found = re.match(r"chip \D*(\d+)", message.text)
        said[0] = max(said[0], int(found[1])) if found else said[0]

    phone.page.on("console", heard)
    phone.page.evaluate(HAMMER)
    try:
        phone.page.wait_for_timeout(10_000)
    except Error:
        return said[0]
    raise AssertionError("it was not killed")


@pytest.mark.soak
def test_what_was_said_to_be_saved_outlives_every_kill(house: House, kept_phones: KeptPhones) -> None:
    kept = kept_phones(house.line())
    phone = kept.open()
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    phone.wait_synced()
    kept.line.set("refuse")
    total, heard = 0, 0
    for _ in range(KILLS):
        timer = threading.Timer(0.2 + CHANCE.random(), kept.profile.kill)
        timer.start()
        said = _hammer(phone)
        timer.join()
        heard += said
        phone = kept.open()
        phone.at_checklist()
        outbox = phone.store("outbox")
        assert len(outbox) >= max(said, total), "said to be saved, and gone"
        assert [op["n"] for op in outbox] == list(range(outbox[0]["n"], outbox[0]["n"] + len(outbox)))
        assert all(json.loads(op["text"])["set"] for op in outbox), "half a change"
        total = len(outbox)
    assert heard > 0, "the screen never said that anything was saved"
    kept.line.set("none")
    phone.page.reload()
    asked = phone.page.get_by_role("link", name=phone.say("to_sign_in"), exact=True)
    phone.until(lambda: asked.count() or house.rows("answer", run=RUN), "it is sent, or asks to sign in")
    if asked.count():
        phone.sign_in("engineer.a", wait=False)
    phone.until(lambda: phone.store("outbox") == [], "all was sent", 120)
    log = house.log("P03")
    assert len(log) == len(set(log)) >= total
