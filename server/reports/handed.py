"""A file that somebody hands over: PDF, web page or JSON; the envelope in it, its photos, whether the file is whole."""

from __future__ import annotations

import binascii
import json
import re
from base64 import b64decode
from html.parser import HTMLParser
from typing import NamedTuple

import msgspec

from server.reports.firm_key import Certificate
from server.rules import verification
from server.rules.envelope import Envelope
from server.rules.sealing import bytes64, canonical, digest, key_id, page_text, signed
from server.rules.verification import Check, Known, Verification

LAST_LINE = re.compile(rb"<!-- kept-page (\{[^\n]*\}) -->\n\Z")


class NotReadable(Exception):
    """The file holds no report; the text says why."""


class Handed(NamedTuple):
    """`photos`: the hash under which bytes stand in the file -> the hash that they have; None in a PDF's pages."""

    envelope: Envelope
    page: Check
    photos: dict[str, str] | None


def verify(file: bytes, firm: Certificate) -> Verification:
    """All that can be said of a file with the firm's certificate alone. Raises NotReadable."""
    handed = read(file, firm)
    return verification.verify(handed.envelope, Known(firm=firm.spki, photos=handed.photos), handed.page)


def read(file: bytes, firm: Certificate) -> Handed:
    """By what the file is, not by its name. Raises NotReadable."""
    if b"%PDF-" in file[:1024]:
        return _pdf(file, firm)
    if file.lstrip()[:1] == b"{":
        return _json(file)
    return _html(file)


def _pdf(file: bytes, firm: Certificate) -> Handed:
    from server.reports import pdf_seal  # heavy, and needed by few processes

    try:
        envelope = _envelope(pdf_seal.attached(file))
    except pdf_seal.NoPdf as error:
        raise NotReadable(str(error)) from None
    return Handed(envelope, pdf_seal.check(file, firm), None)


def _json(file: bytes) -> Handed:
    envelope = _envelope(file)
    whole = canonical(msgspec.to_builtins(envelope)) == file.rstrip(b"\n")
    carried = envelope.photos if envelope.photos is not msgspec.UNSET else {}
    photos = {hash: _digest(text) for hash, text in carried.items()}
    return Handed(envelope, Check("page", "ok") if whole else Check("page", "wrong", "altered"), photos)


def _html(file: bytes) -> Handed:
    page = _Page()
    try:
        page.feed(file.decode())
    except UnicodeDecodeError:
        raise NotReadable("this is no PDF, no web page and no JSON of a report") from None
    if not page.envelope:
        raise NotReadable("this web page carries no report")
    envelope = _envelope(page.envelope.encode())
    return Handed(envelope, _signed_page(file, envelope), page.photos)


def _envelope(text: bytes) -> Envelope:
    try:
        return msgspec.json.decode(text, type=Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotReadable(f"the report inside is damaged ({error})"[:200]) from None


def _signed_page(file: bytes, envelope: Envelope) -> Check:
    """Whether the page is, to the last byte, what a device signed when it made the file."""
    last = LAST_LINE.search(file)
    if last is None:
        return Check("page", "open", "not_signed")
    try:
        said = json.loads(last[1])
        key, signature, spki = said["key"], said["signature"], bytes64(said["spki"])
        whole = canonical(said) == last[1] and set(said) == {"key", "signature", "spki"}
    except (ValueError, KeyError, TypeError):
        return Check("page", "wrong", "altered")
    if not whole or spki is None or key_id(spki) != key or not signed(spki, signature, page_text(file[: last.start()])):
        return Check("page", "wrong", "altered")
    return Check("page", "ok") if key == envelope.seal.key else Check("page", "open", "other_key")


def _digest(text: str) -> str:
    """The hash of what a base64 text says; of another spelling than the usual one, none."""
    try:
        return digest(b64decode(text, validate=True))
    except (binascii.Error, ValueError):
        return ""


class _Page(HTMLParser):
    """The envelope and the photos of a handed-over web page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.envelope = ""
        self.photos: dict[str, str] = {}
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        self._inside = tag == "script" and about.get("id") == "kept-envelope" and not self.envelope
        if tag == "img" and about.get("data-photo"):
            source = about.get("src") or ""
            self.photos[str(about["data-photo"])] = _digest(source.partition(";base64,")[2])

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.envelope += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = False
