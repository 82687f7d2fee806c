"""An XLSForm becomes a checklist's draft, with a list, by row, of what could not be taken over and why."""

from __future__ import annotations

import io
import re
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import xlsx_to_dict
from pyxform.xls2xform import convert

from server.errors import Problem
from server.imports.apart import answer
from server.imports.questions import Row, Survey
from server.imports.wording import without_marks, wording
from server.imports.zipped import judge_workbook

MOST = 500
_CODE = re.compile(r"[^A-Za-z0-9_-]+")
Draft = dict[str, Any]


def read(content: bytes) -> dict[str, Any]:
    """`{"draft": …, "notes": […]}`. Raises Problem `unreadable_file`, or `bad_form` with the library's own words."""
    judge_workbook(content)
    try:
        book = xlsx_to_dict(io.BytesIO(content))
        convert(xlsform=io.BytesIO(content), validate=False, file_type=".xlsx")
    except PyXFormError as error:
        raise Problem("bad_form", detail=str(error)[:1000]) from None
    return taken_over(book)


def taken_over(book: dict[str, Any]) -> dict[str, Any]:
    """A workbook's sheets, as pyxform reads them, as a draft and notes."""
    survey = Survey(_choices(book.get("choices", [])))
    for number, cells in enumerate(book.get("survey", []), start=2):
        if cells:
            survey.take(Row(number, {str(k).strip(): str(v) for k, v in cells.items()}))
    items = survey.items()
    if len(items) > MOST:
        raise Problem("bad_form", detail=f"{len(items)} > {MOST}")
    settings: dict[str, str] = next(iter(book.get("settings", [])), {})
    return {"draft": _head(settings) | {"items": items}, "notes": survey.notes}


def _head(settings: dict[str, str]) -> Draft:
    title = settings.get("form_title") or settings.get("title") or ""
    code = settings.get("form_id") or settings.get("id_string") or ""
    return {"code": _CODE.sub("-", code).strip("-")[:40], "zh": title[:200], "en": title[:200]}


def _choices(rows: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    """List name -> options."""
    lists: dict[str, list[dict[str, str]]] = {}
    for cells in rows:
        name = cells.get("list_name") or cells.get("list name")
        value = cells.get("name") or cells.get("value")
        if not name or not value:
            continue
        said = wording({str(k).strip(): str(v) for k, v in cells.items()}, "label")
        zh, en = (without_marks(word) or value for word in (said.zh, said.en))
        lists.setdefault(name, []).append({"value": value, "zh": zh, "en": en})
    return lists


if __name__ == "__main__":
    answer(read)
