"""The report: prepared, looked at, sealed, handed over, changed after that, amended."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.screens.scene import ENGINEER, PLANNER, scene, simple
from tests.screens.stage import Stage
from tests.screens.world import Others

DONE = "demo-ct-d01-q3"
RUN = f"{DONE}~CL-CT-Q"

simple("report-not-ended", ENGINEER, "/job/demo-ct-d01/report")
simple("report-empty", ENGINEER, f"/job/{DONE}/report")
simple("report-away", "engineer.b", "/job/demo-ct-d02-na/report/preview")
simple("report-demo", ENGINEER, "/seal/demo-mon-d10-y~report")
simple("report-no-job", ENGINEER, "/job/nothing/report/preview")


@scene
def report_prepared(stage: Stage, others: Others) -> None:
    page = stage.page(ENGINEER)
    stage.go(page, f"/job/{DONE}/report")
    for summary, phrase in ((0, 0), (1, 1), (2, 0), (2, 1)):
        phrases = page.locator("details.phrases").nth(summary)
        phrases.evaluate("(one) => { one.open = true }")
        phrases.locator("button").nth(phrase).click()
    stage.take(page, "report-prepared")
    page.locator(".rows .row").first.click()
    page.locator("dialog input").fill("25")
    stage.take(page, "report-work-line")
    page.locator("dialog .sheet-actions .button").click()
    stage.go(page, f"/job/{DONE}/report/preview")
    stage.take(page, "report-preview")
    whole(stage, page, "report-preview-whole")


@scene
def report_sealed(stage: Stage, others: Others) -> None:
    page = stage.page(ENGINEER)
    stage.go(page, f"/job/{DONE}/report/preview")
    page.locator(".page-foot .button-primary").click()
    stage.take(page, "report-question")
    page.locator("dialog .button-primary").click()
    page.wait_for_url("**/seal/**")
    page.wait_for_selector(".paper-code")
    stage.take(page, "report-sealed")
    whole(stage, page, "report-sealed-whole")
    stage.until(page, "document.querySelectorAll('.hand-over .button').length > 3")
    page.locator(".hand-over .button").last.click()
    page.locator("dialog .button-primary").click()
    page.wait_for_selector(".link-address")
    stage.take(page, "report-link")
    page.keyboard.press("Escape")
    reading = {"raw": "19.5", "value": 19.5, "unit": "°C", "outcome": "pass", "limits": {"min": 18, "max": 24}}
    others.write("engineer.a", "answer", f"{RUN}~room_temp", {"reading": reading})
    sealed = page.url.removeprefix(stage.line.origin)
    page.wait_for_selector(".later")
    stage.take(page, "report-later")
    stage.go(page, sealed.replace("/seal/", f"/job/{DONE}/amend/"))
    stage.take(page, "report-amend")
    stage.go(page, f"/job/{DONE}")
    stage.take(page, "report-on-job")
    office = stage.page(PLANNER)
    stage.go(office, f"/office/job/{DONE}")
    stage.take(office, "report-on-office-job")


def whole(stage: Stage, page: Page, name: str) -> None:
    stage.calm(page)
    page.screenshot(path=stage.folder / f"{name}.png", full_page=True, animations="disabled")
