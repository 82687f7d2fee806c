"""The first start: one link, once."""

import re
import sqlite3
import time

import httpx

from tests.conftest import Serving
from tests.served import Served
from tests.server.syncing import Device

FIRM = {
    "firm_zh": "示范公司",
    "firm_en": "Model firm",
    "name": "第一管理员",
    "login": "first",
    "password": "long enough",
}


def link(server: Served, start: int = 1) -> str:
    """The token of the link that the so-manieth start printed; it comes just after the first answer."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = re.findall(r"/setup#([A-Za-z0-9_-]{22})\b", server.log())
        if len(found) >= start:
            return str(found[start - 1])
        time.sleep(0.02)
    raise AssertionError("no link")


def set_up(server: Served, token: str, **other: str) -> httpx.Response:
    return server.client().post("/api/setup", json=FIRM | {"token": token} | other)


def test_the_link_makes_the_firm_and_its_first_administrator_who_is_signed_in(serving: Serving) -> None:
    server = serving("serve").start()
    token, browser = link(server), server.client()
    assert browser.get("/api/setup", params={"token": token}).json() == {"open": True}
    answer = browser.post("/api/setup", json=FIRM | {"token": token})
    assert answer.status_code == 200
    assert answer.json()["person"]["role"] == "admin"
    assert browser.get("/api/session").json()["person"]["name"] == "第一管理员"
    login = {"login": "first", "password": "long enough"}
    assert server.client().post("/api/session", json=login).status_code == 200


def test_a_new_firm_begins_with_checklists_and_limits(serving: Serving) -> None:
    server = serving("serve").start()
    browser = server.client()
    browser.post("/api/setup", json=FIRM | {"token": link(server)}).raise_for_status()
    kinds = [(kind, id) for kind, id in Device.of(browser).everything() if kind in ("template", "limit_table")]
    assert {("template", "CL-CT-Q@1"), ("template", "CL-INSTALL@1"), ("template", "CL-DELIVERY@1")} <= set(kinds)
    assert len([id for kind, id in kinds if kind == "limit_table"]) == 4


def test_the_link_works_once(serving: Serving) -> None:
    server = serving("serve").start()
    token = link(server)
    assert set_up(server, token).status_code == 200
    again = set_up(server, token, login="second")
    assert (again.status_code, again.json()["code"]) == (403, "wrong_link")
    assert server.client().get("/api/setup", params={"token": token}).json()["code"] == "wrong_link"


def test_a_guessed_link_does_nothing(serving: Serving) -> None:
    server = serving("serve").start()
    assert set_up(server, "x" * 22).json()["code"] == "wrong_link"
    assert server.client().get("/api/setup").json()["code"] == "wrong_link"


def test_the_link_is_dead_once_somebody_was_added_at_the_machine(serving: Serving) -> None:
    server = serving("serve").start()
    server.run("person", "add", "boss", "--name", "b", "--role", "admin", "--stdin", line="long enough\n")
    assert set_up(server, link(server)).json()["code"] == "wrong_link"


def test_a_restart_prints_a_new_link_and_the_old_one_is_dead(serving: Serving) -> None:
    server = serving("serve").start()
    old = link(server)
    server.stop()
    server.start()
    assert link(server, start=2) != old
    assert set_up(server, old).json()["code"] == "wrong_link"
    assert set_up(server, link(server, start=2)).status_code == 200


def test_a_link_is_dead_after_a_day(serving: Serving) -> None:
    server = serving("serve").start()
    with sqlite3.connect(server.data / "kept.db") as conn:
        conn.execute("UPDATE setup SET made = made - 86400001")
    assert set_up(server, link(server)).json()["code"] == "wrong_link"


def test_once_set_up_no_link_is_printed(serving: Serving) -> None:
    server = serving("serve").start()
    set_up(server, link(server))
    server.stop()
    server.start().stop()
    assert server.log().count("Kept serves at") == 2
    assert server.log().count("/setup#") == 1


def test_a_weak_first_password_uses_nothing_up(serving: Serving) -> None:
    server = serving("serve").start()
    assert set_up(server, link(server), password="short").json()["code"] == "weak_password"
    assert set_up(server, link(server)).status_code == 200


def test_the_link_is_not_kept_in_the_database(serving: Serving) -> None:
    server = serving("serve").start()
    with sqlite3.connect(server.data / "kept.db") as conn:
        assert link(server) not in "\n".join(conn.iterdump())


def test_serve_has_no_default_password_and_refuses_the_demo_firm(serving: Serving) -> None:
    demo = serving("demo")
    refused = demo.run("serve")
    assert refused.returncode == 2
    assert "demo" in refused.stderr
    server = serving("serve").start()
    login = {"login": "admin", "password": "kept-demo"}
    assert server.client().post("/api/session", json=login).status_code == 401


def test_the_demo_refuses_a_real_firm(serving: Serving) -> None:
    server = serving("serve").start()
    set_up(server, link(server))
    server.stop()
    refused = server.run("demo")
    assert refused.returncode == 2
    assert "real firm" in refused.stderr


def test_the_firms_name_reaches_every_device(serving: Serving) -> None:
    server = serving("serve").start()
    set_up(server, link(server)).raise_for_status()
    assert firm_on_a_device(server, "first") == ("示范公司", "Model firm")


def test_a_firm_that_an_older_server_named_gets_its_record_at_the_next_start(serving: Serving) -> None:
    server = serving("serve")
    server.run("person", "add", "boss", "--name", "b", "--role", "admin", "--stdin", line="long enough\n")
    with sqlite3.connect(server.data / "kept.db") as conn:
        conn.execute("INSERT INTO firm VALUES (1, '老公司', 'Old firm', 0)")
    conn.close()
    server.start()
    assert firm_on_a_device(server, "boss") == ("老公司", "Old firm")


def firm_on_a_device(server: Served, login: str) -> tuple[str, str]:
    """The firm's name as a device of this person has it."""
    browser = server.client()
    browser.post("/api/session", json={"login": login, "password": "long enough"}).raise_for_status()
    value = Device.of(browser).everything()["letterhead", "firm"]["value"]
    return value["zh"], value["en"]
