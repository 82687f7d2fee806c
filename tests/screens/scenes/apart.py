"""What must work apart from all screens: no network, a broken screen, lists of thousands."""

from __future__ import annotations

from tests.screens.scene import PLANNER, scene
from tests.screens.stage import Stage
from tests.screens.world import Others


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
def offline_office(stage: Stage, others: Others) -> None:
    """What only the server knows, asked for without it: each screen says so and how to go on."""
    page = stage.page("manager")
    stage.line.set("refuse")
    for path in ("week", "due", "reports", "refused", "devices", "server", "redactions", "people", "rescue"):
        stage.go(page, f"/office/{path}")
        stage.take(page, f"offline-{path}")


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
