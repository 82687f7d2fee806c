"""Puts the pictures of one variant on one sheet, each under its name."""

from __future__ import annotations

from html import escape
from pathlib import Path

from playwright.sync_api import Browser

STYLE = """
body { margin: 12px; background: #70787a; font: 13px sans-serif; color: #fff;
       display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start }
h1 { flex: 1 0 100%; margin: 0; font-size: 18px }
figure { margin: 0 } figcaption { padding: 4px 0 } img { display: block }
"""
SHOWN = {"phone": 270, "tablet": 410, "desktop": 640}


def compose(browser: Browser, folder: Path) -> Path:
    """`screens/<variant>.png` from the pictures in `screens/<variant>/`."""
    width = SHOWN[folder.name.split("-")[0]]
    figures = "".join(
        f"<figure><figcaption>{escape(path.stem)}</figcaption><img width={width} src='{path.name}'></figure>"
        for path in sorted(folder.glob("*.png"))
    )
    html = folder / "sheet.html"
    html.write_text(f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><h1>{folder.name}</h1>{figures}")
    page = browser.new_page(viewport={"width": 1960, "height": 1000})
    page.goto(html.resolve().as_uri())
    page.wait_for_function("[...document.images].every(i => i.complete)")
    sheet = folder.parent / f"{folder.name}.png"
    page.screenshot(path=sheet, full_page=True)
    page.close()
    return sheet
