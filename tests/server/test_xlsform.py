"""Others' surveys become a checklist's draft; what does not fit is said by row; hostile workbooks end here."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import httpx
import openpyxl
import pytest

from tests.served import Served

TWO = "${cord} = 'fixed' or ${cord} = 'loose'"
SURVEY: list[list[Any]] = [
    ["type", "name", "label::zh", "label::English(en)", "hint", "required", "relevant", "constraint", "calculation"],
    ["start", "begun", None, None],
    ["begin_group", "look", "目视", "Visual check"],
    ["select_one good_bad", "case", "外壳", "case", "看四面", "yes"],
    ["select_one cord", "cord", "电源线", "mains cord", None, "yes"],
    ["decimal", "pe", "保护接地", "protective earth", None, "yes", TWO, ". >= 0 and . <= 0.3"],
    ["end_group"],
    ["integer", "count", "次数", "count", None, None, "${pe} > 1", ". > 0"],
    [],
    ["calculate", "sum", None, None, None, None, None, None, "${pe} + 1"],
    ["begin_repeat", "parts", "更换件", "parts changed"],
    ["text", "part", "名称", "name of the part"],
    ["end_repeat"],
    ["select_multiple cord", "cords", "线", "cords"],
    ["image", "plate", "铭牌", "type plate", None, "yes"],
    ["date", "made on", "生产日期", "made on"],
    ["note", "thanks", "谢谢", "thank you"],
]
CHOICES = [
    ["list_name", "name", "label::中文 (zh)", "label::English (en)"],
    ["good_bad", "pass", "合格", "pass"],
    ["good_bad", "fail", "不合格", "fail"],
    ["cord", "fixed", "不可拆", "fixed"],
    ["cord", "loose", "可拆", "detachable"],
]
SETTINGS = [["form_title", "form_id"], ["年检", "CL OTHER/Y"]]
BOOK = {"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS}


def workbook(sheets: dict[str, list[list[Any]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def bring(server: Served, content: bytes, login: str = "supervisor") -> httpx.Response:
    return server.client(login).post("/api/templates/xlsform", content=content)


def without_date(sheets: dict[str, list[list[Any]]]) -> dict[str, list[list[Any]]]:
    return sheets | {"survey": [row for row in sheets["survey"] if row[:1] != ["date"]]}


@pytest.fixture(scope="module")
def made(shared: Served) -> dict[str, Any]:
    answer = bring(shared, workbook(without_date(BOOK)))
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def test_questions_become_lines_with_sections_limits_options_and_conditions(made: dict[str, Any]) -> None:
    draft = made["draft"]
    assert (draft["code"], draft["zh"]) == ("CL-OTHER-Y", "年检")
    items = {item["id"]: item for item in draft["items"]}
    assert list(items) == ["case", "cord", "pe", "count", "part", "plate"]
    assert items["case"] | {"note": ""} == {
        "id": "case", "section": "目视", "section_en": "Visual check", "zh": "外壳", "en": "case",
        "type": "pass_fail", "required": True, "note": "",
    }  # fmt: skip
    assert [option["value"] for option in items["cord"]["options"]] == ["fixed", "loose"]
    assert items["pe"]["limits"] == {"min": 0, "max": 0.3}
    assert items["pe"]["show_when"] == {"cord": ["fixed", "loose"]}
    assert items["part"]["repeatable"] is True
    assert items["plate"]["type"] == "photo"


def test_what_could_not_be_taken_over_is_said_by_row(made: dict[str, Any]) -> None:
    told = {(note["row"], note["code"]) for note in made["notes"]}
    assert told == {
        (2, "own"), (4, "as_pass_fail"), (6, "limits"), (8, "relevant"), (8, "open_limits"), (10, "calculate"),
        (11, "repeat"), (14, "multiple"), (16, "heading"),
    }  # fmt: skip
    condition = next(note for note in made["notes"] if note["code"] == "relevant")
    assert "${pe} > 1" in condition["zh"]
    assert condition["level"] == "left"


def test_a_form_that_the_library_refuses_comes_back_with_its_words(shared: Served) -> None:
    answer = bring(shared, workbook(BOOK))
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_form")
    assert "row : 16" in answer.json()["detail"]


def bomb(size: int) -> bytes:
    """A workbook whose one sheet unpacks to so many bytes."""
    good = io.BytesIO(workbook(without_date(BOOK)))
    out = io.BytesIO()
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            plain = source.read(part)
            target.writestr(part, plain + b" " * size if part == "xl/worksheets/sheet1.xml" else plain)
    return out.getvalue()


def lying(content: bytes) -> bytes:
    """The same bomb whose directory says that it is small."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sizes = [i.file_size for i in archive.infolist() if i.file_size > 1_000_000]
    return content.replace(sizes[0].to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def laughing() -> bytes:
    """A billion laughs in a cell."""
    layers = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    evil = f'<!DOCTYPE worksheet [<!ENTITY l0 "lol">{layers}]>'.encode()
    good = io.BytesIO(workbook(without_date(BOOK)))
    out = io.BytesIO()
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(out, "w") as target:
        for part in source.namelist():
            plain = source.read(part)
            if part == "xl/worksheets/sheet1.xml":
                assert b"begin_group" in plain
                plain = evil + plain.replace(b"begin_group", b"&l9;")
            target.writestr(part, plain)
    return out.getvalue()


HOSTILE = {
    "nothing": b"",
    "no workbook": b"PK\x03\x04 not a zip",
    "locked, or an old .xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000),
    "a bomb": bomb(300_000_000),
    "a bomb that lies": lying(bomb(90_000_000)),
    "a billion laughs": laughing(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_ends_in_a_clear_word_and_the_server_lives(shared: Served, name: str) -> None:
    answer = bring(shared, HOSTILE[name])
    assert (answer.status_code, answer.json()["code"]) in ((400, "unreadable_file"), (400, "bad_form"))
    assert shared.answers()


def test_a_million_columns_and_rows_do_not_hold_the_server(shared: Served) -> None:
    wide = workbook({"survey": [["type"] * 16_000, ["text"] * 16_000] + [["text", "a", "b"]] * 20_000})
    assert bring(shared, wide).status_code == 400
    assert shared.answers()


def test_only_those_who_edit_checklists_bring_one(shared: Served) -> None:
    for login, status in (("engineer.a", 403), ("agent.01", 403), ("quality", 200)):
        assert bring(shared, workbook(without_date(BOOK)), login).status_code == status
