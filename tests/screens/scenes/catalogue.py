"""The firm's catalogue: checklists and their editor, limit tables, instruments, people, hospitals."""

from __future__ import annotations

from tests.screens.scene import scene, simple
from tests.screens.stage import Stage
from tests.screens.world import Others

ADMIN = "admin"
EDITOR = "supervisor"

simple("settings", ADMIN, "/office/settings")
simple("letterhead", ADMIN, "/office/letterhead")
simple("limits", ADMIN, "/office/limits")
simple("limit-table", ADMIN, "/office/limits/IEC62353_EQL")
simple("instruments", ADMIN, "/office/instruments")
simple("instrument", ADMIN, "/office/instruments/I02")
simple("staff", ADMIN, "/office/people")
simple("staff-person", ADMIN, "/office/people/P03")
simple("hospitals", ADMIN, "/office/hospitals")
simple("hospital", ADMIN, "/office/hospitals/H01")
simple("templates", EDITOR, "/office/templates")
simple("template", EDITOR, "/office/template/CL-CT-Q")


@scene
def limit_edit(stage: Stage, others: Others) -> None:
    page = stage.page(ADMIN)
    stage.go(page, "/office/limits/IEC62353_PE")
    page.locator(".card .button").last.click()
    stage.take(page, "limit-edit")


@scene
def staff_hire(stage: Stage, others: Others) -> None:
    page = stage.page(ADMIN)
    stage.go(page, "/office/people")
    page.locator(".page-main > .button-primary").click()
    stage.take(page, "staff-hire")
    page.locator("dialog input.input").first.fill("新工程师")
    page.locator("dialog input.input").nth(2).fill(f"new.{stage.variant.name}")
    page.locator("dialog .button-primary").click()
    page.wait_for_selector(".link-code")
    stage.take(page, "staff-link")
    link = page.locator(".link-text").inner_text()
    guest = stage.page(None)
    stage.go_to(guest, stage.line.origin + link[link.index("/welcome") :])
    guest.wait_for_selector("input[name=password]")
    stage.take(guest, "welcome")


@scene
def template_editor(stage: Stage, others: Others) -> None:
    page = stage.page(EDITOR)
    stage.go(page, "/office/template/CL-CT-Q/edit")
    page.wait_for_selector(".editor-line")
    stage.take(page, "template-edit")
    page.locator("#line-room_temp .editor-open").click()
    stage.take(page, "template-line-number")
    page.locator("dialog .input").nth(4).fill("30")
    page.locator("dialog .button-primary").click()
    page.locator("#line-release .editor-open").click()
    stage.take(page, "template-line-choice")
    page.locator("dialog .button-primary").click()
    page.locator(".editor-foot .button-primary").click()
    stage.take(page, "template-publish")
    page.keyboard.press("Escape")
    if stage.variant.size != "desktop":
        page.locator(".editor-show button").click()
        stage.take(page, "template-preview")


@scene
def template_new(stage: Stage, others: Others) -> None:
    page = stage.page(EDITOR)
    stage.go(page, "/office/template/%2B/edit")
    stage.take(page, "template-new")
    page.locator("dialog .button-primary").click()
    stage.take(page, "template-new-empty")
