"""Every role writes every record type, at home and elsewhere: the tables of writes.py, held against the server."""

from __future__ import annotations

import json

import pytest

from server.domain import KINDS
from tests.security.world import FOREIGN, ROLES, World, hash_of
from tests.security.writes import MAY, TAKEN, TRICKS, Change, outcome, touch


def came_of(world: World, who: str, *changes: Change) -> list[str]:
    """What became of each change: `taken`, or the code of the refusal."""
    device = world.new_device(who)
    refused = {r["n"]: r["code"] for r in device.push(*changes)["refused"]}
    return [refused.get(n, TAKEN) for n in range(1, len(changes) + 1)]


def test_every_record_type_has_its_line_in_the_table() -> None:
    assert MAY.keys() == KINDS.keys()


@pytest.mark.parametrize("role", ROLES)
def test_each_role_writes_what_the_table_says(world: World, role: str) -> None:
    asked = [(kind, there) for kind in MAY for there in (1, 2)]
    got = came_of(world, role, *(touch(kind, there, role) for kind, there in asked))
    expected = [outcome(kind, there, role) for kind, there in asked]
    assert dict(zip(asked, got, strict=True)) == dict(zip(asked, expected, strict=True))


@pytest.mark.parametrize("trick", TRICKS)
def test_no_trick_leads_further_than_a_role_goes(world: World, trick: str) -> None:
    change, expected = TRICKS[trick]
    for role, code in expected.items():
        text = json.dumps(change).replace("{role}", role).replace("{foreign}", hash_of(FOREIGN))
        kind, id, fields = json.loads(text)
        assert came_of(world, role, (kind, id, fields)) == [code], role


def test_after_all_tricks_an_engineer_sees_nothing_of_the_foreign_hospital(world: World) -> None:
    rows = world.new_device("engineer").everything()
    assert not [key for key, row in rows.items() if "hospital/H2" in row["in"] or "secret of H2" in str(row)]
    assert ("hospital", "H1") in rows


def test_a_foreign_blob_named_in_ones_own_photo_stays_closed_also_when_its_owner_touches_that(world: World) -> None:
    """The right to read comes from whoever wrote the name, not from whoever wrote the row last."""
    named = ("photo", "lure", {"job": "J1", "blob": hash_of(FOREIGN)})
    assert came_of(world, "engineer", named) == [TAKEN]
    given = ("person", "victim", {"hospitals": {"add": ["H1"]}})
    assert came_of(world, "admin", given) == [TAKEN]
    assert came_of(world, "victim", ("photo", "lure", {"caption": "yes?"})) == [TAKEN]
    assert world.as_("engineer").get(f"/api/blobs/{hash_of(FOREIGN)}").status_code == 404
    assert world.as_("victim").get(f"/api/blobs/{hash_of(FOREIGN)}").status_code == 200
