"""A file that is no list, or that was made to harm, ends in a clear error."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from tests.served import Served
from tests.server.spreadsheets import book_of, bring, saved


def bomb(name: str = "xl/worksheets/sheet2.xml", size: int = 200_000_000) -> bytes:
    file = io.BytesIO(book_of([["a"]]))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w", force_zip64=True) as part:
        for _ in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
    return file.getvalue()


def far_cell() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "a", "b"
    return saved(book)


def empty_zip() -> bytes:
    file = io.BytesIO()
    zipfile.ZipFile(file, "w").close()
    return file.getvalue()


HOSTILE: dict[str, bytes] = {
    "a zip bomb": bomb(),
    "a cell at the end of the world": far_cell(),
    "a million columns": ",".join(["x"] * 1_000_000).encode(),
    "too many rows": b"a,b\n" * 30_000,
    "billion laughs": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
    "a zip of something else": empty_zip(),
    "an old workbook, or one with a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "nothing": b"",
    "zeros": bytes(100_000),
    "half a workbook": book_of([["a", "b"], ["c", "d"]])[:2_000],
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_ends_in_a_clear_error(shared: Served, what: str) -> None:
    answer = bring(shared, HOSTILE[what])
    found = answer.json()
    if what == "billion laughs":  # as text it is one line without a heading that anybody knows
        assert answer.status_code == 200
        assert not any(found["mapping"])
    else:
        assert (answer.status_code, found["code"]) == (400, "unreadable_file"), found
