"""The app measured step by step, on a phone that holds a week's work and has no network."""

import asyncio
import os
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import sync_playwright

from bench.app.fill import EACH, PHOTOS, PLACES, fill, grow
from bench.app.first_load import first_load
from bench.app.handset import Handset, Opened, worst_of_20
from bench.app.scripts import SCROLL
from bench.app.thumb import Thumb
from bench.figures import Figure
from tests.e2e.build import build
from tests.e2e.checklist import ANSWERS, JOB, WITHOUT_ANSWER_RECORD
from tests.find_chromium import chromium
from tests.served import Served

WORK = "app"
TYPED = "scanner 3"
INITIALS = "yxzx"
"""First letters of 影像中心, as one types them."""
ROUNDS = 10
JOB_LINK = f'a.row[href="/job/{JOB}"]'


async def measure_app(folder: Path, runs: int) -> list[Figure]:
    """Build the app, fill a phone, take the network away, measure."""
    return await asyncio.to_thread(_measured, folder, runs)


def _measured(folder: Path, runs: int) -> list[Figure]:
    dist = build(folder / "web", "0.0.1")
    figures = [Figure(WORK, "first load, script and style, gzip", first_load(dist) / 1000, "kB", "app kB")]
    served = Served(folder / "app", "demo", KEPT_WEB=str(dist)).start()
    asyncio.run(grow(served.port))
    with sync_playwright() as playwright:
        handset = Handset(playwright, os.environ.get("CHROMIUM") or chromium(), folder / "profile", served)
        try:
            figures += _offline(handset, served, runs)
        finally:
            handset.profile.kill()
            served.close()
    return figures


def _offline(handset: Handset, served: Served, runs: int) -> list[Figure]:
    filled = fill(handset, served)
    held = f"{filled['rows']:,} rows, {filled['unsent']:,} unsent"
    figures = [Figure(WORK, f"cold start, {held}", _cold(handset, runs), "s", "app cold s")]
    opened = handset.open()
    opened.cold()
    for measure in (_job, _answers, _checklist, _scrolling, _searching, _by_initials, _memory, _storage):
        figures += measure(opened)
    opened.close()
    return figures


def _cold(handset: Handset, runs: int) -> float:
    """Seconds; a browser is started for each."""
    times = []
    for _ in range(runs):
        opened = handset.open()
        times.append(opened.cold() / 1000)
        opened.close()
    return median(times)


def _job(opened: Opened) -> list[Figure]:
    """From the list of today to the job with its photos, several times: the first is not as warm as the others."""
    opened.page.wait_for_timeout(1_000)  # nobody taps in the moment in which the list appears
    times = []
    for _ in range(5):
        opened.page.locator(JOB_LINK).click()
        times.append(opened.until("ul.photos > li", PHOTOS.count(JOB)))
        opened.page.go_back()
        opened.page.locator(JOB_LINK).wait_for()
    return [
        Figure(WORK, "open a job with 20 photos, first", times[0], "ms", "app job ms"),
        Figure(WORK, "  again", median(times[1:]), "ms"),
    ]


def _answers(opened: Opened) -> list[Figure]:
    """Every line that is answered by a tap or by typing; the way to it and the beginning of the run do not count."""
    opened.page.locator(JOB_LINK).click()
    opened.phone.open_checklist()
    opened.phone.line("advice").wait_for()
    opened.writes()
    thumb, times = Thumb(opened.phone), list[tuple[float, float]]()
    for item, answer in ANSWERS.items():
        if item not in WITHOUT_ANSWER_RECORD:
            thumb.answer(item, answer)
            times += opened.writes()
    painted, durable = zip(*times, strict=True)
    return [
        Figure(WORK, f"answer until painted, p95 of {len(times)}", worst_of_20(list(painted)), "ms", "app paint ms"),
        Figure(WORK, "  median", median(painted), "ms"),
        Figure(WORK, "answer until durable, p95", worst_of_20(list(durable)), "ms", "app durable ms"),
        Figure(WORK, "  median", median(durable), "ms"),
    ]


def _checklist(opened: Opened) -> list[Figure]:
    """From the job into its checklist of 38 lines, answered, and until the last line is there."""
    lines = opened.page.locator("li.run-line").count()
    opened.page.go_back()
    times = []
    for _ in range(3):
        opened.phone.button("go_on").click()
        times.append((opened.until("li.run-line"), opened.until("li.run-line", lines)))
        opened.page.go_back()
    return [
        Figure(WORK, f"open its checklist of {lines} lines", median(first for first, _ in times), "ms", "app job ms"),
        Figure(WORK, "  until the last line", median(last for _, last in times), "ms"),
    ]


def _scrolling(opened: Opened) -> list[Figure]:
    opened.page.locator('nav a[href="/equipment"]').click()
    first = opened.until("ul.long-list [data-row]", 5)
    opened.page.locator("select").first.select_option(PLACES[0])
    opened.page.wait_for_timeout(1_000)
    opened.page.mouse.move(1, 1)  # a phone has no pointer under which the rows pass
    frames = opened.evaluate(SCROLL)
    opened.page.locator("select").first.select_option("")
    opened.page.wait_for_timeout(1_000)
    return [
        Figure(WORK, f"open the register of {EACH * len(PLACES):,}", first, "ms"),
        Figure(WORK, f"longest frame while {EACH:,} scroll by", max(frames), "ms", "app frame ms"),
        Figure(WORK, f"  frames over 32 ms, of {len(frames)}", sum(frame > 32 for frame in frames), ""),
        Figure(WORK, "  median frame", median(frames), "ms"),
    ]


def _searching(opened: Opened) -> list[Figure]:
    """Key by key; the first one makes the texts that the others look through."""
    field = opened.page.get_by_role("searchbox")
    field.click()
    times = []
    for key in TYPED:
        field.press("Space" if key == " " else key)
        times.append(opened.painted())
    field.fill("")
    return [
        Figure(WORK, "search as one types, slowest key but first", max(times[1:]), "ms", "app search ms"),
        Figure(WORK, "  first key", times[0], "ms"),
        Figure(WORK, "  median", median(times), "ms"),
    ]


def _by_initials(opened: Opened) -> list[Figure]:
    """By first letters of Chinese names, key by key, once the device has spelled them all: of one hospital, of all."""
    spelling = _spelled(opened)
    figures = [Figure(WORK, "until all names are spelled, once for each device", spelling, "s")]
    for many, place in ((EACH, PLACES[0]), (EACH * len(PLACES), "")):
        opened.page.locator("select").first.select_option(place)
        opened.page.wait_for_timeout(1_000)
        field = opened.page.get_by_role("searchbox")
        times = []
        for key in INITIALS:
            field.press(key)
            times.append(opened.painted())
        field.fill("")
        figures.append(
            Figure(WORK, f"search {many:,} by first letters, slowest key", max(times), "ms", "app search ms")
        )
    return figures


def _spelled(opened: Opened) -> float:
    """Seconds until a search by sounds finds no more than before: names are spelled in idle moments."""
    field, count, since, began = opened.page.get_by_role("searchbox"), "", 0.0, perf_counter()
    field.fill("yingxiang")
    while perf_counter() - max(since, began) < 6:
        opened.page.wait_for_timeout(500)
        now = opened.page.locator(".how-many").text_content() or ""
        count, since = (now, perf_counter()) if now != count else (count, since)
    field.fill("")
    return since - began


def _memory(opened: Opened) -> list[Figure]:
    """A shortened hour: ten rounds through today, job, checklist, a tick, register and search."""
    heap = opened.heap()
    for _ in range(ROUNDS):
        _work(opened)
    after = opened.heap()
    return [
        Figure(WORK, f"memory of its process after {ROUNDS} rounds", opened.memory(), "MB", "app memory MB"),
        Figure(WORK, "  script objects in it", after, "MB"),
        Figure(WORK, "  more than before the rounds", after - heap, "MB"),
    ]


def _work(opened: Opened) -> None:
    phone, page = opened.phone, opened.page
    page.locator('nav a[href="/"]').click()
    page.locator(JOB_LINK).click()
    phone.button("go_on").click()
    for value in ("fail", "pass"):
        phone.tick("estop", value)
    page.go_back()
    page.locator('nav a[href="/equipment"]').click()
    page.get_by_role("searchbox").fill("tube")
    page.get_by_role("searchbox").fill("")
    opened.evaluate("scrollTo(0, 200_000)")


def _storage(opened: Opened) -> list[Figure]:
    told = opened.evaluate("navigator.storage.estimate()")
    return [
        Figure(WORK, f"storage used, {len(PHOTOS)} photos with it", told["usage"] / 1e6, "MB"),
        Figure(WORK, "  left, as the browser says", (told["quota"] - told["usage"]) / 1e6, "MB"),
    ]
