"""What is handed over with a report: the seal, the firm's word on the key and on the receipt, the photos."""

from __future__ import annotations

from typing import Literal

import msgspec


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who signed. `spki`: the public key itself, where the maker of the file knew it."""

    id: str
    key: str
    spki: str = ""
    signature: str


class Enrolment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The firm's word that a key is this person's, on this device, known since `at` (milliseconds)."""

    key: str
    spki: str
    person: str
    device: str
    at: int
    firm_signature: str
    firm_key: str


class Receipt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The countersignature: the firm's word on when it received which seal from whom."""

    seal: str
    hash: str
    key: str
    signature: str
    received: int
    person: str
    device: str
    firm_signature: str
    firm_key: str


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One report as a file. `report` is the canonical text that was signed; photos by hash, in base64."""

    schema: Literal["kept-envelope/1"] = "kept-envelope/1"
    report: str
    seal: Seal
    enrolment: Enrolment | None = None
    receipt: Receipt | None = None
    photos: dict[str, str] | msgspec.UnsetType = msgspec.UNSET
