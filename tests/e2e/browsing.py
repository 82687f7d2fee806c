"""Chromium as a person has it: windows of one size and language; a profile that outlives the browser."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import psutil
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Playwright, expect

from tests.e2e.words import Lang

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
Size = Literal["phone", "small", "desktop"]
Light = Literal["light", "dark"]
PATIENCE = 60_000
"""Milliseconds that a state may take to come, on a machine that has other work: tests ask for states, not for times."""
WINDOWS = {"phone": (390, 844), "small": (360, 740), "desktop": (1280, 800)}
# What a browser says by itself about a network that fails, or about an answer that the app expects.
EXPECTED = ("net::ERR_", *(f"status of {status} " for status in (401, 403, 404, 409, 429, 503)))
LISTEN = "addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective, e.blockedURI));"


def looks(size: Size, lang: Lang, light: Light) -> dict[str, Any]:
    """How a context is made."""
    width, height = WINDOWS[size]
    return {
        "viewport": {"width": width, "height": height},
        "locale": "zh-CN" if lang == "zh" else "en-GB",
        "color_scheme": light,
        "has_touch": size != "desktop",
        "is_mobile": size != "desktop",
        "accept_downloads": True,
    }


class Troubles:
    """What a page must never say: errors, exceptions, violations of the content policy."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.expected: list[str] = list(EXPECTED)

    def listen(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self._note(f"threw {error.error}"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(message.text[:400])

    def _note(self, words: str) -> None:
        if not any(known in words for known in self.expected):
            self.heard.append(words)


def dress(context: BrowserContext, lang: Lang, script: str = "") -> None:
    """Language and no motion; `script` runs before the app's own."""
    context.add_init_script(f"try {{ localStorage.setItem('kept.lang', '{lang}') }} catch {{}}; {LISTEN} {script}")
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)


class Profile:
    """A browser of one's own with a profile on disk: started, ended, killed, started again."""

    def __init__(self, playwright: Playwright, path: str, folder: Path, options: dict[str, Any]) -> None:
        self.playwright, self.path, self.folder, self.options = playwright, path, folder, options

    def start(self) -> BrowserContext:
        return self.playwright.chromium.launch_persistent_context(
            self.folder, executable_path=self.path, args=FLAGS, reduced_motion="reduce", **self.options
        )

    def kill(self) -> None:
        """As the phone does when its battery is pulled; returns once no process of it is left."""
        ours = [process for process in psutil.process_iter(["cmdline"]) if self._is_ours(process)]
        for process in ours:
            process.send_signal(signal.SIGKILL)
        psutil.wait_procs(ours, timeout=10)

    def _is_ours(self, process: psutil.Process) -> bool:
        line = process.info["cmdline"] or []
        return f"--user-data-dir={self.folder}" in line


def window(browser: Browser, options: dict[str, Any]) -> BrowserContext:
    return browser.new_context(reduced_motion="reduce", **options)


def wait_until(true: Callable[[], object], what: str, patience: float, pump: Callable[[], None]) -> None:
    """Raises AssertionError that names `what` never came. `pump` lets the browser's events through meanwhile."""
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline, f"never: {what}"
        pump()
