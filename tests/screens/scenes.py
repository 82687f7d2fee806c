"""The scenes: every screen of the app in its states. Each takes its pictures by itself."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.screens.stage import Stage
from tests.screens.world import CLASH, RUN, Others
from tests.served import DEMO_PASSWORD, Served

Scene = Callable[[Stage, Others], None]
SCENES: dict[str, Scene] = {}

JOB = "demo-ct-d01"
SETUP = {"firm_zh": "示范维保公司", "firm_en": "Model Service Ltd", "name": "管理员", "login": "admin"}
SETUP |= {"password": "long-enough-1", "again": "long-enough-1"}
ENGINEER, PLANNER, DEMOTED = "engineer.a", "agent.01", "engineer.c"


def scene(play: Scene) -> Scene:
    SCENES[play.__name__] = play
    return play


def simple(name: str, login: str, path: str) -> None:
    """A screen as it stands after its address was opened."""

    def play(stage: Stage, others: Others) -> None:
        page = stage.page(login)
        stage.go(page, path)
        stage.take(page, name)

    SCENES[name] = play


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
    page.locator(".card .button").first.click()
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


@scene
def refused(stage: Stage, others: Others) -> None:
    page = stage.page(DEMOTED)
    stage.go(page, "/refused")
    stage.take(page, "refused-none")
    stage.go(page, "/equipment")
    page.locator("a.row").first.click()
    stage.calm(page)
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
    page.keyboard.press("Escape")
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
    page.keyboard.press("Escape")
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


simple("office", PLANNER, "/office")
simple("office-new", PLANNER, "/office/new")
simple("office-job", PLANNER, f"/office/job/{JOB}")


@scene
def office_engineers(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/office")
    page.locator(".office-filters .button").click()
    stage.take(page, "office-filters")
    page.keyboard.press("Escape")
    page.fill("input[type=search]", "zzz")
    stage.take(page, "office-no-match")
    page.fill("input[type=search]", "")
    page.locator(".office-top label").last.click()
    stage.take(page, "office-engineers")
    page.locator(".office-top label").first.click()


@scene
def office_create(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/office/new")
    page.locator("form .button-quiet").click()
    page.locator("button[type=submit]").click()
    stage.take(page, "office-new-missing")
    page.locator("button.picker").first.click()
    stage.take(page, "office-pick-hospital")
    page.locator("dialog button.row").first.click()
    page.locator("button.picker").nth(1).click()
    stage.take(page, "office-pick-equipment")
    page.locator("dialog button.row").first.click()
    page.select_option(".field select", index=1)
    page.locator("label.check").first.click()
    stage.take(page, "office-new-filled")
    page.locator("button[type=submit]").click()
    page.wait_for_selector("h1:has-text('J20')")
    stage.take(page, "office-created")


@scene
def office_assign(stage: Stage, others: Others) -> None:
    page = stage.page(PLANNER)
    stage.go(page, "/office/job/demo-mws-d09")
    page.locator(".card .button").nth(1).click()
    stage.take(page, "office-assign")
    page.locator("dialog .button").first.click()
    page.locator(".button-danger").click()
    stage.take(page, "office-cancel")


@scene
def offline(stage: Stage, others: Others) -> None:
    """Every screen of the first level with the server gone; each opened anew, as after a restart."""
    page = stage.page(PLANNER)
    stage.line.set("refuse")
    for path in ("", "equipment", "office", "device", "contested"):
        stage.go(page, f"/{path}")
        stage.take(page, f"offline-{path or 'today'}")
    page.goto(f"{stage.line.origin}/office")
    page.locator(".office-top label").last.click()
    stage.take(page, "offline-office-engineers")
    page.locator(".office-top label").first.click()


@scene
def session_over(stage: Stage, others: Others) -> None:
    page = stage.page("engineer.net")
    page.context.clear_cookies()
    stage.go(page, "/")
    page.wait_for_selector(".notices .banner", timeout=20_000)
    stage.take(page, "session-over")


@scene
def broken(stage: Stage, others: Others) -> None:
    """A screen whose part never arrives, as after a half-finished update without a network."""
    page = stage.page("quality")
    page.context.route("**/assets/*", lambda route: route.abort())
    page.evaluate("caches.keys().then(keys => Promise.all(keys.map(key => caches.delete(key))))")
    page.evaluate("history.pushState({depth: 1}, '', '/contested'); dispatchEvent(new PopStateEvent('popstate'))")
    page.wait_for_selector(".broken")
    stage.take(page, "broken")


@scene
def shared_tablet(stage: Stage, others: Others) -> None:
    """Two people on one tablet; the first left something unsent."""
    page = stage.page("engineer.net")
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


@scene
def thousands(stage: Stage, others: Others) -> None:
    """Lists of 5,000, seen at their beginning and after a long way down."""
    if stage.variant.lang == "en" or stage.variant.letters != 100:
        return
    others.grow()
    page = stage.page("manager")
    for name, path in (("equipment", "/equipment"), ("office", "/office")):
        stage.go(page, path)
        stage.until(page, "document.querySelector('.how-many')?.textContent.match(/[0-9]{4}/) != null")
        stage.take(page, f"thousands-{name}")
        page.evaluate("scrollTo(0, 200000)")
        stage.take(page, f"thousands-{name}-below")
