"""The quarterly maintenance of a CT as an engineer fills it in: each of its 38 lines with an answer of its type."""

from __future__ import annotations

from typing import Any, NamedTuple

from server import standard
from tests.e2e.words import Lang

JOB = "demo-ct-d01"
RUN = f"{JOB}~CL-CT-Q"


def items_of(code: str) -> dict[str, dict[str, Any]]:
    """The lines of a checklist, by id."""
    forms = (value for kind, _, value in standard.records() if kind == "template")
    return {item["id"]: item for item in next(form for form in forms if form["code"] == code)["items"]}


ITEMS = items_of("CL-CT-Q")


class Skipped(NamedTuple):
    reason: str


class Photo(NamedTuple):
    """A line that a photo answers."""


class Signed(NamedTuple):
    name: str


Answer = str | Skipped | Photo | Signed

ANSWERS: dict[str, Answer] = {
    "release": "yes", "sw_version": "V5.1.2-b7", "tube_seconds": "128455", "log_errors": "12",
    "room_temp": "21.5", "room_rh": "45", "mains_v": "382", "estop": "pass", "door_interlock": "pass",
    "intercom": "pass", "table_move": "pass", "table_pos": "0.4", "laser": "1.1",
    "tilt": Skipped("机架不倾斜 no tilt"), "filters": "fail", "fans": "pass", "coolant": "18", "oil": "pass",
    "arcs": "3", "sliprings": "pass", "ground": "pass", "disk_free": "63", "backup": "pass",
    "air_cal": "pass", "ct_water": "-0.7", "uniformity": "1.9", "noise": "0.28", "resolution": "7.2",
    "artefact": "pass", "phantom_img": Photo(), "dicom": "pass", "tuning": "无 none",
    "q_and_a": "问：何时换滤网？答：本周", "guidance": "先预热再扫描", "advice": "扫描间保持 22 °C",
    "verdict": "limited", "sig_engineer": Signed(""), "sig_customer": Signed("科室代表甲"),
}  # fmt: skip
"""One fails with a photo, one does not apply, the others are within their limits."""
WITHOUT_ANSWER_RECORD = ("phantom_img", "sig_engineer", "sig_customer")


def title(item: dict[str, Any], lang: Lang) -> str:
    name: str = item[lang]
    return name


def option(item: dict[str, Any], value: str, lang: Lang) -> str:
    label: str = next(o for o in item["options"] if o["value"] == value)[lang]
    return label
