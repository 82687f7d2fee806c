"""The phone is full: nothing is shown as saved that is not, and work goes on once there is room."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.checklist import RUN
from tests.e2e.conftest import Phones
from tests.e2e.house import House

# All that the header ever says, also for a blink.
LISTEN = """window.said = new Set(); addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
  const chip = document.querySelector("header a[href='/device']"); if (chip) window.said.add(chip.textContent);
}).observe(document, { subtree: true, childList: true, characterData: true }))"""

# Chromium remembers for half a minute how much room there was; a write that is larger makes it look again.
LARGE = """async () => {
  const asked = indexedDB.open('large'); asked.onupgradeneeded = () => asked.result.createObjectStore('large');
  const db = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  const tx = db.transaction('large', 'readwrite'); tx.objectStore('large').put(new Uint8Array(3e7), 1);
  return await new Promise((done) => { tx.oncomplete = () => done('kept'); tx.onabort = () => done(tx.error.name); });
}"""
ROOM = 20_000_000


def test_on_a_full_phone_nothing_is_shown_as_saved_that_is_not(house: House, phones: Phones) -> None:
    line = house.line()
    phone = phones(line, script=LISTEN)
    phone.troubles.expected += ["Quota", "This device is full"]
    room = phone.context.new_cdp_session(phone.page)
    room.send("Storage.overrideQuotaForOrigin", {"origin": phone.origin, "quotaSize": ROOM})
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    phone.tick("estop", "pass")
    phone.wait_synced()
    line.set("refuse")
    room.send("Storage.overrideQuotaForOrigin", {"origin": phone.origin, "quotaSize": 1})
    assert phone.page.evaluate(LARGE) == "QuotaExceededError"
    phone.page.evaluate("window.said.clear()")
    phone.line("intercom").get_by_role("radio", name=phone.say("pass"), exact=True).click()
    phone.sees("full")
    expect(phone.line("intercom").get_by_role("radio", name=phone.say("pass"), exact=True)).not_to_be_checked()
    expect(phone.line("intercom").get_by_text(phone.say("unsent"))).to_have_count(0)
    assert phone.store("outbox") == []
    phone.type("sw_version", "V5")
    phone.page.keyboard.press("Tab")
    phone.page.wait_for_timeout(500)
    assert [words for words in phone.page.evaluate("[...window.said]") if "已保存" in words] == []

    room.send("Storage.overrideQuotaForOrigin", {"origin": phone.origin})
    phone.tick("intercom", "pass")
    phone.line("sw_version").get_by_role("textbox").fill("V5.1")
    phone.page.keyboard.press("Tab")
    phone.wait_offline(2)
    line.set("none")
    phone.wait_synced()
    assert {"intercom", "sw_version", "estop"} == {row["item"] for row in house.rows("answer", run=RUN).values()}
