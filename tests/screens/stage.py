"""One browser window before one server: signs people in, takes pictures, notes what must not be."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.flaky import Flaky
from tests.screens.laws import breaches
from tests.screens.variants import WINDOWS, Variant
from tests.served import DEMO_PASSWORD

CALM = "*,*::before,*::after{animation:none!important;transition:none!important;caret-color:transparent!important}"
QUIET = (
    "!document.querySelector('.skeleton, [aria-busy=true]') && document.querySelector('h1') !== null"
    " && [...document.images].every(i => i.complete || i.loading === 'lazy')"
)
SETTLE = 350
PATIENCE = 60.0
EXPECTED = ("Failed to load resource", "net::ERR", "AbortError")


class Stage:
    """`folder`: where the pictures go. `faults`: what was seen and must not be, in words."""

    def __init__(self, browser: Browser, line: Flaky, variant: Variant, folder: Path) -> None:
        self.browser, self.line, self.variant = browser, line, variant
        self.folder = folder / variant.name
        self.folder.mkdir(parents=True, exist_ok=True)
        self.faults: list[str] = []
        self.people: dict[str | None, Page] = {}
        self.scene = ""

    def page(self, login: str | None) -> Page:
        """The window of a person, signed in; of nobody without a login."""
        if login not in self.people:
            page = self.window()
            self.people[login] = page
            if login:
                self.sign_in(page, login)
        return self.people[login]

    def sign_in(self, page: Page, login: str) -> None:
        page.goto(f"{self.line.origin}/signin")
        page.fill("input[name=username]", login)
        page.fill("input[name=password]", DEMO_PASSWORD)
        page.click("button[type=submit]")
        self.until(page, "!document.querySelector('input[name=password]')")
        page.goto(self.line.origin)
        self.until(page, "navigator.serviceWorker.controller !== null")
        page.wait_for_selector("[data-sign=done]", timeout=30_000)

    def go(self, page: Page, path: str) -> None:
        self.go_to(page, self.line.origin + path)

    def go_to(self, page: Page, url: str) -> None:
        page.goto(url)
        self.calm(page)

    def calm(self, page: Page) -> None:
        self.until(page, QUIET)
        page.wait_for_timeout(SETTLE)

    def until(self, page: Page, true: str) -> None:
        """Asks again and again: the app's policy forbids the browser to evaluate a string by itself."""
        deadline = time.monotonic() + PATIENCE
        while not page.evaluate(true):
            if time.monotonic() > deadline:
                raise TimeoutError(f"not so: {true[:100]}")
            page.wait_for_timeout(100)

    def take(self, page: Page, name: str, busy: bool = False) -> None:
        """`busy`: a screen that still waits, and is seen so."""
        if busy:
            page.wait_for_timeout(SETTLE)
        else:
            self.calm(page)
        self.faults += [f"{self.variant.name} {name}: {breach}" for breach in breaches(page)]
        page.screenshot(path=self.folder / f"{name}.png", animations="disabled")

    def try_out(self, name: str, play: Callable[[], None]) -> None:
        """Plays one scene; one that breaks is noted and the others go on."""
        self.scene = name
        try:
            play()
        except Exception as trouble:  # noqa: BLE001
            words = " ".join(str(trouble).split())[:400]
            self.faults.append(f"{self.variant.name} {name}: {words}")
        finally:
            self.line.set("none", cut=False)

    def close(self) -> None:
        for page in self.people.values():
            page.context.close()

    def window(self) -> Page:
        """A new window of somebody who was never here."""
        width, height = WINDOWS[self.variant.size]
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=self.variant.light,
            has_touch=self.variant.size != "desktop",
            locale="zh-CN" if self.variant.lang == "zh" else "en-GB",
        )
        self._dress(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self._note(f"threw {error}"))
        page.on("console", self._hear)
        return page

    def _dress(self, context: BrowserContext) -> None:
        """The language, the letters' size, and no motion, before the app's own script runs."""
        context.add_init_script(
            f"try {{ localStorage.setItem('kept.lang', '{self.variant.lang}') }} catch {{}}"
            f"addEventListener('DOMContentLoaded', () => {{"
            f"document.documentElement.style.fontSize = '{self.variant.letters}%';"
            f"const calm = new CSSStyleSheet(); calm.replaceSync('{CALM}');"
            "document.adoptedStyleSheets = [...document.adoptedStyleSheets, calm] })"
        )

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(word in message.text for word in EXPECTED):
            self._note(message.text[:300])

    def _note(self, words: str) -> None:
        if self.scene != "broken":
            self.faults.append(f"{self.variant.name} {self.scene}: {words}")
