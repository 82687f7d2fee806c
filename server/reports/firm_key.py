"""The firm's key: ECDSA P-256 with a self-signed certificate, made on first use, kept in the data folder's keys/."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID

from server.rules.sealing import key_id, public_key, text64

KEY, CERTIFICATE = "firm-key.pem", "firm.pem"
LASTS = timedelta(days=365 * 50)
"""Records are kept for five years after the end of a device's life (DOMAIN 4.3); the certificate outlives that."""


class NoKey(Exception):
    """The file holds no key or certificate of this form; the text says which."""


class Certificate(NamedTuple):
    """The public half: all that somebody needs to check what the firm signed."""

    found: x509.Certificate

    @property
    def pem(self) -> str:
        return self.found.public_bytes(Encoding.PEM).decode()

    @property
    def spki(self) -> bytes:
        return self.found.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    @property
    def id(self) -> str:
        return key_id(self.spki)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate in pairs, to be compared by eye with what the firm publishes."""
        return self.found.fingerprint(SHA256()).hex(":").upper()

    @property
    def name(self) -> str:
        return str(self.found.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value)


class FirmKey(NamedTuple):
    """The whole key; it never leaves the server."""

    private: ec.EllipticCurvePrivateKey
    certificate: Certificate

    def sign(self, text: bytes) -> str:
        """64 bytes r‖s in base64url. Deterministic (RFC 6979): what is said again is the same bytes."""
        dss = self.private.sign(text, ec.ECDSA(SHA256(), deterministic_signing=True))
        r, s = decode_dss_signature(dss)
        return text64(r.to_bytes(32) + s.to_bytes(32))


def certificate(pem: bytes) -> Certificate:
    """A firm's certificate from its PEM. Raises NoKey."""
    try:
        found = x509.load_pem_x509_certificate(pem)
        spki = found.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    except ValueError as error:
        raise NoKey(f"this is no certificate in PEM form ({error})") from None
    if public_key(spki) is None:
        raise NoKey("this certificate is not for a P-256 key")
    return Certificate(found)


def firm_key(keys: Path, name: str, now: int) -> FirmKey:
    """The key of this folder; the first call makes it. Raises NoKey when what lies there is none."""
    place = keys / KEY
    if not place.exists():
        _make(keys, name, datetime.fromtimestamp(now / 1000, UTC))
    try:
        private = load_pem_private_key(place.read_bytes(), None)
    except (ValueError, TypeError) as error:
        raise NoKey(f"{KEY} holds no private key ({error})") from None
    public = certificate((keys / CERTIFICATE).read_bytes())
    if not isinstance(private, ec.EllipticCurvePrivateKey) or private.public_key() != public.found.public_key():
        raise NoKey(f"{KEY} and {CERTIFICATE} are not of one pair")
    return FirmKey(private, public)


def _make(keys: Path, name: str, now: datetime) -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, (name.strip() or "Kept")[:64])])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(private, SHA256())
    )
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write(keys / CERTIFICATE, made.public_bytes(Encoding.PEM), 0o644)
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    _write(keys / KEY, pem, 0o600)  # last: without it the pair is made anew


def _write(place: Path, content: bytes, mode: int) -> None:
    fresh = place.with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(place)
