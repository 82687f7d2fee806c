"""The office: all jobs, the engineers, a new job, who does it."""

from __future__ import annotations

from tests.screens.scene import JOB, PLANNER, scene, simple
from tests.screens.stage import Stage
from tests.screens.world import Others

simple("office", PLANNER, "/office")
simple("office-new", PLANNER, "/office/new")
simple("office-job", PLANNER, f"/office/job/{JOB}")


@scene
def office_engineers(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/office")
    page.locator(".office-filters .button").click()
    stage.take(page, "office-filters")
    page.keyboard.press("Escape")
    page.fill("input[type=search]", "zzz")
    stage.take(page, "office-no-match")
    page.fill("input[type=search]", "")
    page.locator(".office-top label").last.click()
    stage.take(page, "office-engineers")
    page.locator(".office-top label").first.click()


@scene
def office_create(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/office/new")
    page.locator("form .button-quiet").click()
    page.locator("button[type=submit]").click()
    stage.take(page, "office-new-missing")
    page.locator("button.picker").first.click()
    stage.take(page, "office-pick-hospital")
    page.locator("dialog button.row").first.click()
    page.locator("button.picker").nth(1).click()
    stage.take(page, "office-pick-equipment")
    page.locator("dialog button.row").first.click()
    page.select_option(".field select", index=1)
    page.locator("label.check").first.click()
    stage.take(page, "office-new-filled")
    page.locator("button[type=submit]").click()
    page.wait_for_selector("h1:has-text('J20')")
    stage.take(page, "office-created")


@scene
def office_assign(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/office/job/demo-mws-d09")
    page.locator(".card .button").nth(1).click()
    stage.take(page, "office-assign")
    page.locator("dialog .button").first.click()
    page.locator(".button-danger").click()
    stage.take(page, "office-cancel")
