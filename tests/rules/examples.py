"""The worked examples: dates in, results out, each with the reason why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Json = dict[str, Any]
CASES: dict[str, Json] = {
    case["id"]: case
    for case in json.loads((Path(__file__).parent / "worked_examples.json").read_text("utf-8"))["cases"]
}


def of_area(*areas: str) -> list[str]:
    """The ids of all cases of some areas."""
    return [id for id, case in CASES.items() if case["area"] in areas]
