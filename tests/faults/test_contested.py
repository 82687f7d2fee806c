"""Two people write the same thing without knowing of each other: both values are shown until one settles it."""

from __future__ import annotations

import pytest

from tests.faults.conftest import Devices
from tests.faults.house import House
from tests.faults.work import Sheet, below, look, notes, quiet, shown, sides, write
from tests.wire_client import Client


@pytest.fixture
def crew(devices: Devices, sheet: Sheet) -> tuple[Client, Client]:
    crew = devices("ann"), devices("ben")
    write(crew[0], sheet, "a", "at first")
    quiet(crew)
    return crew


def _clash(ann: Client, ben: Client, sheet: Sheet) -> None:
    write(ann, sheet, "a", "by ann")
    write(ben, sheet, "a", "by ben")
    quiet([ann, ben])


def test_both_values_are_shown_to_both_with_who_and_when(
    house: House, crew: tuple[Client, Client], sheet: Sheet
) -> None:
    ann, ben = crew
    _clash(ann, ben, sheet)
    contested = look(ann, sheet, "a").contested["note"]
    assert {(side["by"], side["value"]) for side in contested} == {
        (house.person("ann"), "by ann"),
        (house.person("ben"), "by ben"),
    }
    assert {side["device"] for side in contested} == {ann.state("device"), ben.state("device")}
    assert contested[0]["value"] == shown(ann, sheet, "a")
    assert below(ann, sheet) == below(ben, sheet)


def test_who_saw_both_settles_it(crew: tuple[Client, Client], sheet: Sheet) -> None:
    ann, ben = crew
    _clash(ann, ben, sheet)
    write(ben, sheet, "a", "agreed")
    quiet([ben, ann])
    assert (sides(ann, sheet, "a"), shown(ann, sheet, "a")) == (set(), "agreed")
    assert notes(ann, sheet, "a") == ["at first", "by ann", "by ben", "agreed"]


def test_settled_twice_differently_is_contested_again(crew: tuple[Client, Client], sheet: Sheet) -> None:
    ann, ben = crew
    _clash(ann, ben, sheet)
    write(ann, sheet, "a", "settled by ann")
    write(ben, sheet, "a", "settled by ben")
    quiet([ann, ben])
    assert sides(ann, sheet, "a") == sides(ben, sheet, "a") == {"settled by ann", "settled by ben"}


def test_settled_twice_alike_is_settled(crew: tuple[Client, Client], sheet: Sheet) -> None:
    ann, ben = crew
    _clash(ann, ben, sheet)
    write(ann, sheet, "a", "agreed")
    write(ben, sheet, "a", "agreed")
    quiet([ann, ben])
    assert (sides(ann, sheet, "a"), sides(ben, sheet, "a")) == (set(), set())


def test_equal_values_are_no_clash(crew: tuple[Client, Client], sheet: Sheet) -> None:
    ann, ben = crew
    for client in crew:
        reading = {"raw": "12.40", "value": 12.4, "unit": "mGy", "outcome": "pass"}
        client.change(look(client, sheet, "a"), reading=reading)
    quiet([ann, ben])
    assert look(ann, sheet, "a").contested == {}


def test_different_fields_do_not_disturb_each_other(crew: tuple[Client, Client], sheet: Sheet) -> None:
    ann, ben = crew
    write(ann, sheet, "a", "by ann")
    ben.change(look(ben, sheet, "a"), reading={"raw": "12.4", "outcome": "pass"})
    quiet([ann, ben])
    view = look(ann, sheet, "a")
    assert (view.value["note"], view.value["reading"]["raw"], view.contested) == ("by ann", "12.4", {})


def test_an_input_that_began_before_the_news_came_has_not_seen_it(crew: tuple[Client, Client], sheet: Sheet) -> None:
    ann, ben = crew
    begun = look(ben, sheet, "a")
    write(ann, sheet, "a", "by ann")
    quiet([ann, ben])
    write(ben, sheet, "a", "typed over an old screen", begun)
    quiet([ben, ann])
    assert sides(ann, sheet, "a") == {"by ann", "typed over an old screen"}


def test_who_never_says_what_was_seen_never_replaces_a_foreign_value(crew: tuple[Client, Client], sheet: Sheet) -> None:
    ann, ben = crew
    blind = type(look(ben, sheet, "a"))("answer", sheet.item("a"), {"note": ""}, None, {})
    write(ben, sheet, "a", "blind", blind)
    quiet([ben, ann])
    assert sides(ann, sheet, "a") == {"at first", "blind"}


def test_an_edit_against_a_deletion_is_contested_and_kept(crew: tuple[Client, Client], sheet: Sheet) -> None:
    ann, ben = crew
    ann.change(look(ann, sheet, "a"), deleted=True)
    write(ben, sheet, "a", "written meanwhile")
    quiet([ann, ben])
    view = look(ann, sheet, "a")
    assert view.value["note"] == "written meanwhile"
    assert "deleted" in view.contested
    assert below(ann, sheet) == below(ben, sheet)


def test_a_deletion_that_saw_the_edit_is_clean(crew: tuple[Client, Client], sheet: Sheet) -> None:
    ann, ben = crew
    write(ben, sheet, "a", "written before")
    quiet([ben, ann])
    ann.change(look(ann, sheet, "a"), deleted=True)
    quiet([ann, ben])
    assert (look(ben, sheet, "a").value["deleted"], look(ben, sheet, "a").contested) == (True, {})


def test_members_come_and_go_by_themselves(house: House, devices: Devices, sheet: Sheet) -> None:
    one, two = devices("office"), devices("office")
    quiet([one, two])
    ann, ben, zoe = (house.person(login) for login in ("ann", "ben", "zoe"))
    one.change(one.see("job", sheet.job), engineers={"add": [zoe]})
    two.change(two.see("job", sheet.job), engineers={"remove": [ben]})
    assert one.see("job", sheet.job).value["engineers"] == sorted([ann, ben, zoe])
    quiet([one, two])
    for client in (one, two):
        view = client.see("job", sheet.job)
        assert (view.value["engineers"], view.contested) == (sorted([ann, zoe]), {})


def test_the_earliest_version_counts_when_two_began_apart(crew: tuple[Client, Client], sheet: Sheet) -> None:
    ann, ben = crew
    for client, version in ((ann, 3), (ben, 2)):
        client.change(client.see("run", sheet.run), job=sheet.job, template="CL-CT-Q", version=version)
    quiet([ann, ben])
    views = [client.see("run", sheet.run) for client in crew]
    assert [(view.value["version"], view.contested) for view in views] == [(2, {})] * 2


def test_three_people_unseen_leave_three_values(crew: tuple[Client, Client], devices: Devices, sheet: Sheet) -> None:
    ann, ben = crew
    office = devices("office")
    office.sync()
    for client, note in ((ann, "by ann"), (ben, "by ben"), (office, "by the office")):
        write(client, sheet, "a", note)
    quiet([ann, ben, office])
    write(ann, sheet, "a", "agreed", look(ann, sheet, "a"))
    assert sides(office, sheet, "a") == {"by ann", "by ben", "by the office"}
    quiet([ann, office])
    assert sides(office, sheet, "a") == set()
