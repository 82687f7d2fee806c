"""`python -m tests.screens [words]`: all scenes, or those whose name holds a word; ends with 1 on a fault.

A fault is a breach of a law (laws.py), an error on the console, or a scene that cannot be played.
"""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.find_chromium import chromium
from tests.flaky import Flaky
from tests.screens.scenes import SCENES
from tests.screens.sheet import compose
from tests.screens.stage import Stage
from tests.screens.variants import VARIANTS, Variant
from tests.screens.world import Others
from tests.served import Served

OUT = Path("screens")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
FLAGS += ["--disable-sync", "--no-first-run", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]


def main(words: list[str]) -> int:
    """A word that is in a variant's name chooses variants; the others choose scenes."""
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # connections that the bad line cuts
    where = [word for word in words if any(word in variant.name for variant in VARIANTS)]
    variants = [variant for variant in VARIANTS if _among(variant.name, where)]
    scenes = [name for name in SCENES if _among(name, [word for word in words if word not in where])]
    shutil.rmtree(OUT, ignore_errors=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        faults = [fault for variant in variants for fault in shoot(browser, variant, scenes)]
        browser.close()
    for fault in faults:
        print("NO ", fault)
    return 1 if faults else 0


def shoot(browser: Browser, variant: Variant, scenes: list[str]) -> list[str]:
    """All scenes of one variant before a server of its own, then their sheet."""
    with tempfile.TemporaryDirectory() as folder:
        served = Served(Path(folder) / "data").start()
        line, others = Flaky(served.port), Others(served.url, Path(folder))
        stage = Stage(browser, line, variant, OUT)
        try:
            others.clash()
            others.find_faults()
            for name in scenes:
                stage.try_out(name, lambda name=name: SCENES[name](stage, others))  # type: ignore[misc]
        finally:
            stage.close()
            others.close()
            line.close()
            served.close()
    print("ok ", compose(browser, stage.folder))
    return stage.faults


def _among(name: str, words: list[str]) -> bool:
    return not words or any(word in name for word in words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
