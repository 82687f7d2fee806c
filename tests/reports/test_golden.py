"""Reports that the web side wrote, one in each form, read here to the byte: both sides mean the same by their page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from server.reports import handed
from server.reports.tongue import Lang
from server.rules import report
from server.rules.sealing import Code, bytes64, digest, key_id, read_code, seal_text, signed, write_code
from tests.reports.bench import Desk, pages

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture(scope="module", params=[1, 2])
def golden(request: pytest.FixtureRequest) -> Any:
    return json.loads((GOLDEN / f"report-{request.param}.json").read_text("utf-8"))


def test_both_sides_write_the_same_bytes(golden: Any) -> None:
    assert rfc8785.dumps(golden["document"]).decode() == golden["canonical"]
    assert digest(golden["canonical"].encode()) == golden["hash"]


def test_the_devices_signature_key_and_code_are_understood(golden: Any) -> None:
    spki = bytes64(golden["spki"])
    assert spki is not None
    assert key_id(spki) == golden["key"]
    assert signed(spki, golden["signature"], seal_text(golden["hash"]))
    assert not signed(spki, golden["signature"], seal_text("0" * 64))
    code = Code(golden["hash"], golden["key"], golden["signature"])
    assert (write_code(code), read_code(golden["code"])) == (golden["code"], code)


def test_its_document_is_a_report_in_every_part(golden: Any, tmp_path: Path) -> None:
    read = report.read(golden["canonical"].encode())
    document = golden["document"]
    assert [len(run.items) for run in read.runs] == [len(run["items"]) for run in document["runs"]]
    assert len(read.signatures) == len(document["signatures"])
    desk = Desk(tmp_path)
    pdf = desk.pdf(document)
    assert handed.verify(pdf, desk.firm.certificate).state == "valid"
    text = "".join(pages(pdf))
    for run in document["runs"]:
        for item in run["items"]:
            assert "".join(item["zh"].split()).removeprefix(item["zh"][:1]) in text


def test_the_second_form_says_by_what_was_judged_and_which_device_it_was(tmp_path: Path) -> None:
    document = json.loads((GOLDEN / "report-2.json").read_text("utf-8"))["document"]
    said = {"zh": ["特殊限值:移动设备", "≤500µA暂定", "尚未经管理员确认", "沿用上次并已确认"]}
    said["zh"] += ["已扫描设备标签核对设备(2026-11-2111:59)"]
    said["en"] = ["Speciallimit:mobile", "≤500µAassumed", "noadministratorhasconfirmed", "carriedoverandconfirmed"]
    said["en"] += ["identifiedbyitslabel(2026-11-2111:59)"]
    langs: list[Lang] = ["zh", "en"]
    for lang in langs:
        text = "".join(pages(Desk(tmp_path).pdf(document, lang)))
        assert [word for word in said[lang] if word.replace(":", "：") not in text and word not in text] == []
        assert text.count(said[lang][1]) == 1


def test_a_code_has_one_spelling(golden: Any) -> None:
    """The last letter of a signature has four bits that say nothing: of 64 letters only 4 write them as nought."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    read = [read_code(golden["code"][:-1] + letter) for letter in letters]
    assert sum(code is not None for code in read) == 4
    assert read_code(golden["code"] + "=") is None
