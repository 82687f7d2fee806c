"""A device's own key, and what a device does with it: made with another library's calls than the server uses."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils


def b64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


class Signer:
    """As WebCrypto would hold it."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        form = serialization.PublicFormat.SubjectPublicKeyInfo
        self.raw = self._key.public_key().public_bytes(serialization.Encoding.DER, form)
        self.spki = b64(self.raw)
        self.id = b64(hashlib.sha256(self.raw).digest()[:16])

    def sign(self, text: bytes) -> str:
        r, s = utils.decode_dss_signature(self._key.sign(text, ec.ECDSA(hashes.SHA256())))
        return b64(r.to_bytes(32, "big") + s.to_bytes(32, "big"))

    def seal(self, content: bytes) -> str:
        return self.sign(f"kept-report/1\n{hashlib.sha256(content).hexdigest()}\n".encode())

    def enrol(self, device: Any) -> Any:
        """At the server, for a device of tests/server/syncing.py."""
        return device.browser.post(f"/api/devices/{device.id}/key", json={"spki": self.spki})


def verified(spki_pem_or_der: bytes, signature: str, text: bytes) -> bool:
    """Checked by hand, from the certificate's or key's bytes."""
    raw = base64.urlsafe_b64decode(signature + "==")
    key = serialization.load_der_public_key(spki_pem_or_der)
    assert isinstance(key, ec.EllipticCurvePublicKey)
    dss = utils.encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    try:
        key.verify(dss, text, ec.ECDSA(hashes.SHA256()))
    except Exception:  # noqa: BLE001
        return False
    return True
