"""A report read and verified by the server: what stands in the log, what lies in the blobs, what came since."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec

from server.reports import later, sealed, withheld
from server.reports.firm_key import FirmKey
from server.reports.later import Holder
from server.reports.sealed import Sealed
from server.rules import report, verification
from server.rules.envelope import Envelope
from server.rules.report import NoReport, Report
from server.rules.sealing import digest, write_code
from server.rules.verification import Check, Facts, Verification
from server.store.files import Files

Connection = sqlite3.Connection


class Around(NamedTuple):
    """Codes of the reports that this one replaces, and that replace it."""

    amended_by: str | None = None
    amends: str | None = None


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """`envelope` is None while the content is missing."""

    sealed: Sealed
    envelope: Envelope | None
    verification: Verification
    around: Around
    later: int = 0


def read(conn: sqlite3.Connection, files: Files, firm: FirmKey, found: Sealed, photos: bool) -> Read:
    """Everything about one seal; blocks. `photos`: whether their bytes are looked at too."""
    others = sealed.of_job(conn, found.record.job)
    codes = {other.id: write_code(other.code) for other in others if other.signed}
    amended = sealed.amendments(found, others)
    about = Around(codes[amended[-1].id] if amended else None, codes.get(found.record.amends))
    content = _content(files, found)
    if content is not None and withheld.said_in(conn, found, content, withheld.taken(conn)):
        content, found = None, msgspec.structs.replace(found, withheld=found.received)  # it came when that was gone
    if content is None:
        return Read(sealed=found, envelope=None, verification=_missing(found), around=about)
    made = sealed.envelope(firm, found, content)
    there = _pictures(conn, files, found, content) if photos else None
    judged = verification.verify(made, sealed.known(firm, found, there))
    count = later.later(conn, found.record.job, list(_holders(files, found, others)))
    return Read(sealed=found, envelope=made, verification=judged, around=about, later=count)


def _missing(found: Sealed) -> Verification:
    """What can be said of a seal whose content has not come."""
    facts: Facts = {"key": found.record.key}
    checks = [Check("signature", "ok", facts=facts) if found.signed else Check("signature", "wrong", "no_match")]
    if found.key is None:
        checks = [Check("signature", "open", "no_key")]
    after = bool(found.lost and found.received > found.lost)
    checks.append(Check("revocation", "wrong" if after else "ok", "after" if after else "ok", {"at": found.lost}))
    state = verification.state(checks)
    missing: verification.State = "withheld" if found.withheld else "content_missing"
    return Verification(missing if state == "valid" else state, checks)


def _content(files: Files, found: Sealed) -> bytes | None:
    place = files.place(found.record.report)
    given = found.there and not found.withheld and place.exists()
    return place.read_bytes() if given else None


def _holders(files: Files, found: Sealed, others: list[Sealed]) -> Iterable[Holder]:
    """The document, and those that amend it, directly or in turn."""
    chain = {found.id}
    for other in others:  # in the order in which they came: what amends comes later
        if other.id == found.id or (other.record.amends in chain and other.signed):
            chain.add(other.id)
            covers = _covers(_content(files, other))
            yield Holder(covers, other.device, other.n) if covers is not None else Holder({}, "", 0)


def _covers(content: bytes | None) -> dict[str, dict[str, int]] | None:
    if content is None:
        return None
    try:
        return report.read(content).covers
    except NoReport:
        return None


def picture(conn: sqlite3.Connection, files: Files, found: Sealed, hash: str) -> bytes | None:
    """The bytes of a photo of this job."""
    return files.place(hash).read_bytes() if picture_there(conn, files, found, hash) else None


def picture_there(conn: sqlite3.Connection, files: Files, found: Sealed, hash: str) -> bool:
    """Whether the bytes are here, brought by whoever named them in this job: naming alone gives no right."""
    known = conn.execute(
        "SELECT 1 FROM blobref JOIN blob_brought USING (hash, person) JOIN row USING (r) "
        "WHERE hash = ? AND root = ? AND kind = 'photo'",
        (hash, f"job/{found.record.job}"),
    ).fetchone()
    return known is not None and files.place(hash).exists()


def pictures(conn: sqlite3.Connection, files: Files, found: Sealed, document: Report) -> dict[str, tuple[str, Path]]:
    """Hash -> media type and file of the photos that are here."""
    return {
        photo.hash: (photo.mime, files.place(photo.hash))
        for photo in document.pictures()
        if picture_there(conn, files, found, photo.hash)
    }


def _pictures(conn: sqlite3.Connection, files: Files, found: Sealed, content: bytes) -> dict[str, str]:
    """Named hash -> the hash of the bytes that lie there."""
    try:
        named = {photo.hash for photo in report.read(content).pictures()}
    except NoReport:
        return {}
    there = {hash: picture(conn, files, found, hash) for hash in named}
    return {hash: digest(plain) for hash, plain in there.items() if plain is not None}


def named_picture(conn: sqlite3.Connection, files: Files, found: Sealed, hash: str) -> tuple[bytes, str] | None:
    """Bytes and media type of a photo, if the report names it."""
    content = _content(files, found)
    try:
        photos = report.read(content or b"").pictures()
    except NoReport:
        return None
    type = next((photo.mime for photo in photos if photo.hash == hash), None)
    plain = picture(conn, files, found, hash) if type is not None else None
    return (plain, type) if plain is not None and type is not None else None
