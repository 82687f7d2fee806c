"""Looks into a workbook's zip before anybody unpacks it: bombs, wrong files and locked ones end here."""

import io
import zipfile
import zlib

from server.errors import Problem

LARGEST = 64 * 1024 * 1024
"""Bytes that all parts together may unpack to."""
MOST_PARTS = 500
STEEPEST = 200
"""How many times larger than packed a big part may be; repeated rows of a real sheet reach 30 or so."""
BIG = 4 * 1024 * 1024
_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a workbook with a password (or an old .xls) begins with."""


def judge_workbook(content: bytes) -> None:
    """Pass, or raise Problem `unreadable_file` with detail `locked`, `not_xlsx` or `too_big`."""
    if content.startswith(_LOCKED):
        raise Problem("unreadable_file", detail="locked")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            scheming = any(_declares(archive, part) for part in parts[:MOST_PARTS])
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, OSError):
        raise Problem("unreadable_file", detail="not_xlsx") from None
    if not any(part.filename.lower() == "xl/workbook.xml" for part in parts):
        raise Problem("unreadable_file", detail="not_xlsx")
    if scheming:
        raise Problem("unreadable_file", detail="not_xlsx")
    if any(part.flag_bits & 1 for part in parts):
        raise Problem("unreadable_file", detail="locked")
    steep = any(p.file_size > BIG and p.file_size > STEEPEST * max(p.compress_size, 1) for p in parts)
    if steep or len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > LARGEST:
        raise Problem("unreadable_file", detail="too_big")


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether it begins with entities of its own, which no workbook needs and a billion laughs do."""
    if part.flag_bits & 1 or not part.filename.lower().endswith((".xml", ".rels")):
        return False
    with archive.open(part) as file:
        return b"<!DOCTYPE" in file.read(2000)
