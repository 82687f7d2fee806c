"""The firm's signature over a whole PDF, and what is found when such a file comes back.

`python -m server.reports.pdf_seal FOLDER KEYS NUMBER` signs the paper in a folder: the library is heavy, a PDF may be
large, so the server leaves it to a process of its own, which is not the one that printed and had to do with texts.
"""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

from asn1crypto import cms, keys, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from server.reports.firm_key import Certificate, FirmKey, firm_key
from server.reports.job import PAPER
from server.rules.verification import Check

with warnings.catch_warnings():  # it asks its libraries for old methods, which we do not use, and is told so
    warnings.simplefilter("ignore")
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign import fields, signers
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.registry import SimpleCertificateStore

FIELD = "Kept"
ATTACHED = "report.json"
ROOM = 4096
"""Bytes kept free in the file for the signature."""
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


class NoPdf(Exception):
    """This is no PDF that holds a report."""


def seal(pdf: bytes, firm: FirmKey, reason: str) -> bytes:
    """The same PDF with the firm's signature over all of it (PAdES, one approval signature, no place on the page)."""
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        reason=reason,
        name=firm.certificate.name,
    )
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    signed = _apart(lambda: signers.PdfSigner(meta, _signer(firm)).sign_pdf(writer, bytes_reserved=ROOM))
    content: bytes = signed.getvalue()
    return content


def attached(pdf: bytes) -> bytes:
    """The envelope that a PDF carries. Raises NoPdf."""
    try:
        files = PdfFileReader(BytesIO(pdf)).root["/AF"]
        for spec in (found.get_object() for found in files):
            if str(spec["/F"]) == ATTACHED:
                data: bytes = spec["/EF"]["/F"].data
                return data
    except Exception as error:  # noqa: BLE001 - whatever a broken file makes the reader raise
        raise NoPdf(f"{type(error).__name__}: {error}"[:200]) from None
    raise NoPdf(f"no {ATTACHED} is attached")


def check(pdf: bytes, firm: Certificate) -> Check:
    """Whether the file is, to the last byte, the one that the firm signed."""
    try:
        found = PdfFileReader(BytesIO(pdf), strict=True).embedded_signatures
    except Exception:  # noqa: BLE001 - a broken file makes the reader raise many things
        return Check("page", "wrong", "altered")
    if not found:
        return Check("page", "open", "not_signed")
    try:
        return _judged(pdf, found[-1], firm)
    except Exception:  # noqa: BLE001 - so does a broken signature
        return Check("page", "wrong", "altered")


def _judged(pdf: bytes, found: Any, firm: Certificate) -> Check:
    own = x509.Certificate.load(firm.found.public_bytes(Encoding.DER))
    if found.signer_cert.dump() != own.dump():
        return Check("page", "wrong", "other_firm")
    trust = ValidationContext(trust_roots=[own], moment=firm.found.not_valid_before_utc, allow_fetching=False)
    status = _apart(lambda: validate_pdf_signature(found, trust))
    whole = status.intact and status.valid and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return Check("page", "ok") if whole and _written_so(pdf, found, own) else Check("page", "wrong", "altered")


def _apart(work: Callable[[], Any]) -> Any:
    """The library begins an event loop of its own, which it cannot where one is running already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()


def _written_so(pdf: bytes, found: Any, own: x509.Certificate) -> bool:
    """Whether also the place of the signature, which no signature covers, is as we write it: to the last byte."""
    first, length, second, _ = found.byte_range
    said = found.signed_data["signer_infos"][0]
    again = _container(own, said["signed_attrs"], said["signature"].native).dump()
    place = b"<" + again.hex().upper().encode().ljust(second - length - 2, b"0") + b">"
    return bool(first == 0 and pdf[length:second] == place)


def _container(own: x509.Certificate, attributes: Any, signature: bytes) -> cms.ContentInfo:
    """The signature's envelope, in the one form in which we write it."""
    sha256 = {"algorithm": "sha256"}
    said = {
        "version": "v1",
        "sid": {"issuer": own.issuer, "serial_number": own.serial_number},
        "digest_algorithm": sha256,
        "signed_attrs": attributes,
        "signature_algorithm": {"algorithm": "sha256_ecdsa"},
        "signature": signature,
    }
    said["sid"] = cms.SignerIdentifier("issuer_and_serial_number", said["sid"])
    held = {
        "version": "v1",
        "digest_algorithms": [sha256],
        "encap_content_info": {"content_type": "data"},
        "certificates": [own],
        "signer_infos": [said],
    }
    return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(held)})


def _signer(firm: FirmKey) -> signers.SimpleSigner:
    der = firm.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    own = x509.Certificate.load(firm.certificate.found.public_bytes(Encoding.DER))
    return signers.SimpleSigner(
        signing_cert=own,
        signing_key=keys.PrivateKeyInfo.load(der),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )


def main(folder: Path, keys_of_firm: Path, reason: str) -> int:
    place = folder / PAPER
    place.write_bytes(seal(place.read_bytes(), firm_key(keys_of_firm, "", 0), reason))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
