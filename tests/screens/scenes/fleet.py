"""The office's view on devices, the server after a restore, refused work, redactions, the calendar."""

from __future__ import annotations

import sqlite3
import time

from tests.screens.scene import JOB, scene, simple
from tests.screens.stage import Stage
from tests.screens.world import Others

MANAGER, ADMIN = "manager", "admin"
HOUR = 3_600_000

simple("office-tray", MANAGER, "/office/refused")
simple("office-reports", MANAGER, "/office/reports")
simple("office-records", MANAGER, f"/office/job/{JOB}/records")


def bend(others: Others, sql: str, *values: object) -> None:
    """What takes weeks, written straight into the database of the scene's own server."""
    with sqlite3.connect(others.folder / "data" / "kept.db", timeout=20) as db:
        db.execute(sql, values)
    db.close()


@scene
def fleet(stage: Stage, others: Others) -> None:
    now = int(time.time() * 1000)
    about = f'{{"app": "0.1", "unsent": 12, "oldest": {now - 50 * HOUR}, "persisted": false, "free": 300000000}}'
    others.of("engineer.b")
    bend(others, "UPDATE device SET last_heard=?, skew=400000, about=? WHERE person='P04'", now - 200 * HOUR, about)
    page = stage.page(MANAGER)
    stage.go(page, "/office/devices")
    page.wait_for_selector(".long-list a.row")
    stage.take(page, "devices")
    page.locator(".long-list a.row").first.click()
    page.wait_for_selector(".facts")
    stage.take(page, "device-detail")
    page.locator(".button-danger").click()
    stage.take(page, "device-revoke")
    page.locator("dialog .button-danger").click()
    page.wait_for_selector("dialog", state="detached")
    stage.take(page, "device-revoked")


@scene
def tray(stage: Stage, others: Others) -> None:
    """A change that an engineer may not make: looked at, taken over by the manager, told to its author."""
    device = others.of("engineer.b")
    for note in ("白天人多，请走西门", "检查前先联系设备科"):
        device.keep([device.op(device.see("hospital", "H01"), {"note": note})])
    device.sync()
    page = stage.page(MANAGER)
    stage.go(page, "/office/refused")
    page.wait_for_selector(".long-list .row .button")
    stage.take(page, "office-tray-waiting")
    for nth, name, words in ((0, "take", "电话中口述，已核对"), (1, "aside", "重复的内容")):
        page.locator(".long-list .row .button").nth(nth).click()
        page.locator("dialog textarea").last.fill(words)
        stage.take(page, f"office-tray-{name}")
        page.locator("dialog .button-primary").click()
        page.wait_for_selector("dialog", state="detached")
    page.wait_for_selector("h2")
    stage.take(page, "office-tray-settled")


@scene
def server_restored(stage: Stage, others: Others) -> None:
    now = int(time.time() * 1000)
    others.of("engineer.a")
    bend(others, "INSERT OR REPLACE INTO backup VALUES (?, 'x', ?, 1)", now - 3 * HOUR, now - 3 * HOUR)
    bend(others, "INSERT INTO hold VALUES (?, 'device 7Hk2 knows more')", now)
    bend(others, "INSERT INTO hole SELECT id, 3, 5, ? FROM device WHERE person='P03' LIMIT 1", now)
    page = stage.page(ADMIN)
    stage.go(page, "/office")
    page.wait_for_selector(".banner[data-tone=bad]")
    stage.take(page, "hold-banner")
    stage.go(page, "/office/server")
    page.wait_for_selector(".banner .button-danger")
    stage.take(page, "server-held")
    page.locator(".banner .button-danger").click()
    stage.take(page, "server-go")
    page.locator("dialog .button-danger").click()
    page.wait_for_selector(".banner[data-tone=bad]", state="detached")
    stage.take(page, "server")


@scene
def redactions(stage: Stage, others: Others) -> None:
    page = stage.page(MANAGER)
    stage.go(page, "/contested/equipment/D01")
    page.locator("main .card .button").last.click()
    page.wait_for_selector(".history .button-quiet")
    page.locator(".history .button-quiet").last.scroll_into_view_if_needed()
    stage.take(page, "history-ask")
    page.locator(".history .button-quiet").last.click()
    page.locator("dialog .check", has_text="型号" if stage.variant.lang == "zh" else "Model").click()
    page.locator("dialog textarea").fill("误录")
    stage.take(page, "redaction-ask")
    page.locator("dialog .button-danger").click()
    page.wait_for_selector("dialog", state="detached")
    other = stage.page(ADMIN)
    stage.go(other, "/office/redactions")
    other.wait_for_selector("main .card")
    stage.take(other, "redactions")
    other.locator("main .card .button-danger").first.click()
    stage.take(other, "redaction-rule")
    other.locator("dialog .button-danger").click()
    other.wait_for_selector("dialog", state="detached")
    stage.go(other, "/contested/equipment/D01")
    other.locator("main .card .button").last.click()
    other.wait_for_selector(".history .banner")
    other.locator(".history .banner").scroll_into_view_if_needed()
    stage.take(other, "history-redacted")


@scene
def refused_taken_out(stage: Stage, others: Others) -> None:
    others.write("engineer.b", "hospital", "H01", {"note": "现场有患者王某"})
    page = stage.page(MANAGER)
    stage.go(page, "/office/refused")
    page.wait_for_selector("svg.lucide-eraser")
    stage.take(page, "tray-waiting")
    page.locator("main button").filter(has=page.locator("svg.lucide-eraser")).first.click()
    page.locator("dialog textarea").fill("误录")
    stage.take(page, "tray-redaction-ask")
    page.locator("dialog .button-danger").click()
    page.wait_for_selector("dialog", state="detached")
    other = stage.page(ADMIN)
    stage.go(other, "/office/redactions")
    other.wait_for_selector("main .card")
    stage.take(other, "tray-redaction")
    other.locator("main .card .button-danger").first.click()
    other.locator("dialog .button-danger").click()
    other.wait_for_selector("dialog", state="detached")
    stage.go(other, "/office/refused")
    other.wait_for_selector("main .row")
    stage.take(other, "tray-redacted")


@scene
def working_calendar(stage: Stage, others: Others) -> None:
    page = stage.page(MANAGER)
    stage.go(page, "/office/calendar")
    stage.take(page, "calendar")
    page.locator(".segment").last.click()
    page.locator(".line .button").click()
    page.locator("button.month-day").nth(17).click()
    stage.take(page, "calendar-edit")
    page.locator(".button-primary").click()
    page.wait_for_selector("button.month-day", state="detached")
    stage.take(page, "calendar-saved")
