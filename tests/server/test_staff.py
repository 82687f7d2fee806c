"""People are taken on by those who may, and choose their own password by a link that works once."""

from __future__ import annotations

import sqlite3

import httpx

from tests.served import Served
from tests.server.syncing import Device

NEW = {"name": "新工程师", "login": "new.engineer", "role": "engineer", "hospitals": ["H01"]}


def hire(server: Served, by: str = "admin", **other: object) -> httpx.Response:
    return server.client(by).post("/api/people", json=NEW | other)


def choose(server: Served, token: str, password: str = "my own words") -> httpx.Response:
    return server.client().post("/api/welcome", json={"token": token, "password": password})


def sign_in(server: Served, login: str, password: str) -> int:
    return server.client().post("/api/session", json={"login": login, "password": password}).status_code


def test_a_new_engineer_opens_the_link_chooses_a_password_and_sees_the_hospital(server: Served) -> None:
    made = hire(server, "manager").json()
    greeted = server.client().get("/api/welcome", params={"token": made["token"]}).json()
    assert greeted == {"name": "新工程师", "login": "new.engineer"}
    browser = server.client()
    answer = browser.post("/api/welcome", json={"token": made["token"], "password": "my own words"})
    assert answer.json()["person"] == {"id": made["person"], "name": "新工程师", "role": "engineer"}
    assert ("hospital", "H01") in Device.of(browser).everything()
    assert sign_in(server, "new.engineer", "my own words") == 200


def test_a_link_works_once_and_a_newer_one_ends_it(server: Served) -> None:
    first = hire(server).json()
    second = server.client("admin").post(f"/api/people/{first['person']}/link", json={}).json()
    assert choose(server, first["token"]).json()["code"] == "dead_link"
    assert choose(server, second["token"], "short").json()["code"] == "weak_password"
    assert choose(server, second["token"]).status_code == 200
    assert choose(server, second["token"]).json()["code"] == "dead_link"


def test_a_link_is_dead_after_three_days(server: Served) -> None:
    made = hire(server).json()
    with sqlite3.connect(server.data / "kept.db") as conn:
        conn.execute("UPDATE invitation SET made = made - 259200001")
    conn.close()
    assert choose(server, made["token"]).json()["code"] == "dead_link"


def test_a_forgotten_password_is_replaced_and_the_old_sessions_end(server: Served) -> None:
    phone = server.client("engineer.a")
    made = server.client("manager").post("/api/people/P03/link", json={}).json()
    assert phone.get("/api/session").status_code == 200
    choose(server, made["token"]).raise_for_status()
    assert phone.get("/api/session").status_code == 401
    assert sign_in(server, "engineer.a", "kept-demo") == 401


def test_nobody_signs_in_to_an_account_that_waits_for_its_password(server: Served) -> None:
    hire(server)
    assert sign_in(server, "new.engineer", "") == 401


def test_the_link_of_somebody_dismissed_is_dead(server: Served) -> None:
    made = hire(server).json()
    Device(server, "admin").push(("person", made["person"], {"active": False}))
    assert choose(server, made["token"]).json()["code"] == "dead_link"
    again = server.client("admin").post(f"/api/people/{made['person']}/link", json={})
    assert again.json()["code"] == "not_found"


def test_a_manager_takes_on_no_administrator_and_gets_no_link_to_one(server: Served) -> None:
    assert hire(server, "manager", role="admin").json()["code"] == "not_allowed"
    assert server.client("manager").post("/api/people/P17/link", json={}).json()["code"] == "not_allowed"
    assert hire(server, "admin", role="admin").status_code == 201


def test_a_managers_link_does_not_become_one_to_an_administrator(server: Served) -> None:
    """Made while the person was none, kept, and used once an administrator gave them the role (back)."""
    made = hire(server, "manager").json()
    Device(server, "admin").push(("person", made["person"], {"role": "admin"}))
    assert server.client().get("/api/welcome", params={"token": made["token"]}).json()["code"] == "dead_link"
    assert choose(server, made["token"]).json()["code"] == "dead_link"
    again = server.client("admin").post(f"/api/people/{made['person']}/link", json={}).json()
    assert choose(server, again["token"]).status_code == 200


def test_the_links_that_somebody_made_end_with_the_right_to_make_them(server: Served) -> None:
    """Who leaves the firm takes along no way into other people's accounts."""
    dismissed, demoted = (hire(server, role="manager", login=f"manager.{n}").json() for n in (1, 2))
    links = []
    for n, one in enumerate((dismissed, demoted), 1):
        browser = server.client()
        chosen = {"token": one["token"], "password": "my own words"}
        browser.post("/api/welcome", json=chosen).raise_for_status()
        links.append(browser.post("/api/people", json=NEW | {"login": f"engineer.{n}"}).json()["token"])
    office = Device(server, "admin")
    office.push(("person", dismissed["person"], {"active": False}), ("person", demoted["person"], {"role": "agent"}))
    assert [choose(server, link).json()["code"] for link in links] == ["dead_link"] * 2


def words(server: Served, person: str) -> list[tuple[str, str]]:
    """What the log says of somebody's account: (word, by whom), in order."""
    with sqlite3.connect(server.data / "kept.db") as conn:
        found = conn.execute(
            "SELECT value->>'word', by FROM row WHERE kind = 'account_word' AND value->>'person' = ? ORDER BY seq",
            (person,),
        ).fetchall()
    conn.close()
    return found


def test_the_log_says_who_could_get_into_an_account_and_when_it_got_another_password(server: Served) -> None:
    """A manager who used an engineer's link could seal in that name: it must not look like the engineer's own deed."""
    link = server.client("manager").post("/api/people/P03/link", json={}).json()["token"]
    choose(server, link, "another one's words").raise_for_status()
    phone = server.client()
    phone.post("/api/session", json={"login": "engineer.a", "password": "another one's words"}).raise_for_status()
    new = {"old": "another one's words", "new": "my own words"}
    phone.post("/api/password", json=new).raise_for_status()
    assert server.run("person", "password", "engineer.a").returncode == 0
    said = words(server, "P03")
    assert said == [("linked", "P15"), ("password", "P03"), ("password", "P03"), ("password", "server")]
    hired = hire(server).json()["person"]
    assert words(server, hired) == [("linked", "P17")]


def test_nothing_is_said_of_an_account_when_nothing_became_of_it(server: Served) -> None:
    wrong = {"old": "guess", "new": "my own words"}
    assert server.client("engineer.a").post("/api/password", json=wrong).status_code == 401
    link = server.client("manager").post("/api/people/P03/link", json={}).json()["token"]
    assert choose(server, link, "short").json()["code"] == "weak_password"
    assert words(server, "P03") == [("linked", "P15")]


def test_two_people_do_not_share_a_login(server: Served) -> None:
    assert hire(server).status_code == 201
    assert hire(server, login="NEW.engineer").json()["code"] == "login_taken"


def test_the_list_says_who_may_sign_in_and_whose_link_is_open(server: Served) -> None:
    made = hire(server).json()
    rows = {row["person"]: row for row in server.client("manager").get("/api/people").json()}
    assert rows["P03"] == {"person": "P03", "login": "engineer.a", "ready": True, "link_ends": None}
    assert rows[made["person"]]["ready"] is False
    assert rows[made["person"]]["link_ends"] == made["ends"]
