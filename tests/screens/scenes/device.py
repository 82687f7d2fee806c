"""What a person sees of the device: sync, clock, refused changes, the menu."""

from __future__ import annotations

from tests.screens.scene import DEMOTED, ENGINEER, scene, simple
from tests.screens.stage import Stage
from tests.screens.world import Others


@scene
def refused(stage: Stage, others: Others) -> None:
    page = stage.page(DEMOTED)
    stage.go(page, "/refused")
    stage.take(page, "refused-none")
    stage.go(page, "/equipment")
    first = page.locator("main a[href^='/equipment/']").filter(visible=True).and_(page.locator("[href*='D']")).first
    stage.go(page, first.get_attribute("href") or "")
    stage.line.set("refuse")
    page.locator(".card .button").first.click()
    page.locator("dialog input.input").fill("负二层 3 室")
    page.locator("dialog .button-primary").click()
    page.wait_for_selector("dialog", state="detached")
    others.demote(DEMOTED, "P05")
    stage.line.set("none")
    stage.go(page, "/device")
    page.locator(".button-primary").first.click()
    page.wait_for_selector("[data-tone=bad]")
    stage.take(page, "device-refused")
    stage.go(page, "/refused")
    stage.take(page, "refused")
    page.locator(".card .button-primary").first.click()
    stage.take(page, "refused-mend")
    page.locator("dialog .sheet-actions .button").first.click()
    page.locator(".card .button-danger").first.click()
    stage.take(page, "refused-drop")
    others.promote("P05")


simple("more", ENGINEER, "/more")
simple("device", ENGINEER, "/device")
simple("people", ENGINEER, "/people")
simple("nowhere", ENGINEER, "/no/such/place")


@scene
def device_below(stage: Stage, others: Others) -> None:
    page = stage.page(ENGINEER)
    stage.go(page, "/device")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    stage.take(page, "device-below")
    page.locator(".card .line .button").first.click()
    stage.take(page, "device-password")
    page.locator("dialog .sheet-actions .button").first.click()
    page.wait_for_selector("dialog", state="detached")
    page.locator(".card .line .button").last.click()
    stage.take(page, "device-sign-out")


@scene
def device_wrong_clock(stage: Stage, others: Others) -> None:
    page = stage.page("engineer.net")
    page.add_init_script("const right = Date.now; Date.now = () => right() + 365 * 86400000")
    stage.go(page, "/device")
    page.locator(".button-primary").first.click()
    page.wait_for_selector(".chip[data-tone=bad]", timeout=20_000)
    page.locator(".chip[data-tone=bad]").scroll_into_view_if_needed()
    stage.take(page, "device-wrong-clock")
