"""A spreadsheet of any common form as rows of text: XLSX, or CSV in UTF-8, UTF-16 or GB18030, with any separator.

What a spreadsheet spoilt is said with it, cell by cell: whether it matters depends on the column (plan.py).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from python_calamine import CalamineError, CalamineSheet, PasswordError, load_workbook

from server.errors import Problem
from server.imports.apart import answer
from server.imports.shown import shown
from server.imports.zipped import judge_workbook

MOST_ROWS, MOST_COLUMNS, LONGEST = 20_001, 120, 5_000
"""With the row of headings; longer cells are no inventory."""
KEPT = 15
"""So many digits of a number a spreadsheet keeps."""
WHOLE = 10**KEPT
_ZIP, _OLD = b"PK", b"\xd0\xcf\x11\xe0"
_SEPARATORS = ",;\t|"
BLURRED, CUT, DAY = "blurred", "cut_digits", "became_day"
Rows = list[list[str]]
At = tuple[int, int]


class Read(NamedTuple):
    """(row from 1, column from 0) -> the text that a number shows; and what the spreadsheet spoilt there."""

    rows: Rows
    texts: dict[At, str]
    flaws: dict[At, str]


def read(content: bytes) -> dict[str, Any]:
    """`{"rows": [[…]], "csv": bool, "texts": …, "flaws": …}`, empty rows and columns at the end left out.

    `texts` and `flaws`: [[row from 1, column from 0, text or code]]. Flaws: `blurred` numbers with more digits than
    a spreadsheet keeps, `cut_digits` those that a CSV has from one, `became_day`, `error_cell`, `unclear_format`.

    Raises Problem `unreadable_file` with detail `locked`, `not_xlsx`, `not_text`, `too_big` or `empty`.
    """
    is_book = content[:2] == _ZIP or content[:4] == _OLD
    rows, texts, flaws = _book(content) if is_book else _listed(_text(content))
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    while width and not any(row[width - 1] for row in rows if len(row) >= width):
        width -= 1
    if not width:
        raise Problem("unreadable_file", detail="empty")
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        raise Problem("unreadable_file", detail="too_big")
    told = {name: [(*at, said) for at, said in found.items()] for name, found in (("texts", texts), ("flaws", flaws))}
    return {"rows": [(row + [""] * width)[:width] for row in rows], "csv": not is_book} | told


def _book(content: bytes) -> Read:
    """The first sheet that holds anything. A formula gives the value that was last computed; nothing is computed."""
    judge_workbook(content)
    try:
        book = load_workbook(io.BytesIO(content))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.height:
                if sheet.height > MOST_ROWS or sheet.width > MOST_COLUMNS:
                    raise Problem("unreadable_file", detail="too_big")
                texts, flaws = shown(content, name)
                return Read(_cells(sheet, texts, flaws), texts, flaws)
    except PasswordError:
        raise Problem("unreadable_file", detail="locked") from None
    except (CalamineError, ValueError, OSError):
        raise Problem("unreadable_file", detail="not_xlsx") from None
    return Read([], {}, {})


def _cells(sheet: CalamineSheet, *told: dict[At, str]) -> Rows:
    """As people read them: what is merged over several rows stands in each of them, with what is told of it."""
    raw = sheet.to_python(skip_empty_area=False)
    flaws = told[-1]
    for i, row in enumerate(raw, start=1):
        for n, cell in enumerate(row):
            if isinstance(cell, int | float) and abs(cell) >= WHOLE:
                flaws[i, n] = BLURRED
            elif isinstance(cell, dt.date | dt.time | dt.timedelta):
                flaws[i, n] = DAY
    rows = [[_said(cell) for cell in row] for row in raw]
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        for i, below in enumerate(rows[top + 1 : bottom + 1], start=top + 2):
            below[left] = rows[top][left]
            for found in told:
                if (top + 1, left) in found:
                    found[i, left] = found[top + 1, left]
    return rows


def _said(cell: object) -> str:
    """A cell as a person reads it: days as YYYY-MM-DD, whole numbers without a point, others to 15 digits."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, float):
        return f"{cell:.{KEPT}g}"
    return _bounded(str(cell)) if cell is not None else ""


def _bounded(text: str) -> str:
    return "".join(c for c in text[:LONGEST] if c in "\t\n" or c.isprintable()).strip()


def _text(content: bytes) -> str:
    """Raises Problem `unreadable_file` for what is no text in an encoding of these."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _decoded(content, name) or _no_text()
    found = _decoded(content, "utf-8") or _decoded(content, "gb18030") or _no_text()
    return _no_text() if "\0" in found else found


def _decoded(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        return None


def _no_text() -> str:
    raise Problem("unreadable_file", detail="not_text")


def _listed(text: str) -> Read:
    rows = _separated(text)
    return Read(rows, {}, dict.fromkeys(_cut(rows), CUT))


def _cut(rows: Rows) -> Iterator[At]:
    """Numbers whose digits beyond 15 a spreadsheet made zeros: no long one in their column has others."""
    for column in range(max(map(len, rows), default=0)):
        long = [(i, row[column]) for i, row in enumerate(rows, start=1) if column < len(row) and _is_long(row[column])]
        if all(not text[KEPT:].strip("0") for _, text in long):
            yield from ((i, column) for i, _ in long)


def _is_long(text: str) -> bool:
    return len(text) > KEPT and text.isascii() and text.isdecimal()


def _separated(text: str) -> Rows:
    """The separator is the one that the first line holds most of."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    csv.field_size_limit(100_000)
    rows: Rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append([_bounded(cell) for cell in row[: MOST_COLUMNS + 1]])
            if len(rows) > MOST_ROWS:
                break
    except csv.Error:
        raise Problem("unreadable_file", detail="not_text") from None
    return rows


if __name__ == "__main__":
    answer(read)
