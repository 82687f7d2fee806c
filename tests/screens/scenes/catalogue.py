"""The firm's catalogue: checklists and their editor, limit tables, instruments, people, hospitals."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import FilePayload

from server.demo.told import read
from tests.screens.scene import scene, simple
from tests.screens.stage import Stage
from tests.screens.world import Others
from tests.server.test_xlsform import BOOK, without_date, workbook

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


@scene
def template_import(stage: Stage, others: Others) -> None:
    page = stage.page(EDITOR)
    stage.go(page, "/office/templates")
    form: FilePayload = {
        "name": "form.xlsx",
        "mimeType": "application/octet-stream",
        "buffer": workbook(without_date(BOOK)),
    }
    page.set_input_files("input[type=file]", form)
    page.wait_for_selector(".editor-line")
    stage.take(page, "template-imported")
    page.locator(".editor-foot button").first.click()
    page.locator("dialog .button-danger").click()
    page.wait_for_selector("h1")


@scene
def template_compare(stage: Stage, others: Others) -> None:
    others.write("supervisor", "template", "CL-MWS-Q@20417", version(20_417, "加一项"))
    others.write("manager", "template", "CL-MWS-Q@29041", version(29_041, "减一项"))
    page = stage.page(EDITOR)
    stage.go(page, "/office/template/CL-MWS-Q")
    page.wait_for_selector("text=2-9041")
    stage.take(page, "template-apart")
    page.locator(".version-keys .button").nth(1).click()
    stage.take(page, "template-differences")


def version(number: int, change: str) -> dict[str, Any]:
    """A checklist on which no other scene works, as somebody else published it."""
    found = next(t for t in read("catalogue.json")["templates"] if t["id"] == "CL-MWS-Q@1")
    items = [item | {"required": False} if n == number % 7 else item for n, item in enumerate(found["items"])]
    fields = {name: value for name, value in found.items() if name not in ("id", "items", "version")}
    return fields | {"version": number, "change": change, "items": items[number % 3 :]}
