"""What the firm's key says: that a key is a person's, that a seal was received. Said again, it is the same bytes."""

from __future__ import annotations

from typing import Any

import msgspec

from server.reports.firm_key import FirmKey
from server.rules.envelope import Enrolment, Receipt
from server.rules.sealing import enrolment_text, receipt_text, signed, text64
from server.store.device_keys import DeviceKey


def enrolment(firm: FirmKey, known: DeviceKey) -> Enrolment:
    said = {"key": known.key, "spki": text64(known.spki), "person": known.person, "device": known.device}
    stated: dict[str, Any] = said | {"at": known.at}
    return Enrolment(**stated, firm_signature=firm.sign(enrolment_text(stated)), firm_key=firm.certificate.id)


def receipt(firm: FirmKey, **stated: Any) -> Receipt:
    """Of seal, hash, key, signature, received, person and device."""
    return Receipt(**stated, firm_signature=firm.sign(receipt_text(stated)), firm_key=firm.certificate.id)


def own(firm: FirmKey, found: Enrolment) -> bool:
    """Whether this firm said so once: how a key comes back under its first date after a restore."""
    return signed(firm.certificate.spki, found.firm_signature, enrolment_text(msgspec.to_builtins(found)))
