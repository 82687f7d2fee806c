"""The printed report: every word of the document is on it, in both languages, whatever somebody typed."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from server.config import FONTS
from server.domain.blanks import GONE
from server.reports import handed
from server.reports.glyphs import Showing, coverage
from server.reports.words import UNITS, WORDS
from tests.reports.bench import PIXEL, Desk, pages, report_hash, squeezed
from tests.reports.maker import document, finding, photo

OUTCOMES = {"zh": "合格", "en": "Pass"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


def expected(made: dict[str, Any], lang: str) -> list[str]:
    """What the customer's paper must say, read from the document by hand."""
    device, said = made["equipment"], []
    for run in made["runs"]:
        said += [run[lang], *(item["section_" + lang] or item["section_zh"] for item in run["items"])]
        for item in run["items"]:
            said.append(item[lang][:1].upper() + item[lang][1:])
            said += [item["chosen"][lang]] if item["chosen"] else []
            said += [item["raw"] + item["unit"]] if item["unit"] not in UNITS and item["type"] == "numeric" else []
            said += [item["note"], item["reason"]]
            limits = item["limits"] or {}
            said += [str(n).replace("-", "−") for n in limits.values() if n]
        said += [word for i in run["instruments"] for word in (i["name"], i["serial"], i["calibration_due"])]
    said += [device["name_" + lang], device["serial"], device["udi"], device["asset_no"], made["number"]]
    said += [made["hospital"][lang], made["department"][lang], made["job"]["contract"], made["firm"][lang]]
    said += [made["advice"], made["guidance"], *(work["text"] for work in made["work"])]
    said += [finding["text"] for finding in made["findings"]]
    return [squeezed(word) for word in said + [s["name"] + s["meaning"] for s in made["signatures"]] if word]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", ["CL-CT-Q", "CL-MON-Y"])
def test_all_that_was_signed_stands_on_the_paper(desk: Desk, code: str, lang: Any) -> None:
    made = document(code=code, findings=[finding("机架底部有少量渗油，已擦净，下次复查。")])
    found = pages(desk.pdf(made, lang))
    text = "".join(found)
    lines = made["runs"][0]["items"]
    assert [word for word in expected(made, lang) if word not in text] == []
    assert text.count(OUTCOMES[lang]) >= len(lines)
    assert len(lines) >= 30


@pytest.mark.parametrize(("lang", "said"), [("zh", "（内容已删除）"), ("en", "(redacted)")])
def test_what_was_taken_out_is_said_in_the_papers_words(desk: Desk, lang: Any, said: str) -> None:
    made = document(advice=f"{GONE}，下次复查。", guidance="■■■")
    made["equipment"]["model"] = GONE
    text = "".join(pages(desk.pdf(made, lang)))
    assert text.count(squeezed(said)) == 3
    assert not re.search(rf"{re.escape(GONE)}|■■■", text)


def test_a_parts_heading_goes_over_to_the_next_page_with_its_first_line(desk: Desk) -> None:
    made = document(code="CL-MON-Y", findings=[finding("机架底部有少量渗油，已擦净，下次复查。")])
    first, second = pages(desk.pdf(made, "zh"))[:2]
    last = next(item for item in made["runs"][0]["items"] if squeezed(item["zh"]) not in first)
    assert squeezed(last["section_zh"]) in second
    assert squeezed(last["section_zh"]) not in first


def test_each_page_has_its_number_and_each_part_of_a_long_table_its_heads(desk: Desk) -> None:
    found = pages(desk.pdf(document(), "en"))
    assert len(found) >= 2
    assert [page.count(f"Page{n}of{len(found)}") for n, page in enumerate(found, 1)] == [1] * len(found)
    with_lines = [page for page in found if "Pass" in page]
    assert len(with_lines) >= 2
    assert all("#ItemLimitResultOutcome" in page for page in with_lines)


def test_the_file_claims_pdf_a_3u_and_holds_no_less(desk: Desk) -> None:
    reader = PdfReader(BytesIO(desk.pdf(document(photos=[photo(PIXEL)]))))
    about = reader.xmp_metadata
    assert about is not None
    meta = about.stream.get_data().decode()
    assert 'pdfaid:part="3"' in meta or "<pdfaid:part>3<" in meta
    assert 'pdfaid:conformance="U"' in meta or "<pdfaid:conformance>U<" in meta
    root: Any = reader.root_object
    attached: Any = root["/AF"]
    assert [found.get_object()["/AFRelationship"] for found in attached] == ["/Source"]
    assert root["/OutputIntents"]
    assert "/Encrypt" not in reader.trailer
    assert "/JavaScript" not in root.get("/Names", {})
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            (inner,) = font.get_object()["/DescendantFonts"]
            described = inner.get_object()["/FontDescriptor"].get_object()
            assert described.keys() & {"/FontFile2", "/FontFile3"}, "each font is inside"
            assert "/ToUnicode" in font.get_object(), "each glyph says its character"


def test_signatures_are_drawn_as_lines_not_as_a_picture(desk: Desk) -> None:
    reader = PdfReader(BytesIO(desk.pdf(document())))
    assert sum(len(page.images) for page in reader.pages) == 0


def test_what_the_fonts_lack_gets_a_stand_in_that_is_said(desk: Desk) -> None:
    made = document(advice="好的👍\u202e反 𠮷野 \x07", guidance="שלום e\u0301 ☑")
    text = "".join(pages(desk.pdf(made)))
    for code in ("1F44D", "202E", "20BB7", "0007", "05E9", "2611"):
        assert text.count(f"〔U+{code}〕") == 1, code
        assert f"U+{code}" in text.split("report.json中")[-1]
    assert "ThumbsUpSign" in text
    assert handed.verify(desk.pdf(made), desk.firm.certificate).state == "valid"


def test_the_fonts_show_every_word_of_the_product() -> None:
    """Templates, the demo firm and the paper's own words; what is typed later may lack, what we ship may not."""
    showing = Showing(coverage(FONTS))
    for file in Path("server/demo/firm").glob("*.json"):
        showing.text(file.read_text("utf-8"))
    for pair in (*WORDS.values(), *UNITS.values()):
        showing.tree(list(pair))
    assert showing.said() == []


def test_the_fonts_show_each_character_of_the_first_two_blocks_and_name_the_rarest_ones() -> None:
    """The unified ideographs and extension A whole, so 㛃 and 镕; of the later planes what the fonts have."""
    shown = coverage(FONTS)
    assert set(range(0x4E00, 0x9FA6)) | set(range(0x3400, 0x4DB6)) <= shown
    assert len([code for code in shown if code >= 0x20000]) >= 1_900
    showing = Showing(shown)
    assert showing.text("王㛃 朱镕 龚𬭁 𠮷野") == "王㛃 朱镕 龚𬭁 〔U+20BB7〕野"
    assert showing.said() == ["U+20BB7 Cjk Unified Ideograph-20Bb7"]


HOSTILE = {
    "typst": '#import "x" #panic("no") $a$ *b* _c_ = d @e <f> `g` \\ #sys.inputs // h /* i',
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;",
    "a path": '#read("/etc/passwd") #image("../../../etc/passwd")',
    "format": "{0} {name} %s %(x)s ${y}",
    "a long word": "W" * 3_000,
    "many characters": "检查" * 10_000,
    "many lines": "\n" * 500 + "end",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_somebody_typed_is_text_and_nothing_else(desk: Desk, what: str) -> None:
    said = HOSTILE[what]
    made = document(advice=said, hospital=document()["hospital"] | {"zh": said[:200]}, findings=[finding(said)])
    made["runs"][0]["items"][0] |= {"note": said, "reason": said[:300]}
    made["runs"][0]["items"][1] |= {"special": {"id": "x", "zh": said[:300], "en": said[:300]}, "assumed": True}
    made["runs"][0]["scanned"] = {"raw": said, "at": 1}
    made["signatures"][0]["name"] = said[:100]
    text = "".join(pages(desk.pdf(made)))
    one = squeezed(said)
    assert text.count(one) >= 3 or (len(one) > 2_000 and text.count(one[-2:]) >= 3 * one.count(one[-2:]))


def test_no_text_leaves_the_page(desk: Desk) -> None:
    made = document(advice="W" * 3_000, number="N" * 120)
    reader = PdfReader(BytesIO(desk.pdf(made)))
    width = float(reader.pages[0].mediabox.width)
    ends: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], *_: Any) -> None:
        if text.strip():
            ends.append(tm[4] * cm[0] + cm[4])

    for page in reader.pages:
        page.extract_text(visitor_text=visit)
    assert max(ends) < width - 20


def test_five_hundred_lines_are_printed_and_more_text_than_a_printer_ends_is_shortened_visibly(desk: Desk) -> None:
    made = document()
    line = made["runs"][0]["items"][0]
    made["runs"][0]["items"] = [line | {"key": f"k{n}", "note": f"第{n}行"} for n in range(500)]
    text = "".join(pages(desk.pdf(made)))
    assert all(f"第{n}行" in text for n in range(500))
    made["runs"][0]["items"] = [line | {"key": f"k{n}", "note": "字" * 20_000} for n in range(500)]
    file = desk.pdf(made)
    text = "".join(pages(file))
    assert text.count("个字符，全文在附件report.json中") == 500
    assert handed.verify(file, desk.firm.certificate).state == "valid"


def test_a_photo_that_is_missing_or_broken_is_said_and_the_others_are_shown(desk: Desk, tmp_path: Path) -> None:
    broken, other = b"\xff\xd8\xff no picture", PIXEL + b" "
    made = document(photos=[photo(PIXEL), photo(broken, "image/jpeg"), photo(b"far away"), photo(other, "image/heic")])
    files = {}
    for plain, mime in ((PIXEL, "image/png"), (broken, "image/jpeg"), (other, "image/heic")):
        place = tmp_path / report_hash(plain)
        place.write_bytes(plain)
        files[report_hash(plain)] = (mime, place)
    pdf = desk.pdf(made, photos=files)
    text = "".join(pages(pdf))
    assert sum(len(page.images) for page in PdfReader(BytesIO(pdf)).pages) == 1
    assert text.count("照片无法显示") == 2
    assert text.count("照片尚未送达公司") == 1
    assert text.count(report_hash(broken)[:16]) == 1


def test_bytes_that_are_not_the_named_ones_are_not_shown_as_them(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "photo"
    place.write_bytes(PIXEL)
    named = photo(b"another picture")
    pdf = desk.pdf(document(photos=[named]), photos={named["hash"]: ("image/png", place)})
    assert sum(len(page.images) for page in PdfReader(BytesIO(pdf)).pages) == 0


def test_an_amendment_names_what_it_replaces_and_why(desk: Desk) -> None:
    made = document(amends={"seal": "first", "hash": "ab" * 32, "reason": "水模数值写错"})
    text = "".join(pages(desk.pdf(made)))
    assert "代替报告abababababab…，原因：水模数值写错" in text


def test_both_sides_of_what_nobody_settled_are_shown(desk: Desk) -> None:
    made = document(contested=[{"kind": "finding", "id": "f", "field": "text", "sides": [
        {"value": "轻微渗油", "by": "P03", "at": 1}, {"value": "严重渗油", "by": "P04", "at": 2}]}])  # fmt: skip
    item = next(i for i in made["runs"][0]["items"] if i["id"] == "noise")
    item |= {"raw": "0.2", "others": [
        {"raw": "0.4", "chosen": None, "value": 0.4, "unit": "%", "outcome": "fail", "reason": "", "by": "P04", "at": 1}
    ]}  # fmt: skip
    text = "".join(pages(desk.pdf(made)))
    assert "有不同记录，未定:工程师A0.2%合格" in text
    assert "另有记录:工程师B0.4%不合格" in text
    assert "工程师A:轻微渗油/工程师B:严重渗油" in text
