"""A phone's rescue files with 300 photos of 400 kB: written without a network, then taken in by the server."""

import asyncio
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import psutil
from playwright.sync_api import Page, expect, sync_playwright

from bench.app.fill import PHOTOS, fill
from bench.app.handset import PATIENCE, Handset
from bench.figures import Figure
from tests.e2e.build import build
from tests.find_chromium import chromium
from tests.served import Served

WORK = "rescue"
SAVE = re.compile("^保存(第|文件)")


async def measure_rescue(folder: Path) -> list[Figure]:
    """Build the app, fill a phone, take the network away, write, give the network back, load."""
    return await asyncio.to_thread(_measured, folder)


def _measured(folder: Path) -> list[Figure]:
    served = Served(folder / "rescue", "demo", KEPT_WEB=str(build(folder / "rescue-web", "0.0.1"))).start()
    with sync_playwright() as playwright:
        handset = Handset(playwright, os.environ.get("CHROMIUM") or chromium(), folder / "rescue-profile", served)
        try:
            files, figures = _written(handset, served, folder)
            return [*figures, *_loaded(served.start(), files)]
        finally:
            handset.profile.kill()
            served.close()


def _written(handset: Handset, served: Served, folder: Path) -> tuple[list[Path], list[Figure]]:
    filled = fill(handset, served)
    opened = handset.open()
    page = opened.page
    page.goto(served.url + "/device")
    write = opened.phone.button("rescue_write")
    write.wait_for()
    renderers, browser = _family(handset)
    with _peak([*renderers, browser]) as both, _peak(renderers) as own:
        began = perf_counter()
        write.click()
        page.get_by_role("button", name=SAVE).first.wait_for()
        spent = perf_counter() - began
    files = list(_saved(page, folder))
    opened.close()
    held = sum(file.stat().st_size for file in files) / 1e6
    return files, [
        Figure(
            WORK, f"write {len(PHOTOS)} photos, {filled['unsent']:,} changes, processor slowed fourfold", spent, "s"
        ),
        Figure(WORK, "  files", len(files), ""),
        Figure(WORK, "  together", held, "MB"),
        Figure(WORK, "  the largest", max(file.stat().st_size for file in files) / 1e6, "MB"),
        Figure(WORK, "  memory of the page, more than before, peak", own[0], "MB"),
        Figure(WORK, "  with the browser, which lays blobs on the disk", both[0], "MB"),
    ]


def _saved(page: Page, folder: Path) -> Iterator[Path]:
    keys = page.get_by_role("button", name=SAVE)
    for i in range(keys.count()):
        with page.expect_download(timeout=PATIENCE) as download:
            keys.nth(i).click()
        download.value.save_as(file := folder / f"{i}.kept-rescue")
        yield file
    expect(keys.first).to_be_visible()


def _loaded(served: Served, files: list[Path]) -> list[Figure]:
    """By the office, the last file first; the server's memory meanwhile."""
    assert served.process is not None
    client, photos = served.client("agent.01"), 0
    with _peak([psutil.Process(served.process.pid)]) as grown:
        began = perf_counter()
        for file in reversed(files):
            with file.open("rb") as body:
                answer = client.post("/api/rescue", content=body, timeout=600)
            answer.raise_for_status()
            told = answer.json()
            assert told["whole"]
            photos += sum(one["photos"] for one in told["devices"])
        spent = perf_counter() - began
    return [
        Figure(WORK, f"load them, {photos} photos and small pictures brought", spent, "s"),
        Figure(WORK, "  memory of the server, more than before, peak", grown[0], "MB"),
    ]


def _family(handset: Handset) -> tuple[list[psutil.Process], psutil.Process]:
    flag = f"--user-data-dir={handset.profile.folder}"
    main = next(p for p in psutil.process_iter(["cmdline"]) if _is_main(p, flag))
    return [p for p in main.children(recursive=True) if "--type=renderer" in p.cmdline()], main


def _is_main(process: psutil.Process, flag: str) -> bool:
    words = process.info["cmdline"] or []
    return flag in words and not any(word.startswith("--type=") for word in words)


@contextmanager
def _peak(processes: list[psutil.Process]) -> Iterator[list[float]]:
    """MB above what the processes held for themselves at the beginning: the most that was seen, 20 times a second."""

    def held() -> float:
        return sum(p.memory_full_info().uss for p in processes if p.is_running()) / 1e6

    before, most, over = held(), [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(0.05):
            most[0] = max(most[0], held() - before)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield most
    finally:
        over.set()
        thread.join()
