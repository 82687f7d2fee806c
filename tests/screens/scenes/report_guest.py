"""What a hospital sees: the code on the paper, the private link; played after the report, whose seal it looks at."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from tests.screens.scene import ENGINEER, scene, simple
from tests.screens.scenes.report import DONE, whole
from tests.screens.stage import Stage
from tests.screens.world import Others

UNKNOWN = f"{'A' * 43}.{'B' * 22}.{'C' * 86}"

simple("guest-nothing", "", "/verify/no-code")
simple("guest-unknown-key", "", f"/verify/{UNKNOWN}")


@scene
def guest_valid(stage: Stage, others: Others) -> None:
    seal = first_seal(stage)
    office = others.of("manager")
    office.sync()
    value = office.see("seal", seal).value
    hash = urlsafe_b64encode(bytes.fromhex(value["report"])).decode().rstrip("=")
    page = stage.page("")
    stage.go(page, f"/verify/{hash}.{value['key']}.{value['signature']}")
    stage.take(page, "guest-valid")
    link = office.wire.json("POST", f"/api/reports/{seal}/links", {"days": 30})["url"]
    stage.go(page, "/r/" + link.rpartition("/")[2])
    page.wait_for_selector(".paper-code")
    stage.take(page, "guest-report")
    whole(stage, page, "guest-report-whole")


def first_seal(stage: Stage) -> str:
    page = stage.page(ENGINEER)
    stage.go(page, f"/job/{DONE}")
    href = page.locator("a[href^='/seal/']").first.get_attribute("href") or ""
    return href.rpartition("/")[2]
