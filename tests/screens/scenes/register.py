"""The register and the files of equipment: filters, forms, papers, risk, trend, delivery."""

from __future__ import annotations

from playwright.sync_api import FilePayload

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
def equipment_of_hospital(stage: Stage, others: Others) -> None:
    page = stage.page("manager")
    stage.go(page, "/office/hospitals/H01")
    page.locator(".button", has=page.locator(".lucide-stethoscope")).click()
    page.wait_for_selector(".how-many")
    stage.take(page, "equipment-of-hospital")


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


LIST = """医院,科室,设备名称,型号,序列号,生产日期,谁知道
青禾市示范人民医院,ICU,有创呼吸机,V60,X-1,2024-03-05,a
没有的医院,二楼,输液泵,P2,X-2,2024/13/40,b
青禾市示范中医院,新病区,心电图机,E3,X-3,20240305,c
"""


@scene
def equipment_import(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/equipment/import")
    stage.take(page, "equipment-import")
    file = FilePayload(name="list.csv", mimeType="text/csv", buffer=LIST.encode("gb18030"))
    page.locator("input[type=file]").set_input_files(file)
    page.locator(".card [role=status]").wait_for()
    stage.take(page, "equipment-import-columns")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    stage.take(page, "equipment-import-faults")


@scene
def equipment_issue(stage: Stage, others: Others) -> None:
    page = stage.page(ENGINEER)
    stage.go(page, "/equipment/D01")
    page.locator("section.card").nth(-2).locator(".button").last.click()
    stage.take(page, "equipment-issue")


@scene
def equipment_document(stage: Stage, others: Others) -> None:
    page = stage.page(ENGINEER)
    stage.go(page, "/equipment/D01")
    page.locator("section.card").nth(-3).locator(".button").last.click()
    stage.take(page, "equipment-document")


@scene
def exports(stage: Stage, others: Others) -> None:
    page, admin = stage.page(PLANNER), stage.page("admin")
    stage.go(page, "/equipment")
    page.locator(".register-ways button").click()
    stage.take(page, "export-ask")
    page.locator("dialog textarea").fill("年度盘点，医院设备科要求")
    page.locator("dialog .button-primary").click()
    page.locator("dialog").wait_for(state="detached")
    stage.go(admin, "/office/exports")
    admin.locator("[data-row] .button").first.click()
    stage.take(admin, "export-ruling")
    admin.locator("dialog .button-primary").click()
    admin.locator("dialog").wait_for(state="detached")
    stage.go(page, "/office/exports")
    page.locator("[data-row] .button-primary").first.wait_for()
    stage.take(page, "exports")
