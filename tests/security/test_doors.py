"""Every role at every door, asking for what is not theirs: the table of doors.py, held against the server."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from server import app
from tests.security.doors import ACTORS, CASES, Case
from tests.security.world import NAMELESS, TUS, World, in_process

BY_STATUS = {401: "signed_out", 403: "not_allowed", 404: "not_found"}


def doors(data: Path) -> Iterator[str]:
    """Method and path of all that Litestar serves, but for its own answers to OPTIONS."""
    house = in_process(data)
    for route in app.app(house).app.routes:  # type: ignore[attr-defined]
        for method, (handler, _) in route.route_handler_map.items():
            if handler.handler_name != "options_handler":
                yield f"{method} {route.path_format}"
    house.db.close()


def came_of(answer: httpx.Response) -> str:
    """`ok` or the code of the refusal; HEAD has no body, so its status speaks."""
    if answer.status_code < 400:
        return "ok"
    if answer.request.method == "HEAD":
        return BY_STATUS[answer.status_code]
    code: str = answer.json()["code"]
    return code


def test_every_door_has_its_lines_in_the_table(tmp_path: Path) -> None:
    assert set(doors(tmp_path)) == {case.door for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.door}: {case.what}")
def test_each_role_gets_what_the_table_says(world: World, case: Case) -> None:
    got = {actor: came_of(case.ask(world, actor)) for actor in ACTORS}
    assert got == {actor: case.outcome(actor) for actor in ACTORS}


def test_after_all_that_the_victim_has_what_it_had(world: World) -> None:
    """Nobody moved the upload, ended the session or read the bytes into the place of the missing ones."""
    browser = world.as_("victim")
    assert browser.get("/api/session").json()["person"]["id"] == "victim"
    assert world.sync("victim", world.device).status_code == 200
    assert browser.head(world.upload, headers=TUS).headers["upload-offset"] == "4"
    world.patch("victim", world.upload, NAMELESS[4:], 4).raise_for_status()


def test_naming_bytes_that_another_brought_gives_nothing_of_them(world: World) -> None:
    answer = world.begin("engineer", b"bytes of somebody else")
    assert answer.headers["upload-offset"] == "0"


def test_the_table_tells_the_field_from_the_office() -> None:
    """A table that expects the same of everybody would show nothing."""
    apart = [case for case in CASES if case.field != case.office]
    assert len(apart) >= 6
    assert all(case.nobody == "signed_out" for case in apart)
