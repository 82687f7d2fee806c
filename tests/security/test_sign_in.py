"""Guessing, spraying, planting and stealing: what the way in gives to somebody who has no password."""

from __future__ import annotations

import sqlite3
import time

import httpx
import pytest

from server import passwords
from server.api.session import TRIES_OF_AN_ADDRESS, _blurred, _bounds, _network
from server.passwords import Passwords
from tests.conftest import Serving
from tests.looping import run
from tests.security.world import PASSWORD, World


def wrong(world: World, login: str, address: str) -> httpx.Response:
    """A wrong password from an address, as our proxy would name it."""
    return world.sign_in(world.server.client(**{"X-Forwarded-For": address}), login, "guess")


def test_a_planted_session_is_not_the_one_that_signs_in(world: World) -> None:
    """Somebody puts a cookie into the browser, waits for the sign-in and uses his copy of it."""
    for planted in ("A" * 44, dict(world.as_("engineer").cookies)["kept"]):
        browser = world.server.client()
        browser.cookies.set("kept", planted, domain="127.0.0.1", path="/")
        world.sign_in(browser, "victim").raise_for_status()
        assert browser.cookies["kept"] != planted
        thief = world.server.client()
        thief.cookies.set("kept", planted)
        assert thief.get("/api/session").status_code == 401
    world._browsers.pop("engineer")


def test_no_token_in_an_address_or_a_header_stands_for_the_cookie(world: World) -> None:
    token = world.as_("victim").cookies["kept"]
    for headers in (
        {"Authorization": f"Bearer {token}"},
        {"X-Kept-Session": token},
        {"Cookie": f"__Host-kept={token}"},
    ):
        assert world.server.client(**headers).get("/api/session").status_code == 401
    assert world.server.client().get("/api/session", params={"kept": token}).status_code == 401


def test_sessions_cannot_be_guessed_from_one_another(world: World) -> None:
    tokens = []
    for _ in range(4):
        browser = world.server.client()
        world.sign_in(browser, "victim").raise_for_status()
        tokens.append(browser.cookies["kept"])
    assert all(len(token) >= 43 for token in tokens)
    assert len({token[i : i + 8] for token in tokens for i in range(0, 40, 8)}) == 20


def test_spraying_is_stopped_whatever_the_sprayer_forges_and_forgives_himself(world: World) -> None:
    """He has an account of his own and signs in now and then; he writes other addresses before the proxy's word."""
    sprayer, before = world.server.client(), TRIES_OF_AN_ADDRESS - 2
    with sqlite3.connect(world.data / "kept.db", timeout=10) as conn:
        who, now = f"address:{_blurred('198.51.100.9')}", time.time_ns() // 1_000_000
        conn.executemany("INSERT INTO try VALUES (?, ?)", [(who, now)] * before)

    def tries(login: str, password: str, n: int) -> int:
        forged = {"X-Forwarded-For": f"203.0.113.{n}, 198.51.100.9"}
        return sprayer.post("/api/session", json={"login": login, "password": password}, headers=forged).status_code

    assert tries("guessed1", "guess", 1) == 401
    assert tries("p-engineer", PASSWORD, 2) == 200
    assert tries("guessed2", "guess", 3) == 401
    assert tries("p-engineer", PASSWORD, 4) == 429


def test_a_household_of_ipv6_addresses_is_one_sprayer() -> None:
    """Whoever has one such address has 2 to the 64 of them."""
    assert _network("2001:db8:1:2:3:4:5:6") == _network("2001:db8:1:2:ffff::1") != _network("2001:db8:1:3::1")
    assert _network("192.0.2.1") != _network("192.0.2.2")
    assert _network("no address") == "no address"


def test_what_was_tried_is_not_written_down(world: World) -> None:
    wrong(world, "typed.login", "198.51.100.12")
    with sqlite3.connect(world.data / "kept.db", timeout=10) as conn:
        dump = "\n".join(conn.iterdump())
    for typed in ("typed.login", "guess", "198.51.100.12", PASSWORD):
        assert typed not in dump


@pytest.mark.parametrize("known", [None, "not a hash", passwords._NOBODY])
def test_each_sign_in_is_one_verification_of_the_same_work(known: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mechanism and not the clock: an unknown login costs what a known one does, so their times tell nothing."""
    seen: list[str] = []
    verify = passwords._verify

    def watched(of: str, password: str) -> bool:
        seen.append(of)
        return verify(of, password)

    monkeypatch.setattr(passwords, "_verify", watched)
    assert run(Passwords().right(known, "guess")) is False
    assert seen == [known or passwords._NOBODY]


def test_a_disabled_person_is_found_out_only_after_the_password_was_looked_at(serving: Serving) -> None:
    server = serving().start()
    assert server.run("person", "disable", "engineer.b").returncode == 0
    answers = [
        server.client().post("/api/session", json={"login": login, "password": password})
        for login, password in (("engineer.b", "kept-demo"), ("engineer.b", "guess"), ("nobody", "guess"))
    ]
    assert len({(answer.status_code, answer.content) for answer in answers}) == 1


def test_what_is_counted_names_neither_login_nor_address() -> None:
    class Client:
        host = "192.0.2.1"

    class Asked:
        client = Client()

    counted = _bounds(Asked(), "Somebody")  # type: ignore[arg-type]
    assert len(counted) == 2
    assert not any("somebody" in name.lower() or "192" in name for name in counted)
