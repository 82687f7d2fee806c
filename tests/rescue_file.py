"""Writes a rescue file as a device does, from docs/rescue.md alone; tests make good, strange and damaged ones by it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import struct
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

Json = dict[str, Any]
MAGIC = b"KEPT-RESCUE 1\n"
CURVE = ec.SECP256R1()


class Writer:
    """`firm`: the firm's point as enrolment told it."""

    def __init__(self, firm: str, made: int = 1_795_000_000_000, magic: bytes = MAGIC) -> None:
        point = base64.b64decode(firm)
        own = ec.generate_private_key(CURVE)
        mine = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        salt = os.urandom(32)
        common = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point))
        key = HKDF(hashes.SHA256(), 32, salt, b"kept rescue 1" + mine + point).derive(common)
        words = {"key": hashlib.sha256(point).hexdigest()[:16], "point": _text(mine), "salt": _text(salt), "made": made}
        self.head = magic + json.dumps(words).encode() + b"\n"
        self.cipher, self.parts = AESGCM(key), list[bytes]()

    def add(self, kind: bytes, body: bytes) -> None:
        iv = struct.pack(">IQ", 0, len(self.parts))
        self.parts.append(self.cipher.encrypt(iv, kind + body, hashlib.sha256(self.head).digest()))

    def say(self, words: Json) -> None:
        self.add(b"J", json.dumps(words).encode())

    def photo(self, content: bytes, type: str = "image/jpeg", hash: str = "") -> None:
        found = hash or hashlib.sha256(content).hexdigest()
        self.say({"photo": {"hash": found, "size": len(content), "type": type}})
        for at in range(0, len(content), 1 << 20):
            self.add(b"B", content[at : at + (1 << 20)])

    def whole(self) -> bytes:
        self.add(b"E", b"")
        return self.cut()

    def cut(self) -> bytes:
        return self.head + b"".join(struct.pack(">I", len(part)) + part for part in self.parts)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
