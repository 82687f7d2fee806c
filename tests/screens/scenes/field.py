"""The engineer's work: today, jobs, checklists, equipment, values that two people wrote."""

from __future__ import annotations

from tests.screens.scene import ENGINEER, JOB, PLANNER, scene, simple
from tests.screens.stage import Stage
from tests.screens.world import CLASH, RUN, Others

simple("today", ENGINEER, "/")
simple("today-nothing", "parts", "/")
simple("job", ENGINEER, f"/job/{JOB}")
simple("job-done", ENGINEER, "/job/demo-ct-d01-q3")
simple("job-gone", ENGINEER, "/job/nothing-here")
simple("run", ENGINEER, f"/run/{RUN}")
simple("run-done", ENGINEER, "/run/demo-ct-d01-q3~CL-CT-Q")


@scene
def run_filled(stage: Stage, others: Others) -> None:
    page = stage.page(ENGINEER)
    stage.go(page, f"/run/{RUN}")
    lines = page.locator(".run-line")
    for i in range(min(4, lines.count())):
        choice = lines.nth(i).locator("label.segment").first
        if choice.count():
            choice.click()
        field = lines.nth(i).locator("input.input").first
        if field.count():
            field.fill("21.5")
            field.blur()
    stage.take(page, "run-filled")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    stage.take(page, "run-end")


simple("equipment", ENGINEER, "/equipment")
simple("equipment-contested", ENGINEER, "/equipment/D01")
simple("equipment-plain", PLANNER, "/equipment/D04")
simple("equipment-gone", ENGINEER, "/equipment/nothing-here")


@scene
def equipment_found(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/equipment")
    page.fill("input[type=search]", "CT 64")
    stage.take(page, "equipment-found")
    page.fill("input[type=search]", "zzz")
    stage.take(page, "equipment-no-match")
    page.fill("input[type=search]", "")


@scene
def equipment_edit(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/equipment/D04")
    page.locator(".card .button").nth(1).click()
    stage.take(page, "equipment-edit")


simple("contested", ENGINEER, "/contested")
simple("contested-equipment", ENGINEER, "/contested/equipment/D01")


@scene
def contested_answer(stage: Stage, others: Others) -> None:
    page = stage.page(ENGINEER)
    stage.go(page, f"/contested/answer/{CLASH}")
    page.locator(".settle-foot .button").click()
    stage.take(page, "contested-nothing-chosen")
    page.locator("label.side").last.click()
    stage.take(page, "contested-new-value")
    page.locator(".card .button").last.click()
    page.wait_for_selector(".history li")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    stage.take(page, "contested-history")
    page.locator("label.side").first.click()
    page.locator(".settle-foot .button").click()
    page.wait_for_selector(".banner[data-tone=good]")
    stage.take(page, "contested-settled")
