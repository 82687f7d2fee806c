"""What lies in the folder of one printing job: the paper's data, the template, where the paper will be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

TEMPLATE = Path(__file__).with_name("report.typ")
WORK, MAIN, PAPER = "work.json", "main.typ", "paper.pdf"


class Work(msgspec.Struct):
    """`work.json`: the paper's data, the files of its photos by hash (empty: no paper shows such a one), the fonts.

    Beside it lie the photos, and `report.json`, the envelope to attach.
    """

    data: dict[str, Any]
    photos: dict[str, str]
    fonts: str
