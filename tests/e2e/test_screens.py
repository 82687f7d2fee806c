"""Every screen, in both languages and lights: nothing serious for axe, no overflow at 360 px and at 200 % letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, expect

from tests.conftest import Serving
from tests.e2e.browsing import Light, wait_until
from tests.e2e.checklist import JOB, RUN
from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone
from tests.e2e.reports import seal
from tests.e2e.test_refused import move
from tests.e2e.words import Lang

Picture = Callable[..., FilePayload]
CLASH = f"{RUN}~room_temp"
WIDE = """() => [document.documentElement, ...document.querySelectorAll('dialog[open], dialog[open] .sheet-body')]
  .filter((box) => box.scrollWidth > box.clientWidth + 1)
  .map((box) => `${box.tagName} ${box.scrollWidth} > ${box.clientWidth}`)"""
QUIET = "!document.querySelector('.skeleton, [aria-busy=true]') && document.querySelector('h1')"


class Window(NamedTuple):
    """An engineer's and an agent's phone of one language and light."""

    house: House
    engineer: Phone
    agent: Phone
    stranger: Phone
    picture: Picture


@pytest.fixture(scope="module", params=[("zh", "light"), ("en", "dark")], ids=["zh light", "en dark"])
def window(
    request: pytest.FixtureRequest, shared_house: House, shared_phones: Phones, picture: Picture
) -> Iterator[Window]:
    lang: Lang
    light: Light
    lang, light = request.param
    line = shared_house.line()
    made = [shared_phones(line, lang, "small", light) for _ in range(3)]
    if lang == "zh":
        fill(shared_house)
    made[0].sign_in("engineer.a")
    made[1].sign_in("agent.01")
    yield Window(shared_house, made[0], made[1], made[2], picture)
    for phone in made:
        phone.context.close()


def fill(house: House) -> None:
    """A clash, findings of each weight, a begun checklist."""
    run = {"job": JOB, "equipment": "D01", "template": "CL-CT-Q", "version": 1}
    house.write("engineer.a", ("run", RUN, run), ("run", RUN, {"unavailable": None}))
    about = {"job": JOB, "run": RUN, "item": "room_temp"}
    for login, raw, outcome in (("engineer.a", "21.5", "pass"), ("engineer.b", "26", "fail")):
        reading = {"raw": raw, "value": float(raw), "unit": "°C", "outcome": outcome}
        house.write_unseen(login, "answer", CLASH, about | {"reading": reading})
    weights = (("unsafe", "急停按钮失灵"), ("major", "扫描间温度过高，已联系科室与物业共同处理"), ("minor", "标签脱落"))
    device = {"equipment": "D01"}
    findings = [
        ("finding", f"{CLASH}~{weight}", about | device | {"text": text, "severity": weight, "state": "open"})
        for weight, text in weights
    ]
    house.write("engineer.a", *findings)


Opens = Callable[[Window], Phone]


def at(path: str, who: str = "engineer") -> Opens:
    def opens(window: Window) -> Phone:
        phone: Phone = getattr(window, who)
        phone.go(path)
        return phone

    return opens


def ask_about_photo(window: Window) -> Phone:
    phone = window.engineer
    phone.at_checklist()
    with phone.page.expect_file_chooser() as chooser:
        phone.line("phantom_img").get_by_role("button", name=phone.say("take_photo"), exact=True).first.click()
    chooser.value.set_files(window.picture(5))
    expect(phone.button("no_patient")).to_be_visible()
    return phone


def look_at_photo(window: Window) -> Phone:
    phone = window.engineer
    phone.go(f"/job/{JOB}-q3")
    phone.page.get_by_role("list", name=phone.say("photos")).get_by_role("button").first.click()
    expect(phone.page.get_by_role("dialog")).to_be_visible()
    return phone


def signing(window: Window) -> Phone:
    phone = window.engineer
    phone.at_checklist()
    phone.line("sig_customer").get_by_role("button", name=phone.say("sign"), exact=True).click()
    phone.stroke()
    return phone


def skipping(window: Window) -> Phone:
    phone = window.engineer
    phone.at_checklist()
    phone.line("tilt").get_by_role("button", name=phone.say("skip")).click()
    return phone


def refused(window: Window) -> Phone:
    phone = window.engineer
    window.house.write("admin", ("person", "P03", {"hospitals": {"add": ["H02"]}}))
    phone.go("/device")
    phone.press("sync_now")
    phone.wait_synced()
    phone.page.route("**/api/sync", lambda route: route.abort())
    move(phone, "D04", "影像中心二层")
    window.house.write("admin", ("person", "P03", {"hospitals": {"remove": ["H02"]}}))
    phone.page.unroute("**/api/sync")
    phone.go("/refused")
    expect(phone.button("resend").first).to_be_visible()
    return phone


def sealed(window: Window) -> Phone:
    phone = window.engineer
    phone.go(f"/job/{JOB}-q3/report/preview")
    seal(phone)
    return phone


SCREENS: dict[str, Opens] = {
    "sign-in": at("/signin", "stranger"),
    "today": at("/"),
    "job": at(f"/job/{JOB}"),
    "job that is done": at(f"/job/{JOB}-q3"),
    "checklist": at(f"/run/{RUN}"),
    "checklist that is done": at(f"/run/{JOB}-q3~CL-CT-Q"),
    "line left out": skipping,
    "photo before it is stored": ask_about_photo,
    "photo": look_at_photo,
    "signature": signing,
    "report in work": at(f"/job/{JOB}-q3/report"),
    "report to be sealed": at(f"/job/{JOB}-q3/report/preview"),
    "sealed report": sealed,
    "code that nobody knows": at(f"/verify/{'A' * 43}.{'A' * 22}.{'A' * 86}", "stranger"),
    "equipment": at("/equipment"),
    "one device": at("/equipment/D01"),
    "contested": at("/contested"),
    "contested answer": at(f"/contested/answer/{CLASH}"),
    "refused": refused,
    "this device": at("/device"),
    "people here": at("/people"),
    "more": at("/more"),
    "office": at("/office", "agent"),
    "office job": at(f"/office/job/{JOB}", "agent"),
    "open problems": at("/office/problems", "agent"),
    "new job": at("/office/new", "agent"),
    "nowhere": at("/no/such/place"),
}


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_accessible_and_fits(window: Window, screen: str) -> None:
    assert faults(SCREENS[screen](window)) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_first_setup_is_accessible_and_fits(
    serving: Serving, tmp_path: Path, phones: Phones, app: Path, lang: Lang
) -> None:
    served = serving("serve", KEPT_WEB=str(app)).start()
    found = re.findall(r"/setup#([A-Za-z0-9_-]{22})", served.log())
    house = House(served, tmp_path)
    phone = phones(house.line(), lang, "small", "light" if lang == "zh" else "dark")
    phone.go(f"/setup#{found[-1]}")
    expect(phone.page.get_by_role("textbox").first).to_be_visible()
    assert faults(phone) == []
    house.close()


def faults(phone: Phone) -> list[str]:
    """What axe calls serious, and what is wider than its window."""
    page = phone.page
    wait_until(lambda: page.evaluate(QUIET), "the screen is quiet", 30, lambda: page.wait_for_timeout(50))
    page.wait_for_timeout(150)
    found = [f"100 %: {words}" for words in page.evaluate(WIDE)]
    found += serious(phone)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.wait_for_timeout(150)
    return found + [f"200 %: {words}" for words in page.evaluate(WIDE)]


def serious(phone: Phone) -> list[str]:
    violations = Axe().run(phone.page).response["violations"]
    bad = [one for one in violations if one["impact"] in ("serious", "critical")]
    return [f"{one['id']}: {node['target']} {node['html'][:160]}" for one in bad for node in one["nodes"][:4]]
