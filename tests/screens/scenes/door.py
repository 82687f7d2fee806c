"""Before the work: sign-in, set-up, several people on one tablet, the end of a session."""

from __future__ import annotations

import re

from tests.screens.scene import ENGINEER, scene, simple
from tests.screens.stage import Stage
from tests.screens.world import Others
from tests.served import DEMO_PASSWORD, Served

SETUP = {"firm_zh": "示范维保公司", "firm_en": "Model Service Ltd", "name": "管理员", "login": "admin"}
SETUP |= {"password": "long-enough-1", "again": "long-enough-1"}


@scene
def signin(stage: Stage, others: Others) -> None:
    page = stage.page(None)
    stage.go(page, "/signin")
    stage.take(page, "signin")
    page.click("button[type=submit]")
    stage.take(page, "signin-empty")
    page.fill("input[name=username]", "engineer.a")
    page.fill("input[name=password]", "not-the-password")
    page.click("button[type=submit]")
    page.wait_for_selector("[role=alert]")
    stage.take(page, "signin-wrong")
    stage.line.set("refuse")
    page.click("button[type=submit]")
    page.wait_for_selector("[data-tone=watch]")
    stage.take(page, "signin-offline")


@scene
def signin_too_often(stage: Stage, others: Others) -> None:
    page = stage.page(None)
    stage.go(page, "/signin")
    page.fill("input[name=username]", "nobody.here")
    page.fill("input[name=password]", "not-the-password")
    for _ in range(12):
        if page.locator("button[type=submit]:disabled").count():
            break
        page.click("button[type=submit]")
        stage.until(page, "!document.querySelector('[aria-busy=true]')")
    stage.take(page, "signin-too-often")


@scene
def first_time(stage: Stage, others: Others) -> None:
    page = stage.page("engineer.b")
    page.context.clear_cookies()
    stage.go(page, "/signin")
    stage.take(page, "signin-again")
    page.fill("input[name=username]", "engineer.b")
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.click("button[type=submit]")
    stage.until(page, "!document.querySelector('input[name=password]')")
    stage.take(page, "signin-keep")


simple("setup-no-token", ENGINEER, "/setup")


@scene
def session_over(stage: Stage, others: Others) -> None:
    page = stage.page("trainer.a")
    page.context.clear_cookies()
    stage.go(page, "/")
    page.wait_for_selector(".notices .banner", timeout=20_000)
    stage.take(page, "session-over-above")
    page.locator(".toast .button").click()
    page.wait_for_selector(".toast", state="detached", timeout=20_000)
    stage.take(page, "session-over")


@scene
def shared_tablet(stage: Stage, others: Others) -> None:
    """Two people on one tablet; the first left something unsent."""
    page = stage.page("trainer.b")
    stage.go(page, "/signin")
    page.fill("input[name=username]", "engineer.b")
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.click("button[type=submit]")
    stage.until(page, "!document.querySelector('input[name=password]')")
    stage.go(page, "/people")
    stage.take(page, "people-two")
    page.locator("button.row").first.click()
    stage.until(page, "location.pathname === '/'")
    stage.take(page, "people-switched")
    stage.go(page, "/device")
    stage.line.set("refuse")
    page.locator(".card .line .button").last.click()
    stage.take(page, "people-sign-out")
    page.locator("dialog .button-primary").click()
    page.wait_for_selector("dialog", state="detached")
    stage.go(page, "/people")
    stage.take(page, "people-signed-out")
    stage.line.set("none")


@scene
def setup(stage: Stage, others: Others) -> None:
    """A server without data, opened by the link that it printed."""
    served = Served(others.folder / "fresh", command="serve").start()
    try:
        link = re.search(r"http\S+/setup#\S+", served.log())
        assert link, served.log()
        page = stage.window()
        page.goto(link[0])
        stage.take(page, "setup")
        page.click("button[type=submit]")
        stage.take(page, "setup-missing")
        for name, text in SETUP.items():
            page.fill(f"input[name={name}]", text)
        page.click("button[type=submit]")
        page.wait_for_selector(".banner[data-tone=good]")
        stage.take(page, "setup-done")
        stage.go_to(page, f"{served.url}/")
        stage.take(page, "setup-first-day")
        stage.go_to(page, f"{served.url}/equipment")
        stage.take(page, "equipment-none")
        stage.go_to(page, f"{served.url}/office")
        stage.take(page, "office-none")
        page.context.close()
    finally:
        served.close()
