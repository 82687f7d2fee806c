"""Labels: camera and no camera, what a code leads to, the sheet to print; and what a monitor asks for."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.screens.scene import ENGINEER, PLANNER, scene
from tests.screens.stage import Stage
from tests.screens.world import Others

MONITOR = "demo-mon-d10"
ANALYSER = {"zh": "电气安全", "en": "Electrical safety"}
NOBODYS = "(01)06999990013708(11)250701(17)300630(10)L1(21)NEW-77"
FORBID = "() => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError') } }"


@scene
def scan(stage: Stage, others: Others) -> None:
    page = stage.page(ENGINEER)
    stage.go(page, "/scan")
    page.wait_for_selector(".scan-view video")
    stage.take(page, "scan")
    page.goto(stage.line.origin + "/equipment")
    stage.calm(page)
    page.evaluate(FORBID)
    page.locator("a[href='/scan']").first.click()
    stage.take(page, "scan-denied")
    _type(page, NOBODYS)
    stage.take(page, "scan-unknown")
    page.locator("main .button-primary").click()
    stage.take(page, "scan-link")


@scene
def scan_other_device(stage: Stage, others: Others) -> None:
    page = stage.page(ENGINEER)
    stage.go(page, f"/scan?job={MONITOR}")
    stage.take(page, "scan-check")
    _type(page, "QH-2001")
    stage.take(page, "scan-other-device")


@scene
def labels(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/labels")
    stage.take(page, "labels-nothing")
    page.locator("main .line .button").first.click()
    stage.take(page, "labels")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    stage.take(page, "labels-preview")


@scene
def run_monitor(stage: Stage, others: Others) -> None:
    page = stage.page(ENGINEER)
    stage.go(page, f"/job/{MONITOR}")
    page.locator("main .card .button-big").last.click()
    page.wait_for_selector(".run-copy")
    stage.take(page, "run-monitor")
    offers = page.locator(".run-copy button")
    expect(offers).to_have_count(3)
    for left in (2, 1, 0):
        offers.first.click()
        expect(offers).to_have_count(left)
    page.locator("#line-method label.segment").first.click()
    page.get_by_label(ANALYSER[stage.variant.lang], exact=True).select_option("I02")
    stage.take(page, "run-instrument-expired")
    page.get_by_label(ANALYSER[stage.variant.lang], exact=True).select_option("I01")
    for item, value in (("pe", "0.5"), ("eql", "480")):
        page.locator(f"#line-{item} input.input").fill(value)
        page.locator(f"#line-{item} input.input").blur()
    page.locator("#line-eql").scroll_into_view_if_needed()
    stage.take(page, "run-earth-failed")
    page.locator("#line-central .run-line-tools button").last.click()
    stage.take(page, "run-skip")
    page.keyboard.press("Escape")
    stage.go(page, f"/job/{MONITOR}")
    page.locator(".job-finding-mark button").first.click()
    page.wait_for_selector(".job-finding-mark a")
    page.locator(".job-finding-mark a").first.scroll_into_view_if_needed()
    stage.take(page, "job-repair")


@scene
def run_not_available(stage: Stage, others: Others) -> None:
    page = stage.page(ENGINEER)
    stage.go(page, f"/run/{MONITOR}~CL-MON-Y")
    page.evaluate("scrollTo(0, 0)")
    page.locator("main .button-quiet").first.click()
    stage.take(page, "run-not-available")


def _type(page: Page, code: str) -> None:
    page.locator(".scan-typed input").fill(code)
    page.locator(".scan-typed input").press("Enter")
