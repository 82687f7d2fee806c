"""The work that the fault suite does: a visit is planned, its items are answered, colleagues look."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.wire_client import Client, View, new_id
from tests.wire_http import Problem, Unreachable

Json = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """One checklist in one visit."""

    job: str

    @property
    def run(self) -> str:
        return f"{self.job}~CL-CT-Q"

    def item(self, item: str) -> str:
        return f"{self.run}~{item}"


def plan(office: Client, hospital: str, *engineers: str) -> Sheet:
    """A visit that the office has planned and sent."""
    sheet = Sheet(new_id())
    fields = {"number": "J-1", "hospital": hospital, "engineers": {"add": sorted(engineers)}}
    office.change(office.see("job", sheet.job), **fields)
    office.sync()
    return sheet


def look(client: Client, sheet: Sheet, item: str) -> View:
    return client.see("answer", sheet.item(item))


def write(client: Client, sheet: Sheet, item: str, note: str, view: View | None = None) -> int:
    """Write a note on an item, seen as in `view` (or as it is now)."""
    view = view or look(client, sheet, item)
    new = {} if view.value else {"job": sheet.job, "run": sheet.run, "item": item}
    return client.change(view, **new, note=note)


def fill(client: Client, sheet: Sheet, count: int) -> None:
    """Many new items at once, 3 kB each."""
    ops = []
    for number in range(count):
        view = View("answer", sheet.item(f"i{number}"), {}, None, {})
        new = {"job": sheet.job, "run": sheet.run, "item": f"i{number}"}
        ops.append(client.op(view, new | {"note": f"{number} " + client.state("device") * 150}))
    client.keep(ops)


def shown(client: Client, sheet: Sheet, item: str) -> Any:
    return look(client, sheet, item).value.get("note")


def sides(client: Client, sheet: Sheet, item: str) -> set[str]:
    """The values of a contested note; empty when it is not contested."""
    return {side["value"] for side in look(client, sheet, item).contested.get("note", [])}


def notes(client: Client, sheet: Sheet, item: str) -> list[str]:
    """Every note that the server's log holds on an item in sight, in the log's order."""
    try:
        ops = client.history("answer", sheet.item(item))
    except Problem as problem:
        if problem.code != "not_found":
            raise
        return []
    return [op["set"]["note"] for op in ops if "note" in op["set"]]


def attempt(client: Client) -> None:
    """One round that may fail on its way."""
    with contextlib.suppress(Unreachable):
        client.round()


def quiet(clients: Iterable[Client]) -> None:
    """Everybody syncs until everybody has heard everything."""
    for _ in range(2):
        for client in clients:
            client.sync()


def below(client: Client, sheet: Sheet) -> list[Json]:
    """The rows of a visit as a device holds them, without the scopes, which depend on who looks."""
    rows = [row for row in client.rows() if sheet.job in (row["id"], row["value"].get("job"))]
    return [{name: row[name] for name in row if name != "in"} for row in rows]
