"""What stands in one cell, made into a field's value. Raises Wrong with a code that the app has a sentence for."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

EXCEL_BEGINS = date(1899, 12, 30)
"""Day 0 of a spreadsheet: it takes 1900 for a leap year, so real days are counted from here."""
_DAYS = range(18_264, 73_051)  # 1950 to 2099
_PARTS = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?")
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MANGLED = re.compile(r"-?\d([.,]\d+)?E[+-]\d{2,3}")
"""As spreadsheets write a long number, with a sign always; a serial of one's own such as 1e5 is none."""
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_MADE_DAY = re.compile(rf"\d{{1,2}}-({_MONTHS})|({_MONTHS})-\d{{2}}|\d{{1,2}}月\d{{1,2}}日|\d{{4}}年\d{{1,2}}月")
"""As spreadsheets write what they took for a day without a year or a month."""
CLASSES: dict[str, str] = {
    "ct": "ct", "磁共振": "mri", "核磁": "mri", "mr": "mri", "mri": "mri", "dr": "dr", "数字化x射线": "dr",
    "血管造影": "dsa", "dsa": "dsa", "超声": "ultrasound", "彩超": "ultrasound", "us": "ultrasound",
    "监护仪": "patient_monitor", "呼吸机": "ventilator", "除颤仪": "defibrillator", "输注泵": "infusion_pump",
    "输液泵": "infusion_pump", "心电图机": "ecg", "ecg": "ecg", "血液透析": "dialysis", "透析": "dialysis",
    "胎儿监护": "fetal_monitor", "检验分析仪": "analyzer", "分析仪": "analyzer", "工作站": "workstation",
    "多媒体": "multimedia", "放疗辅助": "linac_aux",
}  # fmt: skip
"""Words for classes; another word stays as it is written."""
CLASS_ZH = {
    "ct": "CT", "mri": "磁共振", "dr": "DR", "dsa": "血管造影", "ultrasound": "超声",
    "patient_monitor": "监护仪", "ventilator": "呼吸机", "defibrillator": "除颤仪", "infusion_pump": "输注泵",
    "ecg": "心电图机", "dialysis": "血液透析", "fetal_monitor": "胎儿监护", "analyzer": "分析仪",
    "workstation": "工作站", "multimedia": "多媒体", "linac_aux": "放疗辅助",
}  # fmt: skip
CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "state": {
        "in_use": ("在用", "正常", "使用中", "in use"),
        "limited": ("限制使用", "降级使用", "limited", "limited use"),
        "out_of_use": ("停用", "故障", "维修中", "out of use"),
        "retired": ("报废", "退役", "retired", "scrapped"),
    },
    "safety_class": {
        "I": ("i", "1", "i类", "一类", "class i"),
        "II": ("ii", "2", "ii类", "二类", "class ii"),
        "int": ("内部电源", "internal", "internally powered"),
    },
    "applied_part": {
        "B": ("b", "b型"),
        "BF": ("bf", "bf型"),
        "CF": ("cf", "cf型"),
        "none": ("无", "none"),
    },
}
"""Field -> value -> words for it; the first word is the Chinese one, the last the English one of an export."""


class Wrong(Exception):
    """A cell that holds no value of its field."""

    def __init__(self, code: str, field: str = "", other: int = 0) -> None:
        """`other`: the row that it collides with."""
        super().__init__(code)
        self.code, self.field, self.other = code, field, other


def plain(text: str) -> str:
    """As words are compared: narrow forms, small letters, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def day(text: str) -> str:
    """YYYY-MM-DD of 2024-3-5, 2024/3/5, 2024年3月5日, 20240305 or a spreadsheet's day number."""
    text = unicodedata.normalize("NFKC", text).strip()
    if text.isdecimal() and len(text) == 5 and int(text) in _DAYS:
        return (EXCEL_BEGINS + timedelta(days=int(text))).isoformat()
    found = _PARTS.fullmatch(text) or _SOLID.fullmatch(text)
    if not found:
        raise Wrong("bad_day")
    try:
        return date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        raise Wrong("bad_day") from None


def number(text: str, low: int, high: int) -> int:
    text = unicodedata.normalize("NFKC", text).strip()
    if not re.fullmatch(r"\d{1,6}(\.0+)?", text) or not low <= int(float(text)) <= high:
        raise Wrong("bad_number")
    return int(float(text))


def unspoilt(text: str) -> str:
    """A number that names a device, as it stands. Raises Wrong for what only a spreadsheet writes so."""
    text = text.strip()
    if _MANGLED.fullmatch(text):
        raise Wrong("mangled")
    if _MADE_DAY.fullmatch(text):
        raise Wrong("became_day")
    return text


def choice(field: str, text: str) -> str:
    if field == "device_class":
        return CLASSES.get(plain(text), text if len(text) > 40 else plain(text) if text.isascii() else text)
    wanted = plain(text)
    for value, words in CHOICES[field].items():
        if wanted == value.lower() or wanted in words:
            return value
    raise Wrong("bad_choice")


def said(field: str, value: str, lang: str) -> str:
    """A choice as it is exported, so that `choice` reads the same value again."""
    if field == "device_class":
        return CLASS_ZH.get(value, value) if lang == "zh" else value
    words = CHOICES[field].get(value)
    if field == "state" and words:
        return words[0] if lang == "zh" else words[-1]
    return value
