"""What is signed about a report and how: canonical bytes, hashes, key ids, the texts under each signature, the code."""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

_CODE = re.compile(r"([\w-]{43})\.([\w-]{22})\.([\w-]{86})", re.ASCII)


class Code(NamedTuple):
    """What the QR says: the report's hash (hex), the key's id and the signature."""

    hash: str
    key: str
    signature: str


def canonical(value: Any) -> bytes:
    """JSON in the one form of RFC 8785. Raises ValueError for what has none (NaN, whole numbers above 2^53)."""
    return rfc8785.dumps(value)


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def text64(content: bytes) -> str:
    """base64url without padding."""
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def bytes64(text: str) -> bytes | None:
    """The bytes of a base64url text, None unless it is exactly what `text64` writes: no second spelling passes."""
    try:
        found = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None
    return found if text64(found) == text else None


def key_id(spki: bytes) -> str:
    return text64(sha256(spki).digest()[:16])


def public_key(spki: bytes) -> ec.EllipticCurvePublicKey | None:
    """A P-256 key from its SubjectPublicKeyInfo; None when it is another key, or not written in the usual form."""
    try:
        key = load_der_public_key(spki)
    except Exception:  # noqa: BLE001 - the library raises many kinds for what is no key
        return None
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        return None
    return key if key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) == spki else None


def seal_text(hash: str) -> bytes:
    return f"kept-report/1\n{hash}\n".encode()


def page_text(page: bytes) -> bytes:
    """What is signed of a handed-over web page: all that stands before its last line."""
    return f"kept-page/1\n{digest(page)}\n".encode()


def enrolment_text(enrolment: Mapping[str, Any]) -> bytes:
    return _stated("kept-enrolment/1", enrolment, "key", "spki", "person", "device", "at")


def receipt_text(receipt: Mapping[str, Any]) -> bytes:
    return _stated("kept-receipt/1", receipt, "seal", "hash", "key", "signature", "received", "person", "device")


def _stated(what: str, found: Mapping[str, Any], *names: str) -> bytes:
    return f"{what}\n".encode() + canonical({name: found[name] for name in names})


def signed(spki: bytes, signature: str, text: bytes) -> bool:
    """Whether the signature (64 bytes r‖s, base64url) over the text is this key's."""
    key, raw = public_key(spki), bytes64(signature)
    if key is None or raw is None or len(raw) != 64:
        return False
    dss = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    try:
        key.verify(dss, text, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def write_code(code: Code) -> str:
    return f"{text64(bytes.fromhex(code.hash))}.{code.key}.{code.signature}"


def read_code(text: str) -> Code | None:
    """None when it is none, or is spelled in another way than it was written."""
    found = _CODE.fullmatch(text)
    hash = bytes64(found[1]) if found else None
    if found is None or hash is None or bytes64(found[2]) is None or bytes64(found[3]) is None:
        return None
    return Code(hash.hex(), found[2], found[3])
