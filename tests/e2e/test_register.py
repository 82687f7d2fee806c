"""An office brings in five thousand devices; an engineer finds one of them by its first letters, without a network."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from playwright.sync_api import FilePayload, expect
from xlsxwriter import Workbook

from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.phone import Phone

MANY = 5_000
HEADINGS = ["医院名称", "使用科室", "仪器名称", "规格型号", "出厂编号", "启用日期"]
NAMES = ["注射泵", "输液泵", "监护仪", "心电图机", "婴儿培养箱"]
KEPT = "高频电刀"


def spreadsheet(day: str) -> FilePayload:
    """The last row has this day; the device in it has a name of its own."""
    file = io.BytesIO()
    book = Workbook(file)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADINGS)
    for n in range(1, MANY):
        sheet.write_row(n, 0, ["青禾市示范人民医院", "ICU", NAMES[n % 5], f"P{n % 9}", f"IN-{n:05}", "2024-03-05"])
    sheet.write_row(MANY, 0, ["青禾市示范人民医院", "手术二室", KEPT, "X1", f"IN-{MANY:05}", day])
    book.close()
    return FilePayload(name="list.xlsx", mimeType="application/octet-stream", buffer=file.getvalue())


def choose(office: Phone, file: FilePayload) -> None:
    office.page.locator("input[type=file]").set_input_files(file)


def search(phone: Phone, words: str, n: int) -> None:
    phone.page.get_by_role("searchbox").fill(words)
    expect(phone.page.locator(".how-many")).to_have_text(re.compile(rf"^{n} (台|device)"))


def test_five_thousand_devices_come_in_at_once_or_not_at_all(house: House, phones: Phones) -> None:
    line = house.line()
    office = phones(house.served, "zh", "desktop")
    office.sign_in("manager")
    office.go("/equipment/import")
    choose(office, spreadsheet("2024-02-31"))
    office.sees("row_n", n=MANY + 1)
    office.sees("no_day")
    expect(office.button("bring_in", n=MANY - 1)).to_be_disabled()
    assert not house.rows("equipment", serial="IN-00001")
    choose(office, spreadsheet("2024-02-29"))
    office.press("bring_in", n=MANY)
    office.sees("brought_in", n=MANY)
    found = house.rows("equipment", hospital="H01", name_zh=KEPT)
    ((device, row),) = found.items()
    assert row["start_date"] == "2024-02-29"
    assert house.rows("department", hospital="H01", zh="手术二室").keys() == {row["department"]}
    assert house.history("equipment", device)[0]["by"] == "P15"

    phone = phones(line, "zh")
    phone.sign_in("engineer.a", wait=False)
    phone.wait_synced(90_000)
    line.set("refuse")
    phone.go("/equipment")
    search(phone, "gpdd", 1)
    search(phone, "zsb p1", sum(NAMES[n % 5] == "注射泵" and n % 9 == 1 for n in range(1, MANY)))
    search(phone, f"in-{MANY:05}", 1)
    phone.page.get_by_role("link", name=re.compile(KEPT)).click()
    expect(phone.page.get_by_role("heading", name=KEPT, level=1)).to_be_visible()


def test_a_paper_and_a_shortage_with_its_photo_reach_the_server(
    house: House, phones: Phones, picture: Callable[..., FilePayload]
) -> None:
    line = house.line()
    phone = phones(line)
    phone.sign_in("engineer.a")
    line.set("refuse")
    phone.go("/equipment/D01")
    sheet = phone.page.get_by_role("dialog")
    save = sheet.get_by_role("button", name=phone.say("save"), exact=True)
    phone.press("add_document")
    pdf = FilePayload(name="manual.pdf", mimeType="application/pdf", buffer=b"%PDF-1.4 a manual")
    sheet.locator("input[type=file]").set_input_files(pdf)
    save.click()
    expect(phone.page.get_by_text("manual", exact=True)).to_be_visible()
    phone.press("record_problem")
    sheet.get_by_label(phone.say("problem_what")).fill("探头")
    sheet.get_by_label(phone.say("problem_quantity")).fill("2")
    sheet.locator("input[type=file]").set_input_files(picture())
    save.click()
    expect(sheet.get_by_role("alert")).to_be_visible()  # first somebody says that no patient is visible
    sheet.get_by_role("checkbox").check()
    save.click()
    expect(phone.page.get_by_text("探头 × 2")).to_be_visible()
    phone.button("exchange").dblclick()
    expect(phone.page.get_by_role("link", name=phone.say("exchange_number"))).to_be_visible()
    line.set("none")
    phone.until(lambda: len(house.rows("delivery_issue", equipment="D01", what="探头")) == 1, "the shortage is there")
    ((_, issue),) = house.rows("delivery_issue", equipment="D01", what="探头").items()
    phone.until(lambda: issue["followup"] in house.rows("job", equipment="D01", urgency="urgent"), "its job is there")
    ((_, paper),) = house.rows("equipment_document", equipment="D01", title="manual").items()
    phone.until(lambda: (len(pdf["buffer"]), len(pdf["buffer"])) in house.uploads(), "the paper's bytes are there")
    answer = house.served.client("manager").get(f"/api/blobs/{paper['blob']}")
    assert answer.content == pdf["buffer"]
