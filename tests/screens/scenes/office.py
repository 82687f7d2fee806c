"""The office: all jobs, the engineers, a new job, who does it."""

from __future__ import annotations

import re

from tests.screens.scene import JOB, PLANNER, scene, simple
from tests.screens.stage import Stage
from tests.screens.world import Others

simple("office", PLANNER, "/office")
simple("office-new", PLANNER, "/office/new")
simple("office-problems", PLANNER, "/office/problems")
simple("office-job", PLANNER, f"/office/job/{JOB}")


@scene
def office_week(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/office/week")
    stage.take(page, "week")
    page.locator(".week-card").first.click()
    stage.take(page, "week-move")
    page.locator("dialog .sheet-actions .button").first.click()
    if page.locator(".segments").count():
        page.locator(".segment").nth(1).click()
        page.select_option("main select", index=1)
        stage.take(page, "week-engineer")
    page.locator("main .card .button").last.click()
    page.select_option("dialog select", index=1)
    stage.take(page, "week-absence")
    page.locator("dialog .button-primary").click()
    page.wait_for_selector("dialog", state="detached")
    stage.take(page, "week-absent")
    page.locator(".week-turn .icon-button").nth(1).click()
    stage.take(page, "week-next")


@scene
def office_due(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/office/due")
    page.wait_for_selector(".due-row")
    page.select_option("main select", index=1)
    page.wait_for_selector(".due-row")
    stage.take(page, "due")
    page.locator(".line .button-quiet").last.click()
    page.locator(".page-foot a").click()
    page.wait_for_selector("fieldset .check")
    stage.take(page, "plan-who")
    for n in (0, 1):
        page.locator("fieldset .check").nth(n).click()
    page.locator("h2", has_text="预览" if stage.variant.lang == "zh" else "Preview").scroll_into_view_if_needed()
    stage.take(page, "plan-preview")
    page.locator(".page-foot .button").click()
    page.wait_for_selector(".banner[data-tone=good]")
    stage.take(page, "plan-made")
    page.locator(".banner[data-tone=good] button").first.click()
    stage.take(page, "plan-undo")
    page.locator("dialog .button-danger").click()
    page.wait_for_selector(".banner[data-tone=good]", state="detached")
    stage.take(page, "plan-undone")


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
    page.locator("dialog button.row", has_text=re.compile("青禾市示范人民医院|Qinghe Model People")).first.click()
    page.locator("button.picker").nth(1).click()
    stage.take(page, "office-pick-equipment")
    page.locator("dialog button.row", has_text=re.compile("64")).first.click()
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
