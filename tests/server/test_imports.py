"""Equipment lists from spreadsheets: any form, all or nothing, harmless twice; what goes out comes in the same."""

from __future__ import annotations

import base64
import csv
import io
import random
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import httpx
import openpyxl
import pytest
import xlsxwriter

from tests.served import Served

HEADINGS = ["医院名称", "科室", "设备名称", "型号", "出厂编号", "启用日期", "状态", "备注"]
ROWS = [
    ["青禾市示范人民医院", "ICU", "有创呼吸机", "V60", "IMP-1", "2024/3/5", "在用", ""],
    ["青禾市示范人民医院", "新生儿科", "输液泵, 双通道", "P2", "IMP-2", "2023年11月2日", "停用", "两行\n备注"],
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("imports") / "data", "demo", KEPT_BACKUP_EVERY="0").start()
    yield served
    served.close()


def csv_of(rows: list[list[str]], separator: str = ",") -> str:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if any(c in text for c in '",;\t\n') else text

    return "\r\n".join(separator.join(map(cell, row)) for row in rows)


def book_of(rows: list[list[Any]], formulas: bool = False) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cell in (cell for row in book.active.iter_rows() for cell in row if cell.data_type == "f" and not formulas):
        cell.data_type = "s"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def bring(server: Served, content: bytes, login: str = "manager", **asked: Any) -> httpx.Response:
    body = {"file": base64.b64encode(content).decode()} | asked
    return server.client(login).post("/api/imports/equipment", json=body)


def looked(server: Served, content: bytes, **asked: Any) -> dict[str, Any]:
    answer = bring(server, content, **asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def taken_out(server: Served, ids: list[str], form: str, lang: str = "zh") -> bytes:
    body = {"ids": ids, "form": form, "lang": lang, "purpose": "核对"}
    answer = server.client("manager").post("/api/exports/equipment", json=body)
    assert answer.status_code == 200, answer.text
    return answer.content


def test_the_same_list_in_any_form_is_read_the_same(server: Served) -> None:
    text = csv_of([HEADINGS, *ROWS])
    forms = [text.encode(), text.encode("utf-8-sig"), text.encode("gb18030"), text.encode("utf-16")]
    forms += [csv_of([HEADINGS, *ROWS], s).encode("gb18030") for s in ";\t"]
    forms += [book_of([HEADINGS, *ROWS])]
    for content in forms:
        found = looked(server, content)
        assert found["mapping"] == [
            "hospital",
            "department",
            "name_zh",
            "model",
            "serial",
            "start_date",
            "state",
            "note",
        ]
        assert (found["new"], found["wrong"], found["faults"]) == (2, 0, [])
        assert found["lines"][1]["set"]["start_date"] == "2023-11-02"
        assert found["lines"][1]["set"]["state"] == "out_of_use"
        assert found["lines"][1]["set"]["note"] == "两行\n备注"
        assert [(u["kind"], u["name"]) for u in found["unknown"]] == [("department", "新生儿科")]


def test_a_look_writes_nothing_and_a_list_brought_in_twice_makes_nothing_twice(server: Served) -> None:
    content = book_of([HEADINGS, *ROWS, ["青禾市示范人民医院", "", "无编号设备", "", "", "", "", ""]])
    assert looked(server, content)["new"] == 3
    assert looked(server, content)["new"] == 3
    assert looked(server, content, write=True)["written"]
    again = looked(server, content, write=True)
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 3)


def test_a_device_is_found_again_by_its_numbers_and_only_what_differs_is_written(server: Served) -> None:
    rows = [["序列号", "设备名称", "位置"], ["sn-demo-0001 ", "64排X射线计算机体层摄影设备", "CT 3 室"]]
    found = looked(server, csv_of(rows).encode(), write=True)
    (line,) = found["lines"]
    assert (line["id"], line["what"], line["set"]) == ("D01", "changed", {"location": "CT 3 室"})
    history = server.client("manager").get("/api/history/equipment/D01").json()["ops"]
    assert history[-1]["set"] == {"location": "CT 3 室"}
    assert history[-1]["by"] == "P15"


def test_one_wrong_row_keeps_everything_out_and_each_fault_is_named(server: Served) -> None:
    rows = [
        ["医院", "名称", "序列号", "生产日期", "状态", "风险-功能", "科室"],
        ["青禾市示范人民医院", "好的", "W-1", "2024-02-29", "", "", ""],
        ["没有的医院", "坏的", "W-2", "2023-02-29", "飞了", "3", ""],
        ["", "没有医院", "W-3", "", "", "", "ICU"],
        ["青禾市示范人民医院", "重复", "W-1", "", "", "", ""],
        ["青禾市示范人民医院", "", "W-5", "", "", "", ""],
    ]
    content = csv_of(rows).encode()
    found = looked(server, content)
    assert {(f["row"], f["field"], f["code"]) for f in found["faults"]} == {
        (3, "hospital", "unknown_place"),
        (3, "production_date", "bad_day"),
        (3, "state", "bad_choice"),
        (3, "risk_function", "risk_incomplete"),
        (4, "department", "department_without_hospital"),
        (5, "serial", "twice"),
        (6, "name_zh", "missing"),
    }
    assert [fault["other"] for fault in found["faults"] if fault["code"] == "twice"] == [2]
    assert bring(server, content, write=True).json()["code"] == "wrong_rows"
    assert looked(server, csv_of(rows[:2]).encode())["new"] == 1


def test_an_unknown_hospital_is_made_or_mapped_as_the_person_says(server: Served) -> None:
    rows = [["医院", "科室", "名称", "序列号"], ["市一院", "ICU", "泵", "H-1"], ["新建医院", "手术室", "泵", "H-2"]]
    answers = {"hospitals": {"市一院": "H01", "新建医院": "new"}, "departments": {}}
    found = looked(server, csv_of(rows).encode(), answers=answers, write=True)
    assert found["new"] == 2
    assert looked(server, csv_of(rows).encode(), answers=answers)["same"] == 2
    one, other = sorted(found["lines"], key=lambda line: str(line["row"]))
    assert one["set"]["hospital"] == "H01"
    assert one["set"]["department"] == "H01-2"
    made = server.client("manager").get(f"/api/history/hospital/{other['set']['hospital']}").json()["ops"]
    assert made[0]["set"] == {"zh": "新建医院"}


def test_an_empty_cell_empties_a_field_only_where_the_person_says_so_and_the_preview_shows_what_goes(
    server: Served,
) -> None:
    rows = [["系统编号", "设备名称", "位置", "备注", "保养间隔（月）"], ["D02", "", "", "留着", ""]]
    kept = looked(server, csv_of(rows).encode())
    assert kept["lines"][0]["set"] == {"note": "留着"}
    assert kept["gaps"] == [0, 1, 1, 0, 1]
    cleared = looked(server, csv_of(rows).encode(), clears=["location", "pm_months"])
    (line,) = cleared["lines"]
    assert line["set"] == {"note": "留着", "location": ""}
    assert line["told"]["location"][0] != ""
    assert line["told"]["location"][1] == ""
    nameless = [["系统编号", "设备名称", "英文名称"], ["D02", "", ""]]
    found = looked(server, csv_of(nameless).encode(), clears=["name_zh", "name_en"])
    assert [fault["code"] for fault in found["faults"]] == ["missing"]
    for never in (["hospital"], ["id"], ["note"]):
        assert bring(server, csv_of(nameless).encode(), clears=never).json()["code"] == "malformed"
    looked(server, csv_of(rows).encode(), clears=["location"], write=True)
    assert looked(server, csv_of(rows).encode(), clears=["location"])["same"] == 1


def test_a_contract_or_class_in_another_spelling_is_the_one_in_use_and_an_unknown_one_is_asked_about(
    server: Served,
) -> None:
    head = ["医院", "名称", "序列号", "合同", "类别"]
    rows = [head, *(["青禾市示范人民医院", "泵", f"N-{n}", c, k] for n, c, k in [
        (1, "s004", "CT"), (2, "Ｓ 004", "输液泵"), (3, "S-新", "消毒柜"), (4, "S-新", "消毒柜"),
    ])]  # fmt: skip
    content = csv_of(rows).encode()
    found = looked(server, content)
    assert [line["set"]["contract"] for line in found["lines"]] == ["S004", "S004", "S-新", "S-新"]
    asked = {(one["kind"], one["name"], one["rows"]) for one in found["unknown"]}
    assert asked == {("contract", "S-新", 2), ("device_class", "消毒柜", 2)}
    answers = {"contracts": {"S-新": "S001"}, "classes": {"消毒柜": "multimedia"}}
    mapped = looked(server, content, answers=answers)
    assert {(line["set"]["contract"], line["set"]["device_class"]) for line in mapped["lines"][2:]} == {
        ("S001", "multimedia")
    }


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
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_list_kept_by_hand_is_read_as_people_read_it_and_what_is_lost_is_said(server: Served) -> None:
    found = looked(server, messy())
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
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_number_is_the_serial_that_its_cell_shows(server: Served) -> None:
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
    found = looked(server, shown_by_formats(cells))
    assert found["faults"] == []
    serials = ["000123", "SN-0012", "03-45-67", "77", "1234567", "123456789012", "005", "123/456"]
    assert [line["set"]["serial"] for line in found["lines"]] == serials
    assert {line["set"]["cost"] for line in found["lines"]} == {"1200.5"}
    assert found["sample"][0][3] == "000123"


def test_a_formulas_last_value_shows_by_its_format_too(server: Served) -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["医院", "设备名称", "序列号", "资产编号"])
    sheet.write_row(1, 0, ["青禾市示范人民医院", "泵"])
    sheet.write_formula(1, 2, "=40+2", book.add_format({"num_format": "00000"}), 42)
    sheet.write_formula(1, 3, "=VLOOKUP(1,A1:B2,2)", None, "#N/A")
    book.close()
    found = looked(server, file.getvalue())
    assert found["sample"][0][2] == "00042"
    assert [(f["field"], f["code"]) for f in found["faults"]] == [("asset_no", "error_cell")]


def test_a_cell_whose_sign_the_spreadsheet_spoilt_is_named(server: Served) -> None:
    cells = [(date(2024, 1, 2), "mm-dd"), (4567, "[<=9999]000000;0"), ("#N/A", "General"), ("1.23457E+11", "General")]
    content = shown_by_formats(cells)
    found = looked(server, content)
    assert [(f["row"], f["field"], f["code"]) for f in found["faults"]] == [
        (2, "serial", "became_day"),
        (3, "serial", "unclear_format"),
        (4, "serial", "error_cell"),
        (5, "serial", "mangled"),
    ]
    assert bring(server, content, write=True).json()["code"] == "wrong_rows"


def test_what_a_csv_has_from_a_spreadsheet_is_named_and_what_only_looks_so_is_not(server: Served) -> None:
    head = ["医院", "设备名称", "序列号", "资产编号", "UDI", "备注"]
    place = ["青禾市示范人民医院", "泵"]
    spoilt = [
        [*place, "1.23457E+11", "", "", "1.2E+05"],
        [*place, "", "2-Jan", "", ""],
        [*place, "", "1月2日", "", ""],
        [*place, "S-1", "", "12345678901234500000", "12345678901234500000"],
    ]
    found = looked(server, csv_of([head, *spoilt]).encode())
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
    assert looked(server, csv_of([head, *right]).encode())["faults"] == []


def test_a_number_that_lost_its_zeros_makes_no_second_device(server: Served) -> None:
    head = ["医院", "设备名称", "厂家", "序列号"]
    place = ["青禾市示范人民医院", "泵"]
    looked(server, csv_of([head, [*place, "丙厂", "000654"]]).encode(), write=True)
    found = looked(server, csv_of([head, [*place, "丙厂", "654"], [*place, "丁厂", "654"]]).encode())
    assert [(f["row"], f["field"], f["code"], f["value"]) for f in found["faults"]] == [(2, "serial", "bared", "654")]
    assert [line["row"] for line in found["lines"]] == [3]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_goes_out_comes_in_again_the_same(server: Served, form: str, seed: int) -> None:
    """Names like formulas, quotes, separators, blanks at both ends' sides, every language, long numbers."""
    chance = random.Random(seed)
    signs = [
        "=1+1",
        "+8613",
        "-x",
        "@SUM(A1)",
        "'=a",
        "'",
        '"',
        ",",
        ";",
        "中文",
        "Ärzte",
        "0012",
        "1e5",
        "2024-01-02",
        "\n",
    ]

    def text() -> str:
        return "".join(chance.choices(signs, k=chance.randint(1, 3))).strip() or "x"

    headings = ["hospital", "name_zh", "name_en", "model", "serial", "asset_no", "note", "cost", "risk_function"]
    headings += ["risk_risk", "risk_maintenance", "state", "safety_class", "device_class", "pm_months", "codes"]
    rows = [headings]
    for i in range(30):
        row = [
            "H02",
            *(text() for _ in range(3)),
            f"{text()}{seed}{form}{i}",
            f"{text()}-{seed}{form}{i}",
            text(),
            text(),
        ]
        row += [
            "2",
            "5",
            "1",
            chance.choice(["在用", "停用"]),
            chance.choice(["I", ""]),
            "ct",
            "6",
            f"L{seed}{form}{i}",
        ]
        rows.append(row)
    made = looked(server, book_of(rows), write=True, mapping=headings)
    assert (made["new"], made["wrong"]) == (30, 0), made["faults"]
    ids = [line["id"] for line in made["lines"]]
    for lang in ("zh", "en"):
        content = taken_out(server, ids, form, lang)
        found = looked(server, content)
        assert (found["same"], found["wrong"], found["rows"]) == (30, 0, 30), found["faults"]
        if form == "csv":
            cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
            assert any(cell.startswith("'=") for cell in cells)
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def bomb(name: str = "xl/worksheets/sheet2.xml", size: int = 200_000_000) -> bytes:
    file = io.BytesIO(book_of([["a"]]))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w", force_zip64=True) as part:
        for _ in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
    return file.getvalue()


def far_cell() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "a", "b"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


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


def moved(old: bytes, new: bytes) -> bytes:
    """A workbook whose serial 123 is shown as 000123, in row 2; with something else in the place of what it says."""
    book = openpyxl.Workbook()
    for row in (["序列号", "名称"], [123, "x"]):
        book.active.append(row)
    book.active["A2"].number_format = "000000"
    whole, file = io.BytesIO(), io.BytesIO()
    book.save(whole)
    with zipfile.ZipFile(whole) as read, zipfile.ZipFile(file, "w") as written:
        for name in read.namelist():
            part = read.read(name)
            if name.startswith("xl/worksheets/"):
                assert old in part
                part = part.replace(old, new)
            written.writestr(name, part)
    return file.getvalue()


def test_a_sign_stands_in_the_row_that_its_cell_names(server: Served) -> None:
    """Where a sheet's rows and cells do not agree, what is shown goes with the cell, to no other device."""
    far = looked(server, moved(b'<row r="2"', b'<row r="99999999"'))
    assert far["sample"] == [["000123", "x"]]
    apart = looked(server, moved(b'r="A2"', b'r="A5"'))
    assert apart["sample"] == [["", "x"], ["000123", ""]]


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_ends_in_a_clear_error(server: Served, what: str) -> None:
    answer = bring(server, HOSTILE[what])
    found = answer.json()
    if what == "billion laughs":  # as text it is one line without a heading that anybody knows
        assert answer.status_code == 200
        assert not any(found["mapping"])
    else:
        assert (answer.status_code, found["code"]) == (400, "unreadable_file"), found


def test_formulas_are_neither_computed_nor_kept(server: Served) -> None:
    rows = [["医院", "名称", "序列号"], ["青禾市示范人民医院", "=1+1", "F-1"]]
    found = looked(server, book_of(rows, formulas=True))
    assert [fault["code"] for fault in found["faults"]] == ["missing"]


def test_only_planners_bring_lists_in(server: Served) -> None:
    for login in ("engineer.a", "quality", "archive"):
        assert bring(server, b"a,b", login).json()["code"] == "not_allowed"
