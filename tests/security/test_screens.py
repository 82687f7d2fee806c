"""The app's own screens over records whose every text is a script: the words are shown and nothing runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.e2e.browsing import FLAGS, Troubles, dress, looks, window
from tests.e2e.phone import Phone
from tests.find_chromium import chromium
from tests.security.test_pages import fields
from tests.served import Served
from tests.server.syncing import Device

RUNS = """<img src=x onerror="window.ran='img'"><svg onload="window.ran='svg'"><script>window.ran='script'</script>"""
LINK = "javascript:window.ran='link'"
JOB = "evil-job"
RUN = f"{JOB}~CL-CT-Q"
SCREENS = {
    "/": "",
    f"/job/{JOB}": RUNS,
    f"/run/{RUN}": RUNS,
    f"/job/{JOB}/report": RUNS,
    f"/job/{JOB}/report/preview": RUNS,
    "/seal/evil-seal": "",
    "/equipment/evil-e": RUNS,
    "/office": "",
    f"/office/job/{JOB}": RUNS,
    "/contested": "",
    f"/contested/answer/{RUN}~t1": RUNS,
    "/refused": "",
    "/device": "",
    "/people": "",
    f"/{RUNS}": "",
}
"""Address -> what it must show, where that is known: a screen that shows nothing of it would prove nothing."""

pytestmark = pytest.mark.browser


@pytest.fixture
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
    yield browser
    browser.close()


def poison(server: Served) -> None:
    """A hospital, a person, equipment, a job and its work, all of whose texts are scripts."""
    device, other = Device(server, "admin"), Device(server, "supervisor")
    job: dict[str, Any] = {"hospital": "evil-h", "equipment": "evil-e", "template": "CL-CT-Q", "planned": "2026-11-21"}
    root = {"job": JOB, "run": RUN}
    answered = {"reading": {"raw": RUNS, "reason": RUNS, "unit": RUNS, "outcome": "fail"}}
    refused = device.push(
        ("hospital", "evil-h", texts("hospital")),
        ("equipment", "evil-e", texts("equipment") | {"hospital": "evil-h"}),
        ("job", JOB, texts("job") | job | {"engineers": {"add": ["P03"]}}),
        ("run", RUN, {"job": JOB, "template": "CL-CT-Q"}),
        ("answer", f"{RUN}~t1", texts("answer") | root | {"item": "t1"} | answered),
        ("finding", "evil-f", texts("finding") | root),
        ("photo", "evil-p", texts("photo") | root),
        ("work_item", "evil-w", texts("work_item") | {"job": JOB}),
        ("step", "evil-s", {"job": JOB, "step": "done"}),
        ("person", "P04", {"name": RUNS, "name_en": LINK}),
    )["refused"]
    assert refused == []
    other.push(("answer", f"{RUN}~t1", {"note": f"another {RUNS}"}))


def texts(kind: str) -> dict[str, Any]:
    """Every free text of a kind: markup, and in a few places a link that runs."""
    return {name: LINK if i % 4 == 3 else RUNS for i, name in enumerate(fields(kind))}


def test_no_script_in_a_record_runs_on_any_screen(server: Served, browser: Browser) -> None:
    poison(server)
    context = window(browser, looks("desktop", "en", "light"))
    troubles = Troubles()
    troubles.listen(context)
    dress(context, "en")
    phone = Phone(context, server.url, "en", troubles)
    phone.sign_in("manager")
    phone.wait_synced()
    for screen, shown in SCREENS.items():
        phone.page.goto(server.url + screen)
        expect(phone.page.locator("h1").first).to_be_visible()
        if shown:
            expect(phone.page.locator("body")).to_contain_text(shown[:20])
        nothing_ran(phone.page)
    context.close()
    assert [words for words in troubles.heard if "CSP" in words] == []


def nothing_ran(page: Page) -> None:
    assert page.evaluate("window.ran") is None
    links = page.evaluate("[...document.querySelectorAll('[href],[src]')].map(e => e.getAttribute('href') ?? e.src)")
    assert not [link for link in links if str(link).lower().startswith("javascript:")]
    inside = page.evaluate("document.querySelectorAll('script:not([src]), [onerror], [onload]').length")
    assert inside == 0
