"""What holds for every door: who is let in, from which page, and how a refusal looks."""

import re
from collections.abc import Iterator

import pytest

from server.errors import CATALOGUE
from tests.served import Served

OPEN = {
    ("get", "/api/health"),
    ("get", "/api/setup"),
    ("get", "/api/firm/key"),
    ("post", "/api/setup"),
    ("post", "/api/session"),
    ("delete", "/api/session"),
    ("get", "/api/welcome"),
    ("post", "/api/welcome"),
}
"""Doors that need no session."""
GUESTS = ("/api/verify/", "/api/r/")
"""What the holder of a report or a link may ask."""
CAREFUL = (
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
)

SOME = {"id": "x" * 22, "device": "x" * 22, "n": "1", "kind": "job", "hash": "0" * 64}
"""What stands for the parts of an address."""


def doors(server: Served) -> Iterator[tuple[str, str]]:
    paths = server.client().get("/api/schema").json()["paths"]
    for path, methods in paths.items():
        for method in methods:
            yield method, re.sub(r"{(\w+)}", lambda part: SOME.get(part[1], part[0]), path)


def test_the_schema_names_every_door(shared: Served) -> None:
    known = set(doors(shared))
    assert known >= OPEN
    assert {("post", "/api/sync"), ("get", "/api/live"), ("post", "/api/blobs")} <= known


def test_no_door_but_a_few_opens_without_a_session(shared: Served) -> None:
    stranger = shared.client(**{"Tus-Resumable": "1.0.0", "Upload-Length": "1", "Upload-Offset": "0"})
    for method, path in set(doors(shared)) - OPEN:
        if method == "options" or path.startswith(GUESTS):
            continue
        body = {"Content-Type": "application/json"} if method == "post" else {}
        answer = stranger.request(method, path, headers=body, content=b"{}" if body else None)
        assert answer.status_code == 401, (method, path, answer.text)
        if method != "head":
            assert answer.json()["code"] == "signed_out"


def test_no_door_opens_to_a_page_of_somebody_else_than_the_session(shared: Served) -> None:
    """Another tab of the browser had somebody else sign in: what this one does must not be done in that name."""
    stale = shared.client("engineer.a", **{"Tus-Resumable": "1.0.0", "Upload-Length": "1", "Upload-Offset": "0"})
    for method, path in set(doors(shared)) - OPEN:
        if method == "options" or path.startswith(GUESTS):
            continue
        headers = {"X-Kept-Person": "P04"} | ({"Content-Type": "application/json"} if method == "post" else {})
        answer = stale.request(method, path, headers=headers, content=b"{}" if method == "post" else None)
        assert answer.status_code == 403, (method, path, answer.text)
        if method != "head":
            assert answer.json()["code"] == "other_person", (method, path)
    own = shared.client("engineer.a").get("/api/history/job/none", headers={"X-Kept-Person": "P03"})
    assert own.json()["code"] == "not_found"


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Kept": ""},
        {"X-Kept": "0"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_no_door_that_changes_something_opens_to_another_page(shared: Served, headers: dict[str, str]) -> None:
    browser = shared.client("engineer.a")
    changing = [door for door in doors(shared) if door[0] in ("post", "put", "patch", "delete")]
    assert len(changing) >= 7
    for method, path in changing:
        answer = browser.request(method, path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "csrf"), (method, path)
    assert browser.get("/api/session").status_code == 200


def test_the_own_page_is_let_in(shared: Served) -> None:
    own = {"Origin": shared.url, "Sec-Fetch-Site": "same-origin"}
    answer = shared.client("engineer.a").post("/api/devices", json={"id": "a" * 22}, headers=own)
    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/", "/api/health", "/api/session", "/api/nothing", "/missing.js"])
def test_every_answer_keeps_browsers_careful(shared: Served, path: str) -> None:
    answer = shared.client().get(path)
    assert all(name in answer.headers for name in CAREFUL)
    policy = answer.headers["content-security-policy"]
    assert "'unsafe" not in policy.replace("'wasm-unsafe-eval'", "")  # the reader of codes is wasm
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy


def test_a_refusal_has_code_and_words_in_both_languages(shared: Served) -> None:
    for method, path, code in (
        ("GET", "/api/nothing", "not_found"),
        ("PUT", "/api/session", "wrong_method"),
        ("GET", "/api/devices", "signed_out"),
    ):
        answer = shared.client().request(method, path)
        said = CATALOGUE[code]
        assert answer.status_code == said.status
        assert answer.json() == {"code": code, "message": {"zh": said.zh, "en": said.en}}
        assert answer.headers["cache-control"] == "no-store"
