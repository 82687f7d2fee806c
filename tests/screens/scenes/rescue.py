"""The rescue file on the device and in the office; what is said of a device that was cleared."""

from __future__ import annotations

import json

from tests.screens.scene import PLANNER, scene
from tests.screens.stage import Stage
from tests.screens.world import Others

GONE = json.dumps({"name": "工程师A", "why": "lost", "at": 1_795_228_200_000, "changes": 128})


@scene
def rescue(stage: Stage, others: Others) -> None:
    page = stage.window()
    stage.sign_in(page, "engineer.b")
    stage.go(page, "/device")
    card = page.locator(".card").filter(has=page.locator("svg.lucide-life-buoy"))
    card.scroll_into_view_if_needed()
    stage.take(page, "rescue-device")
    page.locator("button").filter(has=page.locator("svg.lucide-life-buoy")).click()
    page.wait_for_selector(".banner[data-tone=good]")
    page.locator(".banner[data-tone=good]").scroll_into_view_if_needed()
    stage.take(page, "rescue-written")
    with page.expect_download() as download:
        page.locator(".banner[data-tone=good] .button-primary").click()
    office = stage.page(PLANNER)
    stage.go(office, "/office/rescue")
    stage.take(office, "rescue-office")
    office.locator("input[type=file]").set_input_files(download.value.path())
    office.wait_for_selector(".banner[data-tone=good]")
    stage.take(office, "rescue-loaded")
    page.close()


@scene
def wiped(stage: Stage, others: Others) -> None:
    page = stage.window()
    page.add_init_script(f"localStorage.setItem('kept.gone', {json.dumps(GONE)})")
    stage.go(page, "/wiped")
    stage.take(page, "wiped")
    page.close()
