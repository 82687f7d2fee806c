"""A phone whose app is measured: a browser with a profile of its own, slowed down, and its stop-watch."""

from pathlib import Path
from statistics import quantiles
from typing import Any

import psutil
from playwright.sync_api import CDPSession, Page, Playwright, expect

from bench.app.scripts import WATCH
from tests.e2e.browsing import Profile, Troubles, dress, looks
from tests.e2e.phone import Phone
from tests.served import Served

SLOWED = 4
PATIENCE = 120_000


class Handset:
    """`open` gives a fresh browser over the same profile."""

    def __init__(self, playwright: Playwright, chromium: str, folder: Path, served: Served) -> None:
        self.profile = Profile(playwright, chromium, folder, looks("phone", "zh", "light"))
        self.served = served
        expect.set_options(timeout=PATIENCE)

    def open(self, slowed: int = SLOWED) -> "Opened":
        context = self.profile.start()
        dress(context, "zh", WATCH)
        context.set_default_timeout(PATIENCE)
        return Opened(Phone(context, self.served.url, "zh", Troubles()), self.profile, slowed)


class Opened:
    """One run of the browser. All times are milliseconds."""

    def __init__(self, phone: Phone, profile: Profile, slowed: int) -> None:
        self.phone, self.profile = phone, profile
        self.chrome: CDPSession = phone.context.new_cdp_session(self.page)
        self.chrome.send("Emulation.setCPUThrottlingRate", {"rate": slowed})

    @property
    def page(self) -> Page:
        return self.phone.page

    def close(self) -> None:
        self.phone.context.close()

    def cold(self) -> float:
        """From the address being entered until the first job is painted."""
        self.page.goto(self.phone.origin + "/", wait_until="commit")
        return self._number("__bench.firstJob")

    def until(self, selector: str, many: int = 1) -> float:
        """From the last tap until so many elements are painted."""
        return self._number(f"__bench.until({selector!r}, {many}).then((now) => now - __bench.last.at)")

    def painted(self) -> float:
        """From the last tap or key until the frame after it is painted."""
        return self._number("__bench.drawn()")

    def writes(self) -> list[tuple[float, float]]:
        """(painted, durable) of each change since this was asked last, after the tap that made it."""
        return [(painted, durable) for painted, durable in self.page.evaluate("__bench.taken()")]

    def heap(self) -> float:
        """MB of script objects that are still in use."""
        self.chrome.send("HeapProfiler.collectGarbage")
        used: float = self.chrome.send("Runtime.getHeapUsage")["usedSize"]
        return used / 1e6

    def memory(self) -> float:
        """MB that the app's process holds for itself alone."""
        flag = f"--user-data-dir={self.profile.folder}"
        mains = [p for p in psutil.process_iter(["cmdline"]) if flag in (p.info["cmdline"] or [])]
        family = [child for main in mains for child in main.children(recursive=True)]
        renderers = [p for p in family if "--type=renderer" in p.cmdline()]
        return max(p.memory_full_info().uss for p in renderers) / 1e6

    def evaluate(self, script: str, *about: Any) -> Any:
        return self.page.evaluate(script, *about)

    def _number(self, script: str) -> float:
        return float(self.page.evaluate(script))


def worst_of_20(times: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(times, n=20, method="inclusive")[18]
