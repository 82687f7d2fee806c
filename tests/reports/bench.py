"""A firm of one key and a report on paper, without a server: what the tests of files share."""

from __future__ import annotations

import base64
import hashlib
import html
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import rfc8785
from pypdf import PdfReader

from server.config import FONTS
from server.reports import paper, printing, witness
from server.reports.firm_key import FirmKey, firm_key
from server.reports.paper import Around
from server.reports.printing import Means
from server.reports.tongue import Lang
from server.rules import report
from server.rules.envelope import Envelope, Seal
from server.store.device_keys import DeviceKey
from tests.reports.signer import Signer, b64

Json = dict[str, Any]
NOW = 1_795_000_000_000


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(red: int = 200, side: int = 8, noise: bytes = b"") -> bytes:
    """A square of one colour, or of noise: side × side × 3 bytes, which nothing makes smaller."""
    plain = noise or bytes([red, 90, 40]) * side * side
    rows = b"".join(b"\0" + plain[i : i + side * 3] for i in range(0, len(plain), side * 3))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


PIXEL = png()


class Desk:
    """A firm with a key, and a device that it knows."""

    def __init__(self, folder: Path) -> None:
        self.keys = folder / "keys"
        self.firm: FirmKey = firm_key(self.keys, "青禾医疗设备服务公司", NOW)
        self.device = Signer()
        self.known = DeviceKey(self.device.id, self.device.raw, "P03", "the device", NOW)

    def envelope(self, document: Json, enrolled: bool = True) -> Envelope:
        content = rfc8785.dumps(document)
        seal = Seal(id=document["id"], key=self.device.id, spki=self.device.spki, signature=self.device.seal(content))
        stated = {"seal": seal.id, "hash": report_hash(content), "key": seal.key, "signature": seal.signature}
        receipt = witness.receipt(self.firm, **stated, received=NOW, person="P03", device="the device")
        return Envelope(
            report=content.decode(),
            seal=seal,
            enrolment=witness.enrolment(self.firm, self.known) if enrolled else None,
            receipt=receipt if enrolled else None,
        )

    def json(self, document: Json, photos: dict[str, bytes] | None = None) -> bytes:
        made = msgspec.to_builtins(self.envelope(document))
        if photos:
            made["photos"] = {hash: base64.b64encode(plain).decode() for hash, plain in photos.items()}
        return rfc8785.dumps(made)

    def html(self, document: Json, photos: dict[str, bytes] | None = None, signed: bool = True) -> bytes:
        """As docs/report.md describes the device's own file."""
        inside = rfc8785.dumps(msgspec.to_builtins(self.envelope(document))).decode().replace("<", "\\u003c")
        pictures = "".join(
            f'<img data-photo="{hash}" src="data:image/png;base64,{base64.b64encode(plain).decode()}">'
            for hash, plain in (photos or {}).items()
        )
        shown = f"<!doctype html><title>报告</title><p>{html.escape(document['advice'])}</p>{pictures}\n"
        page = f'{shown}<script type="application/json" id="kept-envelope">{inside}</script>\n'.encode()
        if not signed:
            return page
        text = f"kept-page/1\n{report_hash(page)}\n".encode()
        said = {"key": self.device.id, "signature": self.device.sign(text), "spki": self.device.spki}
        return page + f"<!-- kept-page {rfc8785.dumps(said).decode()} -->\n".encode()

    def pdf(self, document: Json, lang: Lang = "zh", photos: dict[str, tuple[str, Path]] | None = None) -> bytes:
        envelope = self.envelope(document)
        around = Around("valid", False, f"https://kept.example/verify/{b64(b'h' * 32)}", self.firm.certificate.id)
        data = paper.paper(report.read(envelope.report.encode()), envelope, around, lang)
        return printing.printed(data, envelope, photos or {}, Means(FONTS, self.keys))


def report_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def pages(pdf: bytes) -> list[str]:
    """The text of each page without its spaces: a line that was broken reads as one."""
    return ["".join(page.extract_text().replace("\u200b", "").split()) for page in PdfReader(BytesIO(pdf)).pages]


def squeezed(text: object) -> str:
    return "".join(str(text).split())


def altered(file: bytes, at: int) -> bytes:
    changed = bytearray(file)
    changed[at] ^= 1
    return bytes(changed)
