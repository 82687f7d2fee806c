"""The interface as it is described, held against the server by generated requests: no faults, only told errors."""

from __future__ import annotations

import os
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from server.errors import CATALOGUE
from tests.security.world import PASSWORD, TUS, World

EXAMPLES = int(os.environ.get("KEPT_EXAMPLES", "15"))


def operations(world: World) -> list[Any]:
    described = schemathesis.openapi.from_url(f"{world.server.url}/api/schema")
    return [found.ok() for found in described.get_all_operations()]  # type: ignore[union-attr]


def told(answer: Any) -> None:
    """A success, or an error of the catalogue with its own status, words and careful headers."""
    assert answer.status_code < 500, answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    if answer.status_code >= 400 and answer.request.method != "HEAD":
        said = answer.json()
        assert said["code"] in CATALOGUE
        assert answer.status_code == CATALOGUE[said["code"]].status
        assert said["code"] != "server_fault"


def ask(world: World, browser: httpx.Client, case: Any) -> None:
    """One generated request, as a signed-in page of ours would send it."""
    made = case.as_transport_kwargs(base_url=world.server.url)
    headers: Any = {k: str(v).encode("utf-8", "surrogatepass") for k, v in (made.get("headers") or {}).items()}
    headers.pop("User-Agent", None)
    request = {"params": made.get("params"), "content": made.get("data"), "json": made.get("json")}
    try:
        if case.path == "/api/live":
            with browser.stream("GET", made["url"], headers=headers) as line:
                assert line.status_code in (200, 429)
            return
        told(browser.request(made["method"], made["url"], headers=TUS | headers, **request))
    except (httpx.LocalProtocolError, httpx.InvalidURL, UnicodeError):  # no client could send that
        return


def test_no_generated_request_is_answered_by_a_fault(world: World) -> None:
    found = operations(world)
    assert len(found) >= 14
    browser = world.server.client()
    world.sign_in(browser, "victim", PASSWORD).raise_for_status()

    for operation in found:
        if operation.method == "delete":  # would end the session that the others need
            continue

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=st.one_of(operation.as_strategy(), operation.as_strategy(generation_mode=NEGATIVE)))
        def ask_here(case: Any) -> None:
            ask(world, browser, case)

        ask_here()
    assert browser.get("/api/session").status_code == 200


NEGATIVE = schemathesis.GenerationMode.NEGATIVE


@pytest.mark.parametrize("path", ["/api/schema", "/api/schema/openapi.json"])
def test_the_description_is_json_and_names_no_secret(world: World, path: str) -> None:
    answer = world.as_("nobody").get(path)
    assert "json" in answer.headers["content-type"]
    assert answer.json()["info"]["title"] == "Kept"
    for secret in (str(world.data), "keys/receipt", PASSWORD):
        assert secret not in answer.text
