"""Cells of a list that is brought in: read as people read them, and what a spreadsheet spoilt is named."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import openpyxl
import xlsxwriter

from tests.served import Served
from tests.server.spreadsheets import book_of, bring, csv_of, looked, saved


def messy() -> bytes:
    """As lists are kept by hand: a title above, a hospital merged over its rows, days and numbers as text and not."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["设备台账（2024 年）"])
    sheet.append(["医院", "设备名称", "出厂编号", "资产编号", "启用日期", "UDI"])
    sheet.append(["青禾市示范人民医院", "泵", "000123", "0007", "2024.3.5", "06901234567892"])
    sheet.append([None, "泵", 4567, "0008", date(2024, 3, 6), 12345678901234567890])
    sheet.append([None, "泵", "000123", "0009", "二〇二四年", "06901234567892"])
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("A3:A5")
    return saved(book)


def test_a_list_kept_by_hand_is_read_as_people_read_it_and_what_is_lost_is_said(shared: Served) -> None:
    found = looked(shared, messy())
    assert found["mapping"] == ["hospital", "name_zh", "serial", "asset_no", "start_date", "udi"]
    assert {(f["row"], f["field"], f["code"]) for f in found["faults"]} == {
        (4, "udi", "blurred"),
        (5, "start_date", "bad_day"),
    }
    (line,) = found["lines"]
    assert (line["row"], line["set"]["hospital"]) == (3, "H01")
    assert (line["set"]["serial"], line["set"]["asset_no"]) == ("000123", "0007")
    assert line["set"]["start_date"] == "2024-03-05"


def shown_by_formats(cells: list[tuple[Any, str]]) -> bytes:
    """Serials as numbers, each by its number format."""
    book = openpyxl.Workbook()
    book.active.append(["医院", "设备名称", "厂家", "出厂编号", "购置价格"])
    for value, code in cells:
        book.active.append(["青禾市示范人民医院", "泵", "甲厂", value, 1200.5])
        book.active.cell(book.active.max_row, 4).number_format = code
        book.active.cell(book.active.max_row, 5).number_format = '"¥"0000000'
    return saved(book)


def test_a_number_is_the_serial_that_its_cell_shows(shared: Served) -> None:
    cells = [
        (123, "000000"),
        (12, '"SN-"0000'),
        (34567, "00-00-00;[Red]-0"),
        (77, "General"),
        (1234567, "#,##0"),
        (123456789012, "0.00E+00"),
        (5, "[$-804]000_ "),
        (123456, "0\\/000"),
    ]
    found = looked(shared, shown_by_formats(cells))
    assert found["faults"] == []
    serials = ["000123", "SN-0012", "03-45-67", "77", "1234567", "123456789012", "005", "123/456"]
    assert [line["set"]["serial"] for line in found["lines"]] == serials
    assert {line["set"]["cost"] for line in found["lines"]} == {"1200.5"}
    assert found["sample"][0][3] == "000123"


def test_a_formulas_last_value_shows_by_its_format_too(shared: Served) -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["医院", "设备名称", "序列号", "资产编号"])
    sheet.write_row(1, 0, ["青禾市示范人民医院", "泵"])
    sheet.write_formula(1, 2, "=40+2", book.add_format({"num_format": "00000"}), 42)
    sheet.write_formula(1, 3, "=VLOOKUP(1,A1:B2,2)", None, "#N/A")
    book.close()
    found = looked(shared, file.getvalue())
    assert found["sample"][0][2] == "00042"
    assert [(f["field"], f["code"]) for f in found["faults"]] == [("asset_no", "error_cell")]


def test_formulas_are_neither_computed_nor_kept(shared: Served) -> None:
    rows = [["医院", "名称", "序列号"], ["青禾市示范人民医院", "=1+1", "F-1"]]
    found = looked(shared, book_of(rows, formulas=True))
    assert [fault["code"] for fault in found["faults"]] == ["missing"]


def test_a_cell_whose_sign_the_spreadsheet_spoilt_is_named(shared: Served) -> None:
    cells = [(date(2024, 1, 2), "mm-dd"), (4567, "[<=9999]000000;0"), ("#N/A", "General"), ("1.23457E+11", "General")]
    content = shown_by_formats(cells)
    found = looked(shared, content)
    assert [(f["row"], f["field"], f["code"]) for f in found["faults"]] == [
        (2, "serial", "became_day"),
        (3, "serial", "unclear_format"),
        (4, "serial", "error_cell"),
        (5, "serial", "mangled"),
    ]
    assert bring(shared, content, write=True).json()["code"] == "wrong_rows"


def test_what_a_csv_has_from_a_spreadsheet_is_named_and_what_only_looks_so_is_not(shared: Served) -> None:
    head = ["医院", "设备名称", "序列号", "资产编号", "UDI", "备注"]
    place = ["青禾市示范人民医院", "泵"]
    spoilt = [
        [*place, "1.23457E+11", "", "", "1.2E+05"],
        [*place, "", "2-Jan", "", ""],
        [*place, "", "1月2日", "", ""],
        [*place, "S-1", "", "12345678901234500000", "12345678901234500000"],
    ]
    found = looked(shared, csv_of([head, *spoilt]).encode())
    assert [(f["row"], f["field"], f["code"]) for f in found["faults"]] == [
        (2, "serial", "mangled"),
        (3, "asset_no", "became_day"),
        (4, "asset_no", "became_day"),
        (5, "udi", "cut_digits"),
    ]
    right = [
        [*place, "1e5", "12E4", "0690123456789200", ""],
        [*place, "1-2", "2024-01-02", "12345678901234567890", ""],
    ]
    assert looked(shared, csv_of([head, *right]).encode())["faults"] == []


def test_a_number_that_lost_its_zeros_makes_no_second_device(shared: Served) -> None:
    head = ["医院", "设备名称", "厂家", "序列号"]
    place = ["青禾市示范人民医院", "泵"]
    looked(shared, csv_of([head, [*place, "丙厂", "000654"]]).encode(), write=True)
    found = looked(shared, csv_of([head, [*place, "丙厂", "654"], [*place, "丁厂", "654"]]).encode())
    assert [(f["row"], f["field"], f["code"], f["value"]) for f in found["faults"]] == [(2, "serial", "bared", "654")]
    assert [line["row"] for line in found["lines"]] == [3]


def moved(old: bytes, new: bytes) -> bytes:
    """A workbook whose serial 123 is shown as 000123, in row 2; with something else in the place of what it says."""
    book = openpyxl.Workbook()
    for row in (["序列号", "名称"], [123, "x"]):
        book.active.append(row)
    book.active["A2"].number_format = "000000"
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(book))) as read, zipfile.ZipFile(file, "w") as written:
        for name in read.namelist():
            part = read.read(name)
            if name.startswith("xl/worksheets/"):
                assert old in part
                part = part.replace(old, new)
            written.writestr(name, part)
    return file.getvalue()


def test_a_sign_stands_in_the_row_that_its_cell_names(shared: Served) -> None:
    """Where a sheet's rows and cells do not agree, what is shown goes with the cell, to no other device."""
    far = looked(shared, moved(b'<row r="2"', b'<row r="99999999"'))
    assert far["sample"] == [["000123", "x"]]
    apart = looked(shared, moved(b'r="A2"', b'r="A5"'))
    assert apart["sample"] == [["", "x"], ["000123", ""]]
