"""Which sealed reports say a value that was redacted since: by the records that each was made from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from server.reports.later import Holder
from server.reports.sealed import Sealed
from server.rules import report
from server.rules.report import NoReport, Report
from server.store import redacted
from server.store.files import Files

SHOWN: dict[str, frozenset[str]] = {
    "hospital": frozenset({"zh", "en", "address"}),
    "department": frozenset({"zh", "en"}),
    "equipment": frozenset(
        {"name_zh", "name_en", "vendor", "model", "serial", "udi", "asset_no", "location"}
        | {"department", "device_class", "safety_class", "applied_part"}
    ),
    "job": frozenset({"number", "type", "contract", "planned", "due", "period", "advice", "guidance"}),
    "person": frozenset({"name", "name_en"}),
    "instrument": frozenset({"name", "model", "serial", "calibration_due"}),
    "photo": frozenset({"caption"}),
}
"""What of these a report says; of all others below its job, everything. A picture itself lies beside the report."""
_TAKEN = (
    "SELECT row.kind, row.id, row.seq, row.root, asked.value, redacted.seq, log.device, log.n, redaction, ruled.at "
    "FROM redacted JOIN row USING (r) JOIN log ON log.seq = redacted.seq "
    "JOIN row AS asked ON asked.kind = 'redaction' AND asked.id = redaction "
    "JOIN row AS ruled ON ruled.kind = 'ruling' AND ruled.id = ruling"
)


class Taken(NamedTuple):
    """An op out of which something was taken. `last`: the newest op on its record; `root`: kind/id, or nothing."""

    kind: str
    id: str
    last: int
    root: str | None
    fields: frozenset[str]
    seq: int
    device: str
    n: int
    redaction: str
    ruled: int


class _Body(msgspec.Struct):
    set: dict[str, msgspec.Raw]


def taken(conn: sqlite3.Connection) -> list[Taken]:
    """All that two people took out of the log."""
    found = []
    for kind, id, last, root, asked, *op in conn.execute(_TAKEN).fetchall():
        fields = frozenset(path.partition(".")[0] for path in msgspec.json.decode(asked)["fields"])
        found.append(Taken(kind, id, last, root, fields & SHOWN.get(kind, fields), *op))
    return [one for one in found if one.fields]


def ruler(conn: sqlite3.Connection) -> str | None:
    """Who ruled last that something goes; nobody while nothing was redacted."""
    found = conn.execute(
        "SELECT row.by FROM redacted JOIN row ON row.kind = 'ruling' AND row.id = ruling ORDER BY row.at DESC LIMIT 1"
    ).fetchone()
    return found[0] if found else None


def said_in(conn: sqlite3.Connection, found: Sealed, content: bytes, all: Iterable[Taken]) -> Taken | None:
    """The first of these that the report's content says. What cannot be read may say anything of its job.

    A device that has heard from the server since somebody ruled has the blank, and made its report with that.
    """
    job = f"job/{found.record.job}"
    near = [one for one in all if one.root == job or (one.root is None and one.id.encode() in content)]
    if not near:
        return None
    try:
        document = report.read(content)
    except NoReport:
        return next((one for one in near if one.root == job), None)
    unheard = (one for one in near if (document.made.heard or 0) <= one.ruled)
    return next((one for one in unheard if _says(conn, document, found, one)), None)


def in_store(conn: sqlite3.Connection, files: Files, seals: Iterable[Sealed]) -> Iterator[tuple[Sealed, Taken]]:
    """Seals whose content is here and says what was redacted."""
    all = taken(conn)
    for found in seals if all else ():
        place = files.place(found.record.report)
        said = said_in(conn, found, place.read_bytes(), all) if place.exists() else None
        if said:
            yield found, said


def _says(conn: sqlite3.Connection, document: Report, found: Sealed, one: Taken) -> bool:
    if one.kind == "person":
        return any(person.id == one.id for person in document.people)
    if one.kind == "instrument":
        return any(i.id == one.id for run in document.runs for i in run.instruments)
    holder = Holder(document.covers, found.device, found.n)
    held = one.id in document.covers.get(one.kind, {}) and holder.holds(one.kind, one.id, one.seq, one.device, one.n)
    return held and (_disputed(document, one) or not _replaced(conn, holder, one))


def _disputed(document: Report, one: Taken) -> bool:
    """The report shows several values of it: the one that was redacted may be any."""
    if any(c.kind == one.kind and c.id == one.id and c.field in one.fields for c in document.contested):
        return True
    return any(item.key == one.id and item.others for run in document.runs for item in run.items)


def _replaced(conn: sqlite3.Connection, holder: Holder, one: Taken) -> bool:
    """Another value had taken its place before the report was made, in each of its fields."""
    left = set(one.fields)
    for payload in redacted.payloads(conn, one.last):
        if payload.seq <= one.seq:
            break
        device, n = conn.execute("SELECT device, n FROM log WHERE seq = ?", (payload.seq,)).fetchone()
        if holder.holds(one.kind, one.id, payload.seq, device, n):
            left -= msgspec.json.decode(payload.body, type=_Body).set.keys()
    return not left
