"""One person's window onto the app, with the verbs of a working day."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, expect

from tests.e2e import checklist
from tests.e2e.browsing import Troubles, wait_until
from tests.e2e.checklist import ITEMS, Answer, Photo, Signed, Skipped
from tests.e2e.words import Lang, word

HAND = ((0.15, 0.5), (0.3, 0.2), (0.45, 0.75), (0.6, 0.3), (0.8, 0.6))


class Phone:
    """`say` gives the screen's words in this window's language."""

    def __init__(self, context: BrowserContext, origin: str, lang: Lang, troubles: Troubles) -> None:
        self.context, self.origin, self.lang, self.troubles = context, origin, lang, troubles
        self.items = ITEMS
        """The lines of the checklist in work."""
        self.page: Page = context.pages[0] if context.pages else context.new_page()

    def say(self, key: str, **values: object) -> str:
        return word(key, self.lang, **values)

    # Getting about

    def go(self, path: str = "/") -> None:
        self.page.goto(self.origin + path, wait_until="domcontentloaded")
        expect(self.page.locator("h1")).to_be_visible()

    def sign_in(self, login: str, password: str = "kept-demo", wait: bool = True) -> None:
        """At the sign-in screen; `wait`: until the first sync is through and the worker holds the app."""
        if not self.page.url.startswith(f"{self.origin}/signin"):
            self.go("/signin")
        self.page.get_by_label(self.say("login"), exact=True).fill(login)
        self.page.get_by_label(self.say("password"), exact=True).fill(password)
        self.press("sign_in")
        self.press("go_on_after_sign_in")
        expect(self.heading("today")).to_be_visible()
        if wait:
            self.wait_synced()
            self.until(lambda: self.page.evaluate("navigator.serviceWorker.controller !== null"), "the worker is there")

    def wait_synced(self, patience: float = 60_000) -> None:
        expect(self.chip()).to_contain_text(self.say("synced"), timeout=patience)

    def wait_offline(self, n: int | None = None) -> None:
        """It says that it has no network and how much is saved here."""
        words = re.escape(self.say("offline_saved", n="#")).replace(r"\#", str(n) if n else r"\d+")
        words = words.replace("changes", "changes?")
        expect(self.chip()).to_have_text(re.compile(words))

    def chip(self) -> Locator:
        return self.page.get_by_role("banner").locator("a[href='/device']").last

    def heading(self, key: str) -> Locator:
        return self.page.get_by_role("heading", name=self.say(key), exact=True, level=1)

    def button(self, key: str, **values: object) -> Locator:
        return self.page.get_by_role("button", name=self.say(key, **values), exact=True)

    def press(self, key: str, **values: object) -> None:
        self.button(key, **values).click()

    def sees(self, key: str, **values: object) -> None:
        expect(self.page.get_by_text(self.say(key, **values)).first).to_be_visible()

    def open_job(self) -> None:
        """From the list of today to the quarterly maintenance."""
        self.page.get_by_role("link", name=re.compile("WO-0041")).click()
        expect(self.button("open_checklist").or_(self.button("go_on"))).to_be_visible()

    def type_label(self, code: str, key: str = "scan") -> None:
        """Where no camera may be used; `key`: the way there."""
        self.page.get_by_role("link", name=self.say(key), exact=True).click()
        self.page.get_by_label(self.say("type_code")).fill(code)
        self.page.keyboard.press("Enter")

    def step(self, key: str) -> None:
        self.page.get_by_role("button", name=self.say(key), exact=True).click()

    def open_checklist(self) -> None:
        self.button("open_checklist").or_(self.button("go_on")).click()
        expect(self.heading("checklist")).to_be_visible()

    def at_checklist(self) -> None:
        """Straight to the checklist, which has been begun."""
        self.go(f"/run/{checklist.RUN}")
        expect(self.line("release")).to_be_visible()

    # The checklist

    def line(self, item: str) -> Locator:
        head = self.page.get_by_role("heading", name=checklist.title(self.items[item], self.lang), exact=True, level=3)
        return self.page.get_by_role("listitem").filter(has=head)

    def answer(self, item: str, answer: Answer, picture: FilePayload | None = None) -> None:
        if isinstance(answer, Skipped):
            self.skip(item, answer.reason)
        elif isinstance(answer, Photo):
            assert picture
            self.photograph(item, picture)
        elif isinstance(answer, Signed):
            self.sign(item, answer.name)
        elif self.items[item]["type"] == "choice":
            self.line(item).get_by_role(
                "radio", name=checklist.option(self.items[item], answer, self.lang), exact=True
            ).check()
        elif self.items[item]["type"] == "pass_fail":
            self.tick(item, answer)
        else:
            self.type(item, answer)
            self.page.keyboard.press("Tab")

    def tick(self, item: str, value: str) -> None:
        self.line(item).get_by_role("radio", name=self.say(value), exact=True).check()

    def type(self, item: str, text: str) -> None:
        """Without leaving the field: it is not an answer yet."""
        if self.items[item].get("repeatable"):
            self.line(item).get_by_role("button", name=self.say("add_another")).click()
        self.line(item).get_by_role("textbox").last.fill(text)

    def skip(self, item: str, reason: str) -> None:
        self.line(item).get_by_role("button", name=self.say("skip")).click()
        self.page.get_by_role("dialog").get_by_role("textbox", name=self.say("reason")).fill(reason)
        self.page.get_by_role("dialog").get_by_role("button", name=self.say("save"), exact=True).click()
        expect(self.page.get_by_role("dialog")).to_have_count(0)

    def photograph(self, item: str, picture: FilePayload) -> None:
        """Returns when the picture is said to be on the phone, or further."""
        line = self.line(item)
        with self.page.expect_file_chooser() as chooser:
            line.get_by_role("button", name=self.say("take_photo"), exact=True).first.click()
        chooser.value.set_files(picture)
        self.press("no_patient")
        expect(self.page.get_by_role("dialog")).to_have_count(0)
        expect(line.get_by_role("list", name=self.say("photos")).get_by_role("listitem").last).to_be_visible()

    def sign(self, item: str, name: str = "") -> None:
        self.line(item).get_by_role("button", name=self.say("sign"), exact=True).click()
        if name:
            self.page.get_by_label(self.say("name"), exact=True).fill(name)
        self.stroke()
        self.stroke(0.2)
        self.press("confirm_signature")
        expect(self.page.get_by_role("dialog")).to_have_count(0)

    def stroke(self, down: float = 0.0) -> None:
        """One stroke of the pen over the paper, `down` lower than the first."""
        box = self.page.get_by_label(re.compile(self.say("paper"))).bounding_box()
        assert box
        spots = [(box["x"] + box["width"] * x, box["y"] + box["height"] * min(0.95, y + down)) for x, y in HAND]
        self.page.mouse.move(*spots[0])
        self.page.mouse.down()
        for spot in spots[1:]:
            self.page.mouse.move(*spot, steps=4)
        self.page.mouse.up()

    # What lies on the device

    def store(self, shelf: str) -> list[Any]:
        """All that lies in one shelf of the store that is open, read beside the app."""
        return list(self.page.evaluate(READ, shelf))

    def until_sent(self) -> None:
        self.until(lambda: self.store("outbox") == [], "all was sent")

    def until(self, true: Any, what: str, patience: float = 60.0) -> None:
        wait_until(true, what, patience, lambda: self.page.wait_for_timeout(100))


READ = """async (shelf) => {
  const name = 'kept-' + localStorage.getItem('kept.person');
  const db = await new Promise((done, fail) => {
    const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); asked.onerror = fail; });
  const all = await new Promise((done, fail) => {
    const asked = db.transaction(shelf).objectStore(shelf).getAll();
    asked.onsuccess = () => done(asked.result); asked.onerror = fail; });
  db.close();
  return all.map((one) => one.bytes ? { hash: one.hash, size: one.bytes.byteLength } : one);
}"""
