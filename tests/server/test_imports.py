"""Equipment lists from spreadsheets: any form, all or nothing, harmless twice; what goes out comes in the same."""

from __future__ import annotations

import csv
import io
import random

import pytest

from tests.served import Served
from tests.server.spreadsheets import book_of, bring, csv_of, looked

HEADINGS = ["医院名称", "科室", "设备名称", "型号", "出厂编号", "启用日期", "状态", "备注"]
ROWS = [
    ["青禾市示范人民医院", "ICU", "有创呼吸机", "V60", "IMP-1", "2024/3/5", "在用", ""],
    ["青禾市示范人民医院", "新生儿科", "输液泵, 双通道", "P2", "IMP-2", "2023年11月2日", "停用", "两行\n备注"],
]
MEANT = ["hospital", "department", "name_zh", "model", "serial", "start_date", "state", "note"]


def test_the_same_list_in_any_form_is_read_the_same(shared: Served) -> None:
    text = csv_of([HEADINGS, *ROWS])
    forms = [text.encode(), text.encode("utf-8-sig"), text.encode("gb18030"), text.encode("utf-16")]
    forms += [csv_of([HEADINGS, *ROWS], s).encode("gb18030") for s in ";\t"]
    forms += [book_of([HEADINGS, *ROWS])]
    for content in forms:
        found = looked(shared, content)
        assert found["mapping"] == MEANT
        assert (found["new"], found["wrong"], found["faults"]) == (2, 0, [])
        assert found["lines"][1]["set"]["start_date"] == "2023-11-02"
        assert found["lines"][1]["set"]["state"] == "out_of_use"
        assert found["lines"][1]["set"]["note"] == "两行\n备注"
        assert [(u["kind"], u["name"]) for u in found["unknown"]] == [("department", "新生儿科")]


def test_a_look_writes_nothing_and_a_list_brought_in_twice_makes_nothing_twice(shared: Served) -> None:
    content = book_of([HEADINGS, *ROWS, ["青禾市示范人民医院", "", "无编号设备", "", "", "", "", ""]])
    assert looked(shared, content)["new"] == 3
    assert looked(shared, content)["new"] == 3
    assert looked(shared, content, write=True)["written"]
    again = looked(shared, content, write=True)
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 3)


def test_a_device_is_found_again_by_its_numbers_and_only_what_differs_is_written(shared: Served) -> None:
    rows = [["序列号", "设备名称", "位置"], ["sn-demo-0001 ", "64排X射线计算机体层摄影设备", "CT 3 室"]]
    found = looked(shared, csv_of(rows).encode(), write=True)
    (line,) = found["lines"]
    assert (line["id"], line["what"], line["set"]) == ("D01", "changed", {"location": "CT 3 室"})
    history = shared.client("manager").get("/api/history/equipment/D01").json()["ops"]
    assert history[-1]["set"] == {"location": "CT 3 室"}
    assert history[-1]["by"] == "P15"


def test_one_wrong_row_keeps_everything_out_and_each_fault_is_named(shared: Served) -> None:
    rows = [
        ["医院", "名称", "序列号", "生产日期", "状态", "风险-功能", "科室"],
        ["青禾市示范人民医院", "好的", "W-1", "2024-02-29", "", "", ""],
        ["没有的医院", "坏的", "W-2", "2023-02-29", "飞了", "3", ""],
        ["", "没有医院", "W-3", "", "", "", "ICU"],
        ["青禾市示范人民医院", "重复", "W-1", "", "", "", ""],
        ["青禾市示范人民医院", "", "W-5", "", "", "", ""],
    ]
    content = csv_of(rows).encode()
    found = looked(shared, content)
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
    assert bring(shared, content, write=True).json()["code"] == "wrong_rows"
    assert looked(shared, csv_of(rows[:2]).encode())["new"] == 1


def test_an_unknown_hospital_is_made_or_mapped_as_the_person_says(shared: Served) -> None:
    rows = [["医院", "科室", "名称", "序列号"], ["市一院", "ICU", "泵", "H-1"], ["新建医院", "手术室", "泵", "H-2"]]
    answers = {"hospitals": {"市一院": "H01", "新建医院": "new"}, "departments": {}}
    found = looked(shared, csv_of(rows).encode(), answers=answers, write=True)
    assert found["new"] == 2
    assert looked(shared, csv_of(rows).encode(), answers=answers)["same"] == 2
    one, other = sorted(found["lines"], key=lambda line: str(line["row"]))
    assert one["set"]["hospital"] == "H01"
    assert one["set"]["department"] == "H01-2"
    made = shared.client("manager").get(f"/api/history/hospital/{other['set']['hospital']}").json()["ops"]
    assert made[0]["set"] == {"zh": "新建医院"}


def test_an_empty_cell_empties_a_field_only_where_the_person_says_so_and_the_preview_shows_what_goes(
    shared: Served,
) -> None:
    rows = [["系统编号", "设备名称", "位置", "备注", "保养间隔（月）"], ["D02", "", "", "留着", ""]]
    kept = looked(shared, csv_of(rows).encode())
    assert kept["lines"][0]["set"] == {"note": "留着"}
    assert kept["gaps"] == [0, 1, 1, 0, 1]
    cleared = looked(shared, csv_of(rows).encode(), clears=["location", "pm_months"])
    (line,) = cleared["lines"]
    assert line["set"] == {"note": "留着", "location": ""}
    assert line["told"]["location"][0] != ""
    assert line["told"]["location"][1] == ""
    nameless = [["系统编号", "设备名称", "英文名称"], ["D02", "", ""]]
    found = looked(shared, csv_of(nameless).encode(), clears=["name_zh", "name_en"])
    assert [fault["code"] for fault in found["faults"]] == ["missing"]
    for never in (["hospital"], ["id"], ["note"]):
        assert bring(shared, csv_of(nameless).encode(), clears=never).json()["code"] == "malformed"
    looked(shared, csv_of(rows).encode(), clears=["location"], write=True)
    assert looked(shared, csv_of(rows).encode(), clears=["location"])["same"] == 1


def test_a_contract_or_class_in_another_spelling_is_the_one_in_use_and_an_unknown_one_is_asked_about(
    shared: Served,
) -> None:
    head = ["医院", "名称", "序列号", "合同", "类别"]
    rows = [head, *(["青禾市示范人民医院", "泵", f"N-{n}", c, k] for n, c, k in [
        (1, "s004", "CT"), (2, "Ｓ 004", "输液泵"), (3, "S-新", "消毒柜"), (4, "S-新", "消毒柜"),
    ])]  # fmt: skip
    content = csv_of(rows).encode()
    found = looked(shared, content)
    assert [line["set"]["contract"] for line in found["lines"]] == ["S004", "S004", "S-新", "S-新"]
    asked = {(one["kind"], one["name"], one["rows"]) for one in found["unknown"]}
    assert asked == {("contract", "S-新", 2), ("device_class", "消毒柜", 2)}
    answers = {"contracts": {"S-新": "S001"}, "classes": {"消毒柜": "multimedia"}}
    mapped = looked(shared, content, answers=answers)
    assert {(line["set"]["contract"], line["set"]["device_class"]) for line in mapped["lines"][2:]} == {
        ("S001", "multimedia")
    }


def test_only_planners_bring_lists_in(shared: Served) -> None:
    for login in ("engineer.a", "quality", "archive"):
        assert bring(shared, b"a,b", login).json()["code"] == "not_allowed"


def taken_out(shared: Served, ids: list[str], form: str, lang: str = "zh") -> bytes:
    body = {"ids": ids, "form": form, "lang": lang, "purpose": "核对"}
    answer = shared.client("manager").post("/api/exports/equipment", json=body)
    assert answer.status_code == 200, answer.text
    return answer.content


SIGNS = ["=1+1", "+8613", "-x", "@SUM(A1)", "'=a", "'", '"', ",", ";"]
SIGNS += ["\n", "中文", "Ärzte", "0012", "1e5", "2024-01-02"]
"""Like formulas, quotes, separators, every language, long numbers."""
FIELDS = ["hospital", "name_zh", "name_en", "model", "serial", "asset_no", "note", "cost", "risk_function", "risk_risk"]
FIELDS += ["risk_maintenance", "state", "safety_class", "device_class", "pm_months", "codes"]


def odd(chance: random.Random, unique: str) -> list[str]:
    """A device whose texts are of such signs."""

    def text() -> str:
        return "".join(chance.choices(SIGNS, k=chance.randint(1, 3))).strip() or "x"

    names = ["H02", text(), text(), text(), f"{text()}{unique}", f"{text()}-{unique}", text(), text()]
    chosen = [chance.choice(["在用", "停用"]), chance.choice(["I", ""])]
    return [*names, "2", "5", "1", *chosen, "ct", "6", f"L{unique}"]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_goes_out_comes_in_again_the_same(shared: Served, form: str, seed: int) -> None:
    chance = random.Random(seed)
    rows = [FIELDS, *(odd(chance, f"{seed}{form}{i}") for i in range(30))]
    made = looked(shared, book_of(rows), write=True, mapping=FIELDS)
    assert (made["new"], made["wrong"]) == (30, 0), made["faults"]
    ids = [line["id"] for line in made["lines"]]
    for lang in ("zh", "en"):
        content = taken_out(shared, ids, form, lang)
        found = looked(shared, content)
        assert (found["same"], found["wrong"], found["rows"]) == (30, 0, 30), found["faults"]
        if form == "csv":
            cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row]
            assert any(cell.startswith("'=") for cell in cells)
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
