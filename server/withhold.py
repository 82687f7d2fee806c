"""Sealed reports that say a redacted value are no longer given out: a fact for everybody, and their bytes go."""

from __future__ import annotations

from server.exchange import Exchange
from server.reports import sealed, withheld
from server.store import blobs
from server.store.db import Connection
from server.store.files import Files


def settle(exchange: Exchange, conn: Connection, files: Files, by: str, now: int) -> list[str]:
    """Withhold what has to be, in the name of whoever ruled; the hashes whose bytes are to go.

    Also of a report that came later: whoever sealed it did not know of the redaction yet.
    """
    known = sealed.all(conn)
    gone = {found.record.report for found in known if found.withheld and files.place(found.record.report).exists()}
    facts = []
    for found, said in withheld.in_store(conn, files, [found for found in known if not found.withheld]):
        fact = {"job": found.record.job, "seal": found.id, "redaction": said.redaction}
        facts.append(("withholding", sealed.withholding(found.id), fact))
        gone.add(found.record.report)
    if facts:
        exchange.write_ops(conn, by, facts, now)
    for hash in gone:
        blobs.forget(conn, hash)
    return sorted(gone)


def settled(exchange: Exchange, conn: Connection, files: Files, now: int) -> list[str]:
    """As `settle`, when content came that may say what was redacted: in the name of the last who ruled."""
    ruler = withheld.ruler(conn)
    return settle(exchange, conn, files, ruler, now) if ruler else []
