"""Signing in and out: cookies, time, tries, and who no longer may."""

import sqlite3
import time

import httpx
import pytest

from server import passwords
from tests.served import DEMO_PASSWORD, Served
from tests.server.syncing import Device

HOUR = 3_600_000


def sign_in(browser: httpx.Client, login: str, password: str = DEMO_PASSWORD) -> httpx.Response:
    return browser.post("/api/session", json={"login": login, "password": password})


def used(server: Served, shift: int = 0) -> int:
    """When the newest session was last used; after moving it back by `shift` milliseconds."""
    with sqlite3.connect(server.data / "kept.db", timeout=10) as conn:
        conn.execute("UPDATE session SET used = used - ?", (shift,))
        return int(conn.execute("SELECT max(used) FROM session").fetchone()[0])


def test_the_right_password_opens_a_session_and_says_who_it_is(shared: Served) -> None:
    browser = shared.client()
    answer = sign_in(browser, "engineer.a")
    assert answer.status_code == 200
    assert answer.json()["person"] == {"id": "P03", "name": "工程师A", "role": "engineer"}
    assert answer.json()["expires"] > time.time() * 1000 + 89 * 24 * HOUR
    assert browser.get("/api/session").json()["person"]["id"] == "P03"


def test_a_login_is_found_in_any_case(shared: Served) -> None:
    assert sign_in(shared.client(), "Engineer.A").status_code == 200


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_by_other_sites(shared: Served) -> None:
    cookie = sign_in(shared.client(), "engineer.a").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" not in cookie


def test_behind_tls_the_cookie_is_secure_and_bound_to_the_host(shared: Served) -> None:
    browser = shared.client(**{"X-Forwarded-Proto": "https", "Host": "kept.example"})
    answer = sign_in(browser, "engineer.a")
    assert answer.headers["set-cookie"].startswith("__Host-kept=")
    assert "; secure" in answer.headers["set-cookie"].lower()
    assert answer.headers["strict-transport-security"]


def test_a_wrong_password_and_an_unknown_login_look_the_same(shared: Served) -> None:
    wrong = sign_in(shared.client(), "engineer.a", "not the password")
    unknown = sign_in(shared.client(), "nobody.here", "not the password")
    assert (wrong.status_code, wrong.json()["code"]) == (401, "wrong_password")
    assert (unknown.status_code, unknown.content) == (401, wrong.content)


def test_an_unknown_login_takes_the_work_of_a_wrong_password(shared: Served) -> None:
    browser = shared.client(**{"X-Forwarded-For": "192.0.2.77"})

    def quickest(login: str) -> float:
        spans = []
        for _ in range(3):
            began = time.perf_counter()
            sign_in(browser, login, "not the password")
            spans.append(time.perf_counter() - began)
        return min(spans)

    assert quickest("nobody.at.all") > quickest("engineer.c") / 3


def test_the_hash_of_nobody_asks_for_the_same_work_as_a_persons() -> None:
    assert not passwords._argon2.check_needs_rehash(passwords._NOBODY)


def test_without_a_session_nobody_is_signed_in(shared: Served) -> None:
    answer = shared.client().get("/api/session")
    assert (answer.status_code, answer.json()["code"]) == (401, "signed_out")


def test_signing_out_ends_this_session_and_no_other(shared: Served) -> None:
    here, there = shared.client(), shared.client()
    sign_in(here, "engineer.b")
    sign_in(there, "engineer.b")
    token = dict(here.cookies)
    assert here.delete("/api/session").status_code == 204
    assert not here.cookies
    stolen = shared.client()
    stolen.cookies.update(token)
    assert stolen.get("/api/session").status_code == 401
    assert there.get("/api/session").status_code == 200


def test_signing_in_again_ends_the_session_that_the_browser_had(shared: Served) -> None:
    browser = shared.client()
    sign_in(browser, "engineer.b")
    before = dict(browser.cookies)
    sign_in(browser, "engineer.b")
    old = shared.client()
    old.cookies.update(before)
    assert old.get("/api/session").status_code == 401


def test_the_database_does_not_hold_the_token(server: Served) -> None:
    browser = server.client()
    sign_in(browser, "engineer.a")
    token = browser.cookies["kept"]
    with sqlite3.connect(server.data / "kept.db") as conn:
        dump = "\n".join(conn.iterdump())
    assert token not in dump
    assert token.encode().hex() not in dump.lower()


def test_a_session_slides_when_it_is_used_and_is_written_at_most_once_an_hour(server: Served) -> None:
    browser = server.client("engineer.a")
    before = used(server, shift=HOUR // 2)
    browser.get("/api/session")
    assert used(server) == before
    before = used(server, shift=HOUR)
    browser.get("/api/session")
    assert used(server) > before + HOUR


def test_a_session_ends_after_90_days_without_use(server: Served) -> None:
    browser = server.client("engineer.a")
    used(server, shift=89 * 24 * HOUR)
    assert browser.get("/api/session").status_code == 200
    used(server, shift=91 * 24 * HOUR)
    assert browser.get("/api/session").json()["code"] == "signed_out"


def test_a_browser_keeps_the_cookie_of_a_session_that_is_used(server: Served) -> None:
    device = Device(server, "engineer.a")
    token = device.browser.cookies["kept"]
    assert "set-cookie" not in device.round().headers
    with sqlite3.connect(server.data / "kept.db", timeout=10) as conn:
        conn.execute("UPDATE session SET made = made - ?", (8 * 24 * HOUR,))
    given = device.round().headers["set-cookie"]
    assert given.startswith(f"kept={token};")
    assert f"Max-Age={90 * 24 * 3600}" in given
    assert "httponly" in given.lower()
    assert "set-cookie" not in device.round().headers, "now and then, not each time"


def test_a_session_survives_a_restart(server: Served) -> None:
    browser = server.client("engineer.a")
    server.stop()
    server.start()
    assert browser.get("/api/session").status_code == 200


def test_whoever_is_disabled_is_signed_out_and_stays_out(server: Served) -> None:
    browser = server.client("engineer.a")
    assert server.run("person", "disable", "engineer.a").returncode == 0
    assert browser.get("/api/session").json()["code"] == "signed_out"
    assert sign_in(server.client(), "engineer.a").json()["code"] == "wrong_password"


def test_after_ten_wrong_passwords_a_login_waits_also_after_a_restart(server: Served) -> None:
    browser = server.client()
    for _ in range(10):
        assert sign_in(browser, "engineer.a", "guess").status_code == 401
    server.stop()
    server.start()
    answer = sign_in(browser, "ENGINEER.A")
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many")
    assert 0 < int(answer.headers["retry-after"]) <= 900
    assert sign_in(browser, "engineer.b").status_code == 200


def test_a_right_password_forgives_the_wrong_ones_before_it(server: Served) -> None:
    browser = server.client()
    for _ in range(2):
        for _ in range(9):
            assert sign_in(browser, "engineer.a", "guess").status_code == 401
        assert sign_in(browser, "engineer.a").status_code == 200


def test_a_clock_that_ran_ahead_and_was_set_back_keeps_nobody_out(server: Served) -> None:
    browser = server.client()
    for _ in range(10):
        assert sign_in(browser, "engineer.a", "guess").status_code == 401
    with sqlite3.connect(server.data / "kept.db") as conn:
        conn.execute("UPDATE try SET at = at + ?", (365 * 24 * HOUR,))
    conn.close()
    assert sign_in(browser, "engineer.a").status_code == 200


def test_an_address_that_guesses_many_logins_waits_and_others_do_not(server: Served) -> None:
    guesser = server.client(**{"X-Forwarded-For": "192.0.2.1"})
    answers = [sign_in(guesser, f"login{n}", "guess").status_code for n in range(61)]
    assert answers[:60] == [401] * 60
    assert answers[60] == 429
    assert sign_in(server.client(**{"X-Forwarded-For": "192.0.2.2"}), "engineer.a").status_code == 200


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'{"login": 3, "password": "x"}', b'{"login": "x"}', b'{"login": "", "password": "x"}'],
)
def test_a_malformed_sign_in_is_told_so(shared: Served, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    answer = shared.client().post("/api/session", content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_a_huge_sign_in_is_refused_before_it_is_read(shared: Served) -> None:
    answer = sign_in(shared.client(), "engineer.a", "x" * 10_000)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
