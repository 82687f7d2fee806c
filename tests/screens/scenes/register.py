"""The register and the files of equipment: filters, forms, papers, risk, trend, delivery."""

from __future__ import annotations

from tests.screens.scene import ENGINEER, PLANNER, scene, simple
from tests.screens.stage import Stage
from tests.screens.world import Others

simple("equipment-new", PLANNER, "/equipment/new")
simple("equipment-inventory", ENGINEER, "/equipment/D01/edit")


@scene
def equipment_filters(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/equipment")
    page.locator(".filters .button").click()
    stage.take(page, "equipment-filters")


@scene
def equipment_pinyin(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/equipment")
    page.fill("input[type=search]", "jsj")
    page.locator("[data-row] a").first.wait_for()
    stage.take(page, "equipment-pinyin")
    page.fill("input[type=search]", "")


@scene
def equipment_risk(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/equipment/D01")
    page.locator("section.card", has_text="20").locator(".button").last.click()
    stage.take(page, "equipment-risk")


@scene
def equipment_trend(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/equipment/D01")
    page.locator("section.card").last.locator(".button").click()
    page.locator("svg[role=img], section.card:last-of-type p").first.wait_for()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    stage.take(page, "equipment-trend")
