"""What must hold on every picture: the page's own laws (laws.js), and whatever axe finds, contrast among it."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LAWS = Path(__file__).with_name("laws.js").read_text()
ORDERS = {"resultTypes": ["violations"]}
AXE = Axe()


def breaches(page: Page) -> list[str]:
    """Each breach in one line that says which law and where."""
    own: list[str] = page.evaluate(LAWS)
    return own + [
        f"axe {law['id']}: {node['target'][0]} {node['html'][:120]}"
        for law in AXE.run(page, options=ORDERS).response["violations"]
        for node in law["nodes"][:4]
    ]
