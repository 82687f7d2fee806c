"""Changing the password."""

import httpx
import pytest

from tests.served import DEMO_PASSWORD, Served

NEW = "a much better one"


def change(browser: httpx.Client, old: str, new: str) -> httpx.Response:
    return browser.post("/api/password", json={"old": old, "new": new})


def test_a_new_password_counts_at_once_and_ends_the_other_sessions(server: Served) -> None:
    here = server.client("engineer.a")
    there = server.client()
    there.post("/api/session", json={"login": "engineer.a", "password": DEMO_PASSWORD})
    assert change(here, DEMO_PASSWORD, NEW).status_code == 204
    assert here.get("/api/session").status_code == 200
    assert there.get("/api/session").status_code == 401
    login = {"login": "engineer.a", "password": DEMO_PASSWORD}
    assert server.client().post("/api/session", json=login).status_code == 401
    assert server.client().post("/api/session", json=login | {"password": NEW}).status_code == 200


def test_the_old_password_must_be_right_and_guessing_it_is_counted(server: Served) -> None:
    browser = server.client("engineer.a")
    for _ in range(10):
        assert change(browser, "guess", NEW).json()["code"] == "wrong_password"
    assert change(browser, DEMO_PASSWORD, NEW).json()["code"] == "too_many"


@pytest.mark.parametrize("weak", ["", "1234567", "Engineer.A"])
def test_a_weak_password_is_refused(shared: Served, weak: str) -> None:
    answer = change(shared.client("engineer.a"), DEMO_PASSWORD, weak)
    assert (answer.status_code, answer.json()["code"]) == (400, "weak_password")


def test_nobody_changes_a_password_without_a_session(shared: Served) -> None:
    assert change(shared.client(), DEMO_PASSWORD, NEW).json()["code"] == "signed_out"
