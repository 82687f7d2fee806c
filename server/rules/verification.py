"""Whether a report is what was signed, by whom, and since when the firm knows it: each check named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from server.rules import report
from server.rules.envelope import Envelope
from server.rules.report import NoReport, Report
from server.rules.sealing import bytes64, digest, enrolment_text, key_id, receipt_text, seal_text, signed

State = Literal["valid", "content_missing", "withheld", "altered", "bad_signature", "unknown_key", "after_revocation"]
Name = Literal["form", "signature", "enrolment", "receipt", "revocation", "photos", "page"]
Facts = dict[str, str | int]


class Check(msgspec.Struct, frozen=True):
    """One thing that was looked at. `code` says which of its outcomes it is, `facts` what belongs into the sentence."""

    name: Name
    state: Literal["ok", "wrong", "open"]
    code: str = "ok"
    facts: Facts = {}


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known besides the envelope: the firm's public key, and on the server also the rest.

    `photos`: named hash -> hash of the bytes that were found for it; None where nobody looked.
    `record`: the seal as it was synced.
    `lost`: None where nobody knows, 0 when the device is in use, else when it was reported lost (milliseconds).
    """

    firm: bytes
    photos: Mapping[str, str] | None = None
    record: Mapping[str, Any] | None = None
    lost: int | None = None


class Verification(msgspec.Struct, frozen=True):
    state: State
    checks: list[Check]
    report: Report | None = None


def verify(envelope: Envelope, known: Known, *more: Check) -> Verification:
    """All checks on an envelope; `more`: what was found about the file that carried it."""
    content = envelope.report.encode("utf-8", "surrogatepass")
    form, found = _form(content, envelope, known)
    checks = [
        form,
        _signature(content, envelope),
        _enrolment(envelope, known),
        _receipt(content, envelope, known),
        _revocation(envelope, known),
        *([_photos(found, known.photos)] if found and known.photos is not None else []),
        *more,
    ]
    return Verification(state(checks), checks, found)


def state(checks: list[Check]) -> State:
    """What follows from the checks."""
    at = {check.name: check.state for check in checks}
    if "wrong" in (at.get("form"), at.get("photos")):
        return "altered"
    if "wrong" in (at.get("signature"), at.get("enrolment"), at.get("receipt"), at.get("page")):
        return "bad_signature"
    if at.get("revocation") == "wrong":
        return "after_revocation"
    if "open" in (at.get("signature"), at.get("enrolment")):
        return "unknown_key"
    return "valid"


def _form(content: bytes, envelope: Envelope, known: Known) -> tuple[Check, Report | None]:
    try:
        found = report.read(content)
    except NoReport as wrong:
        return Check("form", "wrong", str(wrong)), None
    if found.id != envelope.seal.id:
        return Check("form", "wrong", "other_seal"), found
    if known.record is not None and _differs(found, known.record):
        return Check("form", "wrong", "other_record", {"field": _differs(found, known.record)}), found
    return Check("form", "ok"), found


def _differs(found: Report, record: Mapping[str, Any]) -> str:
    """The field of the seal that is not what the document says; empty when all agree."""
    amends = found.amends
    said = {"job": found.job.id, "number": found.number, "lang": found.lang}
    said |= {"amends": amends.seal if amends else "", "reason": amends.reason if amends else ""}
    return next((name for name, value in said.items() if record.get(name, "") != value), "")


def _signature(content: bytes, envelope: Envelope) -> Check:
    seal, enrolment = envelope.seal, envelope.enrolment
    spki = bytes64(enrolment.spki if enrolment else seal.spki)
    if not enrolment and not seal.spki:
        return Check("signature", "open", "no_key")
    if spki is None or key_id(spki) != seal.key or (seal.spki and bytes64(seal.spki) != spki):
        return Check("signature", "wrong", "other_key")
    if not signed(spki, seal.signature, seal_text(digest(content))):
        return Check("signature", "wrong", "no_match")
    return Check("signature", "ok", facts={"key": seal.key})


def _enrolment(envelope: Envelope, known: Known) -> Check:
    said = envelope.enrolment
    if said is None:
        return Check("enrolment", "open", "none")
    right = signed(known.firm, said.firm_signature, enrolment_text(msgspec.to_builtins(said)))
    if said.firm_key != key_id(known.firm) or not right:
        return Check("enrolment", "wrong", "other_firm" if said.firm_key != key_id(known.firm) else "no_match")
    if said.key != envelope.seal.key:
        return Check("enrolment", "wrong", "other_key")
    return Check("enrolment", "ok", facts={"person": said.person, "at": said.at})


def _receipt(content: bytes, envelope: Envelope, known: Known) -> Check:
    said, seal = envelope.receipt, envelope.seal
    if said is None:
        return Check("receipt", "open", "none")
    right = signed(known.firm, said.firm_signature, receipt_text(msgspec.to_builtins(said)))
    if said.firm_key != key_id(known.firm) or not right:
        return Check("receipt", "wrong", "other_firm" if said.firm_key != key_id(known.firm) else "no_match")
    if (said.seal, said.hash, said.key, said.signature) != (seal.id, digest(content), seal.key, seal.signature):
        return Check("receipt", "wrong", "other_seal")
    if envelope.enrolment and envelope.enrolment.person != said.person:
        return Check("receipt", "wrong", "other_person")
    return Check("receipt", "ok", facts={"at": said.received})


def _revocation(envelope: Envelope, known: Known) -> Check:
    if known.lost is None:
        return Check("revocation", "open", "unknown")
    received = envelope.receipt.received if envelope.receipt else None
    if known.lost and (received is None or received > known.lost):
        return Check("revocation", "wrong", "after", {"at": known.lost})
    return Check("revocation", "ok", "before" if known.lost else "ok", {"at": known.lost})


def _photos(found: Report, there: Mapping[str, str]) -> Check:
    """`there`: hash under which bytes were found -> their real hash."""
    named = {photo.hash for photo in found.pictures()}
    wrong = sum(hash not in named or real != hash for hash, real in there.items())
    missing = len(named - there.keys())
    facts: Facts = {"count": len(named), "wrong": wrong, "missing": missing}
    if wrong:
        return Check("photos", "wrong", "swapped", facts)
    if missing:
        return Check("photos", "open", "missing", facts)
    return Check("photos", "ok", "ok" if named else "none", facts)
