"""A seal as the log holds it: who sealed what by which key, when it came, whether the bytes are there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from server.reports import witness
from server.reports.firm_key import FirmKey
from server.rules.envelope import Envelope, Seal
from server.rules.sealing import Code, seal_text, signed, text64
from server.rules.verification import Known
from server.store import device_keys
from server.store.device_keys import DeviceKey


class Record(msgspec.Struct, frozen=True):
    """The fact `seal` as it was synced."""

    job: str
    number: str
    report: str
    key: str
    signature: str
    lang: str
    amends: str = ""
    reason: str = ""


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """`there`: the bytes of the report are here, brought by whoever sealed. `lost`: 0, or when the device was lost.

    `withheld`: 0, or since when its content is given out no more.
    """

    id: str
    record: Record
    person: str
    device: str
    n: int
    received: int
    there: bool
    key: DeviceKey | None
    lost: int
    withheld: int = 0

    @property
    def code(self) -> Code:
        return Code(self.record.report, self.record.key, self.record.signature)

    @property
    def signed(self) -> bool:
        """Whether the signature is right and by a key that the firm knows."""
        return self.key is not None and signed(self.key.spki, self.record.signature, seal_text(self.record.report))


_FIND = (
    "SELECT row.id, row.value, log.person, log.device, log.n, log.received, EXISTS (SELECT 1 FROM blobref "
    "JOIN blob_brought USING (hash, person) WHERE blobref.r = row.r AND hash = row.value->>'report'), "
    "coalesce((SELECT at FROM row AS held WHERE held.kind = 'withholding' AND held.id = row.id || '~withheld'), 0) "
    "FROM row JOIN log USING (seq) WHERE row.kind = 'seal' AND NOT coalesce(row.value->>'deleted', 0) AND "
)


def find(conn: sqlite3.Connection, id: str) -> Sealed | None:
    return next(_read(conn, "row.id = ?", id), None)


def by_code(conn: sqlite3.Connection, code: Code) -> Sealed | None:
    """The first seal that says exactly this."""
    where = "row.r IN (SELECT r FROM blobref WHERE hash = ?) ORDER BY log.seq"
    return next((found for found in _read(conn, where, code.hash) if found.code == code), None)


def of_job(conn: sqlite3.Connection, job: str) -> list[Sealed]:
    """All seals of a job in the order in which they came."""
    return list(_read(conn, "row.root = ? ORDER BY log.seq", f"job/{job}"))


def all(conn: sqlite3.Connection) -> list[Sealed]:
    return list(_read(conn, "1 ORDER BY log.seq"))


def withholding(seal: str) -> str:
    """The id of the one fact that says that a report is withheld."""
    return f"{seal}~withheld"


def _read(conn: sqlite3.Connection, where: str, *keys: str) -> Iterator[Sealed]:
    for id, value, person, device, n, received, there, withheld in conn.execute(_FIND + where, keys).fetchall():
        record = msgspec.json.decode(value, type=Record)
        known = device_keys.find(conn, record.key)
        if known is not None and known.person != person:  # a key is used by its own person only
            known = None
        lost = device_keys.lost(conn, {device, known.device if known else device})
        yield Sealed(
            id=id, record=record, person=person, device=device, n=n, received=received,
            there=bool(there), key=known, lost=lost, withheld=withheld,
        )  # fmt: skip


def amendments(sealed: Sealed, others: list[Sealed]) -> list[Sealed]:
    """What takes the place of a report, directly; only what was rightly signed can."""
    return [other for other in others if other.record.amends == sealed.id and other.signed]


def envelope(firm: FirmKey, sealed: Sealed, content: bytes) -> Envelope:
    """The report as it is handed over, with the firm's word on key and receipt."""
    key, record = sealed.key, sealed.record
    stated: dict[str, Any] = {"seal": sealed.id, "hash": record.report, "key": record.key}
    stated |= {"signature": record.signature, "received": sealed.received}
    return Envelope(
        report=content.decode("utf-8", "surrogateescape"),
        seal=Seal(id=sealed.id, key=record.key, spki=text64(key.spki) if key else "", signature=record.signature),
        enrolment=witness.enrolment(firm, key) if key else None,
        receipt=witness.receipt(firm, **stated, person=sealed.person, device=sealed.device),
    )


def known(firm: FirmKey, sealed: Sealed, photos: dict[str, str] | None) -> Known:
    """What the server knows about a seal besides its envelope."""
    record = msgspec.to_builtins(sealed.record)
    return Known(firm=firm.certificate.spki, photos=photos, record=record, lost=sealed.lost)
