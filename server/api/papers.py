"""The PDF of a report: printed once for each edition, apart from the loop, kept as a file."""

import asyncio
import logging
from pathlib import Path
from urllib.parse import quote

from litestar.response import File

from server.api.house import House
from server.api.keys import firm
from server.errors import Problem
from server.reports import edition, reading, shelf
from server.reports.edition import Edition
from server.reports.firm_key import FirmKey
from server.reports.printing import Means, NotPrinted
from server.reports.sealed import Sealed


async def paper(house: House, found: Sealed, address: str, lang: str) -> tuple[Path, str]:
    """The file, and how it should be called. Raises `not_found` while there is nothing to print, `no_paper`."""
    key = await firm(house)
    wanted = await house.db.read(lambda conn: _edition(conn, house, key, found, address, lang))
    if wanted is None:
        raise Problem("not_found", detail="withheld" if found.withheld else "content_missing")
    there = shelf.find(house.config.papers, wanted.name)
    if there is None:
        async with house.presses:  # whoever waited for the same paper finds it then
            there = shelf.find(house.config.papers, wanted.name) or await _print(house, wanted)
    return there, wanted.report.number


async def given(house: House, found: Sealed, address: str, lang: str, headers: dict[str, str]) -> File:
    """The PDF as an answer."""
    place, number = await paper(house, found, address, lang)
    name = "".join(c if c.isalnum() or c in "-_." else "_" for c in number)[:80] or "report"
    disposition = f"inline; filename=\"report.pdf\"; filename*=UTF-8''{quote(name)}.pdf"
    more = headers | {"Content-Disposition": disposition, "Content-Security-Policy": "default-src 'none'; sandbox"}
    return File(place, media_type="application/pdf", headers=more)


async def _print(house: House, wanted: Edition) -> Path:
    try:
        pdf = await asyncio.to_thread(wanted.make, Means(house.config.fonts, house.config.keys))
    except NotPrinted as error:
        logging.getLogger("kept").error("a paper was not printed: %s", error)
        raise Problem("no_paper", retry_after=60) from error
    return await asyncio.to_thread(shelf.keep, house.config.papers, wanted.name, pdf)


def _edition(
    conn: reading.Connection, house: House, key: FirmKey, found: Sealed, address: str, lang: str
) -> Edition | None:
    read = reading.read(conn, house.files, key, found, photos=False)
    report = read.verification.report
    photos = reading.pictures(conn, house.files, found, report) if report else {}
    return edition.of(read, key, address, lang, photos)
