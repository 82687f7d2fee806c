"""One sealed report in the demo firm: by a key made here, used once and thrown away."""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.demo.document import document
from server.demo.told import Act, Change
from server.exchange import SERVER
from server.rules.sealing import canonical, key_id, seal_text, text64
from server.store import device_keys
from server.store.db import Connection
from server.store.device_keys import DeviceKey


class Sealed(NamedTuple):
    """The facts, key and seal, and the bytes that they speak of."""

    changes: list[Change]
    content: bytes
    hash: str


def seal(conn: Connection, act: Act) -> Sealed:
    """The report of `act.seals` as it stands now, sealed by whoever acts, whose key the firm knows from then on."""
    private = ec.generate_private_key(ec.SECP256R1())
    spki = private.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    device, id = f"{SERVER}.{act.by}", f"{act.seals}~report"
    key = device_keys.fact(DeviceKey(key_id(spki), spki, act.by, device, act.at), text64(spki))
    made = {"at": act.at, "offset": 0, "age": 0, "heard": act.at, "device": device, "by": act.by}
    found = document(conn, act.seals, {"id": id, "lang": "zh", "made": made})
    content = canonical(found)
    hash = sha256(content).hexdigest()
    r, s = decode_dss_signature(private.sign(seal_text(hash), ec.ECDSA(SHA256())))
    signature = text64(r.to_bytes(32) + s.to_bytes(32))
    fact = {"job": act.seals, "number": found["number"], "report": hash, "key": key_id(spki), "lang": "zh"}
    return Sealed([key, ("seal", id, fact | {"signature": signature})], content, hash)
