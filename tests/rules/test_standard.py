"""The checklists with which every firm begins."""

from __future__ import annotations

import json
import re

from server import standard


def test_no_line_of_a_checklist_tells_the_hospital_the_registers_own_numbers() -> None:
    lines = [line for kind, _, form in standard.records() if kind == "template" for line in form["items"]]
    said = [line["zh"] + line["en"] + json.dumps(line.get("help", "")) for line in lines]
    assert len(said) > 100
    assert [text for text in said if re.search(r"S0\d*-\d", text)] == []
