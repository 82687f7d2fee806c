"""During a visit: a photo and what is asked about it, a hand, a finding, a job that cannot end yet; the first sync."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Page, expect

from tests.screens.scene import ENGINEER, JOB, scene
from tests.screens.stage import Stage
from tests.screens.world import RUN, Others

HAND = ((0.15, 0.5), (0.3, 0.2), (0.45, 0.75), (0.6, 0.3), (0.8, 0.6))


@scene
def visit_photo(stage: Stage, others: Others) -> None:
    page = stage.page(ENGINEER)
    stage.go(page, f"/run/{RUN}")
    line = page.locator("#line-phantom_img")
    picture = FilePayload(name="photo.png", mimeType="image/png", buffer=page.screenshot())
    line.locator("input[type=file]").first.set_input_files(picture)
    page.wait_for_selector("dialog img")
    stage.take(page, "visit-photo-ask")
    page.locator("dialog .sheet-actions .button-primary").click()
    page.wait_for_selector("dialog", state="detached")
    line.locator(".photo-key").last.wait_for()
    line.scroll_into_view_if_needed()
    stage.take(page, "visit-photo-kept")
    line.locator(".photo-key").last.press("Enter")
    page.wait_for_selector("dialog[open]")
    stage.take(page, "visit-photo-view")
    page.locator("dialog .sheet-head .icon-button").click()


@scene
def visit_sign(stage: Stage, others: Others) -> None:
    page = stage.page(ENGINEER)
    stage.go(page, f"/run/{RUN}")
    page.locator("#line-sig_customer .button-primary").click()
    page.wait_for_selector("dialog canvas")
    stage.take(page, "visit-sign")
    draw(page)
    stage.take(page, "visit-signed-by-hand")
    stage.go(page, f"/run/{RUN}")


@scene
def visit_end(stage: Stage, others: Others) -> None:
    """A job that is begun and cannot be finished yet; a finding beside it."""
    page = stage.page(ENGINEER)
    stage.go(page, f"/job/{JOB}")
    steps = page.locator("main .card").filter(has=page.locator(".lucide-clipboard-check")).first
    for done in range(4):
        steps.locator(".button-primary").click()
        expect(page.locator(".times li")).to_have_count(done + 1)
    stage.take(page, "visit-begun")
    steps.locator(".button", has=page.locator(".lucide-circle-check-big")).click()
    page.wait_for_selector("dialog[open]")
    stage.take(page, "visit-not-finished")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    page.locator("main .card", has=page.locator(".lucide-plus")).locator(".button-wide").last.click()
    page.wait_for_selector("dialog[open]")
    stage.take(page, "visit-finding")


@scene
def first_sync(stage: Stage, others: Others) -> None:
    """Signed in, and the network is gone before anything came: what each screen of the first level says meanwhile."""
    page = stage.window()
    page.route("**/api/sync", lambda route: route.abort())
    page.goto(f"{stage.line.origin}/signin")
    page.fill("input[name=username]", "engineer.b")
    page.fill("input[name=password]", "kept-demo")
    page.click("button[type=submit]")
    stage.until(page, "!document.querySelector('input[name=password]')")
    for path in ("", "equipment", "device"):
        page.goto(f"{stage.line.origin}/{path}")
        stage.until(page, "document.querySelector('h1') !== null")
        stage.take(page, f"first-sync-{path or 'today'}", busy=True)
    page.context.close()


def draw(page: Page) -> None:
    box = page.locator("dialog canvas").bounding_box()
    assert box
    spots = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in HAND]
    page.mouse.move(*spots[0])
    page.mouse.down()
    for spot in spots[1:]:
        page.mouse.move(*spot, steps=4)
    page.mouse.up()
