"""A firm that is there already is offered what a release brings: looked at, made a draft, never over its own words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from server import standard
from tests.conftest import Serving
from tests.e2e.conftest import Phones
from tests.e2e.house import House, Json
from tests.e2e.phone import Phone

OWN = "CL-MON-Y@20417"
BROUGHT = {id: value for _, id, value in standard.records()}


def monitor(version: int) -> Json:
    found = json.loads(standard.MAINTENANCE.read_text("utf-8"))["templates"]
    value: Json = next(one for one in found if one["id"] == f"CL-MON-Y@{version}")
    return {name: part for name, part in value.items() if name != "id"}


@pytest.fixture
def old_firm(serving: Serving, app: Path, tmp_path: Path) -> Iterator[House]:
    """A firm without the repair's checklist, with the monitor's as it was and as the firm changed it since."""
    served = serving("serve", KEPT_WEB=str(app))
    served.run("person", "add", "boss", "--name", "老板", "--role", "admin", "--stdin", line="kept-demo\n")
    house = House(served.start(), tmp_path)
    rest = [("template", id, value) for id, value in BROUGHT.items() if id.startswith("CL-") and "MON" not in id]
    house.write("boss", *(one for one in rest if one[2]["code"] != "CL-REPAIR"))
    first = monitor(1)
    changed = [line | {"zh": "外观完好（本公司）"} if n == 0 else line for n, line in enumerate(first["items"])]
    own = first | {"version": 20417, "items": changed, "change": "本公司的说法"}
    house.write("boss", ("template", "CL-MON-Y@1", first), ("template", OWN, own))
    tables = [("limit_table", id, value) for id, value in BROUGHT.items() if not id.startswith("CL-")]
    limits = tables[0][2]["values"] | {"fixed": 0.25}
    house.write("boss", ("limit_table", tables[0][1], tables[0][2] | {"standard": 0, "values": limits}), *tables[1:])
    yield house
    house.close()


def dialog(phone: Phone) -> Locator:
    return phone.page.get_by_role("dialog")


def offered(phone: Phone) -> Locator:
    return phone.page.get_by_role("list", name=phone.say("new_in_release")).get_by_role("button")


def take(phone: Phone, code: str) -> None:
    offered(phone).filter(has_text=code).click()
    dialog(phone).get_by_role("button", name=phone.say("make_draft"), exact=True).click()
    expect(phone.page.get_by_role("button", name=phone.say("publish"), exact=True)).to_be_visible()


def publish(phone: Phone) -> None:
    phone.press("publish")
    dialog(phone).get_by_role("button", name=phone.say("publish"), exact=True).click()
    expect(dialog(phone)).to_have_count(0)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_checklist_and_a_newer_one_are_taken_over_without_a_network_and_the_firms_words_stay(
    old_firm: House, phones: Phones, lang: str
) -> None:
    line = old_firm.line()
    boss = phones(line, lang, "desktop")
    boss.sign_in("boss")
    line.set("refuse")
    boss.go("/office/templates")
    expect(offered(boss)).to_have_count(2)
    take(boss, "CL-REPAIR")
    boss.go("/office/templates")
    expect(offered(boss).filter(has_text="CL-REPAIR")).to_contain_text(boss.say("template_draft"))
    offered(boss).filter(has_text="CL-REPAIR").click()
    boss.sees("release_drafted")
    dialog(boss).get_by_role("link").click()
    publish(boss)
    boss.go("/office/templates")
    expect(offered(boss)).to_have_count(1)
    offered(boss).click()
    boss.sees("yours_stays")
    expect(dialog(boss).locator(".difference").first).to_be_visible()
    boss.page.keyboard.press("Escape")
    take(boss, "CL-MON-Y")
    publish(boss)
    boss.go("/office/templates")
    expect(boss.page.get_by_role("link", name=re.compile("CL-MON-Y"))).to_be_visible()
    expect(offered(boss)).to_have_count(0)
    line.set("none")
    boss.go("/device")
    boss.until_sent()
    (repair,) = old_firm.rows("template", code="CL-REPAIR").values()
    assert (repair["version"] // 10_000, repair["standard"]) == (1, 1)
    assert [one["id"] for one in repair["items"]] == [one["id"] for one in BROUGHT["CL-REPAIR@1"]["items"]]
    versions = old_firm.rows("template", code="CL-MON-Y")
    newest = max(versions.values(), key=lambda one: int(one["version"]))
    assert (newest["version"] // 10_000, newest["standard"]) == (3, 2)
    assert newest["items"][0]["zh"] == "外观完好（本公司）"
    now = {one["id"]: one for one in newest["items"]}
    news = [one["id"] for one in monitor(2)["items"] if one not in monitor(1)["items"]]
    assert news
    assert all(now[id] == next(one for one in monitor(2)["items"] if one["id"] == id) for id in news)
    assert versions[OWN]["items"][0]["zh"] == "外观完好（本公司）"


def test_what_is_put_aside_stands_among_the_retired_and_a_table_is_kept_or_taken_by_choice(
    old_firm: House, phones: Phones
) -> None:
    boss = phones(old_firm.line())
    boss.sign_in("boss")
    boss.go("/office/templates")
    offered(boss).filter(has_text="CL-REPAIR").click()
    dialog(boss).get_by_role("button", name=boss.say("not_for_us"), exact=True).click()
    expect(boss.page.get_by_role("link", name=re.compile("CL-REPAIR"))).to_contain_text(boss.say("retired"))
    expect(offered(boss)).to_have_count(1)
    boss.go("/office/limits")
    offered(boss).click()
    expect(dialog(boss).locator("del")).to_have_text("0.25 Ω")
    expect(dialog(boss).locator("ins")).to_have_text("0.3 Ω")
    dialog(boss).get_by_role("button", name=boss.say("keep_ours"), exact=True).click()
    expect(dialog(boss)).to_have_count(0)
    expect(boss.page.get_by_role("list", name=boss.say("new_in_release"))).to_have_count(0)
    boss.until_sent()
    row = old_firm.rows("limit_table", unit="Ω")["IEC62353_PE"]
    assert (row["values"]["fixed"], row["standard"]) == (0.25, 1)
    assert old_firm.rows("template", code="CL-REPAIR")["CL-REPAIR@1"]["retired"] is True


def test_who_edits_no_checklists_is_offered_nothing(old_firm: House, phones: Phones) -> None:
    said = ("agent", "--name", "调度", "--role", "agent", "--stdin")
    old_firm.served.run("person", "add", *said, line="kept-demo\n")
    agent = phones(old_firm.line())
    agent.sign_in("agent")
    agent.go("/office/templates")
    expect(agent.page.get_by_role("link", name=re.compile("CL-MON-Y"))).to_be_visible()
    expect(agent.page.get_by_role("list", name=agent.say("new_in_release"))).to_have_count(0)
