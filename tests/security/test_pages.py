"""What another page, a frame or a script in somebody's words could do by way of a signed-in browser: nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from server.domain import KINDS
from server.domain.rights import WRITERS
from sync.merge import latest
from tests.security.doors import CASES
from tests.security.world import FOREIGN, OWN, TUS, World, hash_of

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'`--></style>\u2028=cmd()"
STRANGE: list[dict[str, str]] = [
    {"X-Kept": ""},
    {"X-Kept": "true"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {"Origin": "http://["},
    {"Origin": "http://127.0.0.1"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]
UNSAFE = sorted({case.door for case in CASES if case.door.split()[0] not in ("GET", "HEAD", "OPTIONS")})
CAREFUL = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def path_of(door: str) -> tuple[str, str]:
    method, path = door.split()
    return method, path.replace("{id}", "x" * 22).replace("{device}", "x" * 22).replace("{n}", "1")


@pytest.mark.parametrize("headers", STRANGE, ids=str)
@pytest.mark.parametrize("door", UNSAFE)
def test_no_unsafe_door_opens_to_another_page(world: World, door: str, headers: dict[str, str]) -> None:
    method, path = path_of(door)
    answer = world.as_("engineer").request(method, path, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")


@pytest.mark.parametrize("type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_form_of_another_page_is_not_taken(world: World, type: str) -> None:
    """What a form can send without asking: such a type, and no header of ours."""
    body = json.dumps({"login": "victim", "password": "x"})
    answer = world.server.client(**{"X-Kept": ""}).post("/api/session", content=body, headers={"Content-Type": type})
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")


@pytest.mark.parametrize("door", sorted({case.door for case in CASES}))
def test_no_door_tells_another_origin_that_it_may_read(world: World, door: str) -> None:
    method, path = path_of(door)
    path = path.replace("{kind}", "job").replace("{hash}", "0" * 64).replace("{path}", "x")
    if path == "/api/live":
        return
    answer = world.as_("engineer").request(method, path, headers=TUS | {"Origin": "https://elsewhere.example"})
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    assert CAREFUL.items() <= dict(answer.headers).items()
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "'unsafe" not in policy.replace("'wasm-unsafe-eval'", "")


def fields(kind: str) -> dict[str, Any]:
    """Each field of a kind that takes any text, filled with what a script would like to be."""
    known = KINDS[kind]
    hints = {name: str(hint) for name, hint in known.patch.__annotations__.items()}
    texts = [n for n, hint in hints.items() if "[str" in hint and known.policy[n] is latest and n not in known.blobs]
    texts = [name for name in texts if not any(word in hints[name] for word in ("list", "dict", "pattern"))]
    named = {name: "" for name in known.blobs if name in known.required}
    return {name: EVIL for name in texts if name not in ("job", "hospital")} | named


def test_a_script_in_any_text_field_comes_back_as_json_and_nothing_else(world: World) -> None:
    device = world.new_device("admin")
    home = {"job": {"hospital": "H1"}}
    changes = []
    for kind, known in KINDS.items():
        if "admin" not in WRITERS[kind]:  # what only the server writes is asked for at a door of its own
            continue
        root = {known.root[1]: known.root[0][0].upper() + "1"} if known.root else home.get(kind, {})
        more: dict[str, Any] = {"step": "done"} if kind == "step" else {}
        more |= {"role": "witness"} if kind == "signature" else {}
        changes.append((kind, f"evil-{kind}", fields(kind) | root | more))
    assert sum(len(change) for _, _, change in changes) > 60
    assert device.push(*changes)["refused"] == []
    for kind, id, change in changes:
        answer = device.browser.get(f"/api/history/{kind}/{id}")
        assert answer.headers["content-type"] == "application/json"
        assert CAREFUL.items() <= dict(answer.headers).items()
        assert answer.json()["ops"][0]["set"] == change
    rows = device.everything()
    assert rows["answer", "evil-answer"]["value"]["note"] == EVIL


def test_an_error_repeats_a_clients_words_only_as_json(world: World) -> None:
    for path in (f"/api/history/{EVIL[:24]}/x", f"/api/blobs/{EVIL[:8]}", f"/{EVIL[:24]}"):
        answer = world.as_("engineer").get(path, headers={"Accept": "text/html"})
        assert "<script>" not in answer.text or answer.headers["content-type"].startswith("application/json")
    bad = world.as_("engineer").post("/api/sync", content=f'{{"schema": "{EVIL[:8]}"}}'.encode())
    assert bad.headers["content-type"].startswith("application/json")


def test_bytes_are_given_out_so_that_nothing_in_them_can_run(world: World) -> None:
    answer = world.as_("engineer").get(f"/api/blobs/{hash_of(OWN)}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_bytes_lie_in_no_cache_of_a_browser_that_outlives_the_right_to_see_them(world: World) -> None:
    """The app keeps them in the person's own store: what leaves sight, is redacted or wiped must leave the phone."""
    for who, content in (("engineer", OWN), ("manager", FOREIGN)):
        answer = world.as_(who).get(f"/api/blobs/{hash_of(content)}")
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")


def test_what_is_personal_lies_in_no_cache_on_the_way(world: World) -> None:
    browser = world.as_("manager")
    for path in ("/api/session", "/api/devices", "/api/refused", "/api/history/job/J1"):
        kept = browser.get(path).headers.get("cache-control", "")
        assert "public" not in kept
        assert "no-store" in kept, path
