"""A thumb on the glass: touches where a key lies, with nothing of the test's own running between touch and picture."""

from playwright.sync_api import Locator

from tests.e2e.checklist import Answer, Skipped, option
from tests.e2e.phone import Phone

REST = 300
"""Milliseconds in which what went before comes to rest; nobody answers two lines a second."""


class Thumb:
    """Playwright's own click asks the page many questions before and after it: those would be measured with it."""

    def __init__(self, phone: Phone) -> None:
        self.phone, self.page = phone, phone.page

    def answer(self, item: str, answer: Answer) -> None:
        kind = self.phone.items[item]["type"]
        if isinstance(answer, Skipped):
            self._skip(item, answer.reason)
        elif kind in ("choice", "pass_fail"):
            word = (
                option(self.phone.items[item], str(answer), self.phone.lang)
                if kind == "choice"
                else self.phone.say(str(answer))
            )
            self.touch(self.phone.line(item).get_by_role("radio", name=word, exact=True))
        else:
            self.phone.type(item, str(answer))
            self.page.wait_for_timeout(REST)
            self.page.keyboard.press("Tab")

    def touch(self, key: Locator) -> None:
        key.scroll_into_view_if_needed()
        self.page.wait_for_timeout(REST)
        box = key.bounding_box()
        assert box
        self.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def _skip(self, item: str, reason: str) -> None:
        self.phone.line(item).get_by_role("button", name=self.phone.say("skip")).click()
        sheet = self.page.get_by_role("dialog")
        sheet.get_by_role("textbox", name=self.phone.say("reason")).fill(reason)
        self.touch(sheet.get_by_role("button", name=self.phone.say("save"), exact=True))
