"""A list of equipment as a file that people open in a spreadsheet, and that can be brought in again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import xlsxwriter

from server.imports.cells import said
from server.imports.columns import COLUMNS, Column
from server.imports.plan import GUARDED
from server.imports.register import Records

WIDTHS = {"id": 12, "name_zh": 26, "name_en": 26, "hospital": 26, "location": 20, "udi": 24, "note": 40}


def as_csv(equipment: Records, hospitals: Records, departments: Records, lang: str) -> bytes:
    """UTF-8 with its mark, so that spreadsheets take it for what it is. What begins like a formula is guarded by '."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_heading(column, lang) for column in COLUMNS])
    for row in _rows(equipment, hospitals, departments, lang):
        writer.writerow(["'" + cell if cell.startswith(GUARDED) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(equipment: Records, hospitals: Records, departments: Records, lang: str) -> bytes:
    """Every cell is text: nothing in it is a formula or a link, whatever it looks like."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("设备" if lang == "zh" else "Equipment")
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    for i, column in enumerate(COLUMNS):
        sheet.set_column(i, i, WIDTHS.get(column.field, 16), text)
        sheet.write_string(0, i, _heading(column, lang), bold)
    sheet.freeze_panes(1, 2)
    for n, row in enumerate(_rows(equipment, hospitals, departments, lang), start=1):
        for i, cell in enumerate(row):
            if cell:
                sheet.write_string(n, i, cell, text)
    sheet.autofilter(0, 0, max(1, len(equipment)), len(COLUMNS) - 1)
    book.close()
    return file.getvalue()


def _heading(column: Column, lang: str) -> str:
    return column.zh if lang == "zh" else column.en


def _rows(equipment: Records, hospitals: Records, departments: Records, lang: str) -> Iterator[list[str]]:
    places = {"hospital": _names(hospitals, lang), "department": _names(departments, lang)}
    for id, value in equipment.items():
        yield [_cell(column, id, value, places, lang) for column in COLUMNS]


def _names(records: Records, lang: str) -> dict[str, str]:
    """Names as they are found again; of two records with one name, the ids."""
    named = {id: (value.get("zh") or value.get("en") or id) for id, value in records.items()}
    if lang == "en":
        named = {id: (value.get("en") or named[id]) for id, value in records.items()}
    met: dict[tuple[str, str], int] = {}
    for id, name in named.items():
        key = (records[id].get("hospital", ""), name)
        met[key] = met.get(key, 0) + 1
    return {id: name if met[records[id].get("hospital", ""), name] == 1 else id for id, name in named.items()}


def _cell(column: Column, id: str, value: dict[str, Any], places: dict[str, dict[str, str]], lang: str) -> str:
    field, form = column.field, column.form
    if field == "id":
        return id
    if field.startswith("risk_"):
        return str((value.get("risk") or {}).get(field.removeprefix("risk_"), ""))
    found: Any = value.get(field)
    if not found:
        return ""
    if form == "place":
        return places[field].get(found, str(found))
    if form == "codes":
        return ";".join(found)
    return said(field, found, lang) if form == "choice" else str(found)
