"""Which column speaks which language: `label`, `label::中文 (zh)`, `label::English (en)`."""

import re
from typing import NamedTuple

_CHINESE = re.compile(r"zh|中文|汉|漢|chinese|mandarin", re.IGNORECASE)
_ENGLISH = re.compile(r"\(en\b|^en\b|english|英", re.IGNORECASE)
_MARKS = re.compile(r"<[^>]{1,200}>|\*{1,2}|^#+ ", re.MULTILINE)


class Wording(NamedTuple):
    zh: str
    en: str
    others: tuple[str, ...]
    """Columns of languages that the product does not have."""


def wording(cells: dict[str, str], name: str) -> Wording:
    """The texts of `label` or `hint` in both languages; one that is missing is the other's."""
    found: dict[str, str] = {}
    others = []
    for column, text in cells.items():
        head, _, tongue = column.partition(":")
        if head.strip().lower() != name:
            continue
        tongue = tongue.strip(": ")
        key = "zh" if _CHINESE.search(tongue) else "en" if _ENGLISH.search(tongue) else "" if not tongue else None
        if key is None:
            others.append(column)
        else:
            found[key] = text.strip()
    plain = found.get("", "")
    zh = found.get("zh") or plain or found.get("en", "")
    return Wording(zh, found.get("en") or plain or zh, tuple(others))


def without_marks(text: str) -> str:
    """Without the marks of HTML and Markdown, which the app does not draw."""
    return _MARKS.sub("", text).strip()
