"""The office by keyboard alone: Tab reaches all there is to press, and where one stands is always to be seen."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.screens.scene import JOB, PLANNER, scene
from tests.screens.stage import Stage
from tests.screens.world import Others

STANDS = Path(__file__).parent.with_name("stands.js").read_text()
TABBABLE = Path(__file__).parent.with_name("tabbable.js").read_text()
SCREENS = f"""
    / /equipment /equipment/D04 /office /office/new /office/job/{JOB} /office/week /office/due /office/devices
    /office/settings /office/hospitals/H01 /office/limits /office/calendar /labels /device /more
""".split()
MOST = 400


@scene
def keyboard(stage: Stage, others: Others) -> None:
    if stage.variant.size != "desktop":
        return
    page = stage.page(PLANNER)
    for path in SCREENS:
        stage.go(page, path)
        stage.faults += [f"{stage.variant.name} keyboard {path}: {breach}" for breach in walk(page)]


def walk(page: Page) -> list[str]:
    """Tab from the beginning until it comes round: what was not reached, and where one could not see it."""
    names: dict[int, str] = dict(page.evaluate(TABBABLE))
    breaches: list[str] = []
    reached: set[int | str] = set()
    last = None
    for _ in range(MOST):
        page.keyboard.press("Tab")
        number, wrong = page.evaluate(STANDS)
        if number != last and (number in reached or number is None):
            break
        last = number
        reached.add(number)
        breaches += wrong
    return breaches + [f"Tab does not reach {name}" for number, name in names.items() if number not in reached]
