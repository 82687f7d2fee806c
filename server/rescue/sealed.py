"""A rescue file: parts encrypted for the firm's key, read one after the other, each authentic or named as damaged."""

from __future__ import annotations

import base64
import binascii
import struct
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO, NamedTuple

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.errors import Problem

MAGIC = b"KEPT-RESCUE 1\n"
KIN = b"KEPT-RESCUE "
INFO = b"kept rescue 1"
LONGEST_HEAD = 2_000
LARGEST_PART = 2 << 20
CURVE = ec.SECP256R1()
JSON, BYTES, END = b"J", b"B", b"E"


class Head(msgspec.Struct, frozen=True):
    """`key`: for which firm key it was made; `point`: the file's own public key; both with `salt` in base64."""

    key: str
    point: str
    salt: str
    made: int


class Part(NamedTuple):
    """`kind`: JSON, BYTES or END; empty for one that does not open."""

    kind: bytes
    body: bytes


def private(secret: bytes) -> ec.EllipticCurvePrivateKey:
    """The firm's rescue key from its 32 secret bytes."""
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    return ec.derive_private_key(int.from_bytes(secret, "big") % (order - 1) + 1, CURVE)


def public(secret: bytes) -> bytes:
    """What devices get of it: the point, uncompressed, 65 bytes."""
    return private(secret).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def name(point: bytes) -> str:
    """How a key is named: the first 16 characters of its SHA-256 in hex."""
    return sha256(point).hexdigest()[:16]


class Sealed:
    """An open file. Raises Problem `not_rescue`, `newer_rescue` or `other_firm` when it cannot be read at all."""

    def __init__(self, file: BinaryIO, secret: bytes) -> None:
        self.file = file
        first, line = file.readline(len(MAGIC)), file.readline(LONGEST_HEAD)
        if first != MAGIC:
            raise Problem("newer_rescue" if first.startswith(KIN) else "not_rescue")
        try:
            self.head = msgspec.json.decode(line, type=Head)
            self._cipher = AESGCM(_shared(secret, self.head))
        except (msgspec.DecodeError, ValueError, binascii.Error):
            raise Problem("not_rescue") from None
        if self.head.key != name(public(secret)):
            raise Problem("other_firm", detail=self.head.key)
        self._above = sha256(MAGIC + line).digest()

    def __iter__(self) -> Iterator[Part]:
        """Parts in their order. A file that was cut ends without an END."""
        number = 0
        while len(size := self.file.read(4)) == 4:
            (length,) = struct.unpack(">I", size)
            if not 17 <= length <= LARGEST_PART + 17 or len(body := self.file.read(length)) < length:
                return
            yield self._opened(number, body)
            number += 1

    def _opened(self, number: int, body: bytes) -> Part:
        try:
            plain = self._cipher.decrypt(struct.pack(">IQ", 0, number), body, self._above)
        except InvalidTag:
            return Part(b"", b"")
        return Part(plain[:1], plain[1:])


def _shared(secret: bytes, head: Head) -> bytes:
    """Raises ValueError for a point that is none."""
    point = base64.b64decode(head.point, validate=True)
    other = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)
    common = private(secret).exchange(ec.ECDH(), other)
    derive = HKDF(hashes.SHA256(), 32, base64.b64decode(head.salt, validate=True), INFO + point + public(secret))
    return derive.derive(common)
