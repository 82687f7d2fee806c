"""One row of a survey after the other: what kind of line it becomes, and what of it stays behind."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from server.imports.conditions import bounds, shown_when
from server.imports.notes import Note, note
from server.imports.wording import without_marks, wording

Item = dict[str, Any]
_SELECT = re.compile(
    r"^select[ _]?(one|1|multiple|all that apply)?(?: from)? (\S+)( (?:or_other|or specify other))?$", re.IGNORECASE
)
_BEGIN = re.compile(r"^begin[ _](group|repeat|loop)$")
_END = re.compile(r"^end[ _](group|repeat|loop)$")
PLAIN = {
    "integer": "numeric", "int": "numeric", "decimal": "numeric", "range": "numeric",
    "text": "text", "string": "text", "image": "photo", "photo": "photo",
}  # fmt: skip
AS_TEXT = {"date", "time", "datetime", "barcode"}
OWN = {"start", "end", "today", "deviceid", "username", "email", "phonenumber", "audit", "start-geopoint"}
"""What the app writes down by itself."""
QUIET = {"type", "name", "required", "relevant", "constraint", "appearance", "unit", "relevance", "bind::relevant"}
"""Columns that are read, or that say only how a form looks."""
_TWO_WAYS = ({"pass", "fail"}, {"ok", "fail"}, {"ok", "nok"}, {"ok", "not_ok"}, {"合格", "不合格"})
_ID = re.compile(r"[^A-Za-z0-9_]+")


class Row(NamedTuple):
    number: int
    cells: dict[str, str]

    def get(self, *names: str) -> str:
        lower = {k.lower(): v for k, v in self.cells.items()}
        return next((lower[n].strip() for n in names if lower.get(n, "").strip()), "")

    @property
    def yes(self) -> bool:
        return self.get("required", "bind::required").lower() in ("yes", "true", "true()", "1")


class Group(NamedTuple):
    kind: str
    zh: str
    en: str
    when: dict[str, list[str]]
    row: Row


class Survey:
    """Takes rows in their order; `notes` grows with what could not be taken over as it was."""

    def __init__(self, lists: dict[str, list[dict[str, str]]]) -> None:
        self.lists = lists
        self.notes: list[Note] = []
        self._items: list[Item] = []
        self._ids: dict[str, str] = {}
        self._groups: list[Group] = []
        self._strange: set[str] = set()

    def take(self, row: Row) -> None:
        written = re.sub(r"\s+", " ", row.get("type"))
        type = written.lower()
        begin = _BEGIN.match(type)
        if begin:
            self._groups.append(self._group(begin[1], row))
        elif _END.match(type):
            if self._groups:
                self._groups.pop()
        else:
            select = _SELECT.match(written)
            item = self._select(row, *select.groups()) if select else self._typed(type, row)
            if item:
                self._items.append(self._common(row, item))

    def items(self) -> list[Item]:
        return self._items

    def tell(self, row: Row, column: str, code: str, **more: str) -> None:
        self.notes.append(note(row.number, row.get("name"), column, code, more))

    def _group(self, kind: str, row: Row) -> Group:
        said = wording(row.cells, "label")
        name = row.get("name")
        if kind != "group":
            self.tell(row, "type", "repeat")
        return Group(kind, without_marks(said.zh) or name, without_marks(said.en) or name, self._when(row), row)

    def _typed(self, type: str, row: Row) -> Item | None:
        if PLAIN.get(type) == "numeric":
            return self._numeric(type, row)
        if PLAIN.get(type) == "photo":
            signs = "signature" in row.get("appearance").lower()
            return {"type": "signature"} if signs else {"type": "photo", "min": 1 if row.yes else 0}
        if type in PLAIN:
            return {"type": PLAIN[type]}
        return self._strange_type(type, row)

    def _strange_type(self, type: str, row: Row) -> Item | None:
        if type in AS_TEXT:
            self.tell(row, "type", "as_text", type=type)
            return {"type": "text"}
        if type in ("acknowledge", "trigger"):
            self.tell(row, "type", "as_pass_fail", type=type)
            return {"type": "pass_fail"}
        code = "own" if type in OWN else "calculate" if type == "calculate" else "type"
        self.tell(row, "type", "heading" if type == "note" else code, type=type)
        return None

    def _select(self, row: Row, how: str | None, list_name: str, other: str | None) -> Item | None:
        options = self.lists.get(list_name, [])
        if (how or "one").lower() not in ("one", "1"):
            self.tell(row, "type", "multiple", type=row.get("type"))
            return None
        if not options:
            self.tell(row, "type", "no_options", type=row.get("type"))
            return None
        if other:
            self.tell(row, "type", "or_other")
        if {option["value"].lower() for option in options} in _TWO_WAYS:
            self.tell(row, "type", "as_pass_fail", type=row.get("type"))
            return {"type": "pass_fail"}
        return {"type": "choice", "options": options}

    def _numeric(self, type: str, row: Row) -> Item:
        item: Item = {"type": "numeric", "unit": row.get("unit")[:40], "limits": {}}
        if type in ("integer", "int"):
            item["decimals"] = 0
        constraint = row.get("constraint", "bind::constraint")
        found = bounds(constraint) if constraint else None
        if found:
            item["limits"] = found[0]
            self.tell(row, "constraint", "open_limits" if found[1] else "limits", value=constraint)
        elif constraint:
            self.tell(row, "constraint", "constraint", value=constraint)
        return item

    def _common(self, row: Row, item: Item) -> Item:
        """What every kind of line has: id, section, wording, when it is shown; and what is left behind."""
        said, hint = wording(row.cells, "label"), wording(row.cells, "hint")
        zh, en = (without_marks(word) or row.get("name") for word in (said.zh, said.en))
        section = self._groups[0] if self._groups else Group("group", "", "", {}, row)
        made: Item = {"id": self._id(row), "section": section.zh, "section_en": section.en, "zh": zh, "en": en}
        made |= item | {"required": row.yes}
        made |= {"note": without_marks(hint.zh)[:500]} if hint.zh else {}
        when = self._when(row)
        for group in self._groups:
            when = group.when | when
        if when:
            made["show_when"] = when
        if any(group.kind != "group" for group in self._groups) and item["type"] in ("text", "numeric"):
            made["repeatable"] = True
        self._left_behind(row, item)
        return made

    def _when(self, row: Row) -> dict[str, list[str]]:
        relevant = row.get("relevant", "relevance", "bind::relevant")
        found = shown_when(relevant) if relevant else None
        known = {item["id"]: item for item in self._items}
        if found and all(known.get(self._ids.get(n, ""), {}).get("type") in ("choice", "pass_fail") for n in found):
            return {self._ids[name]: values for name, values in found.items()}
        if relevant:
            self.tell(row, "relevant", "relevant", value=relevant)
        return {}

    def _id(self, row: Row) -> str:
        name = row.get("name")
        plain = _ID.sub("_", name).strip("_")[:40] or f"row_{row.number}"
        id, n = plain, 2
        while id in self._ids.values():
            id, n = f"{plain}_{n}", n + 1
        if id != name:
            self.tell(row, "name", "renamed", value=name, id=id)
        self._ids[name] = id
        return id

    def _left_behind(self, row: Row, item: Item) -> None:
        texts = {"label": wording(row.cells, "label"), "hint": wording(row.cells, "hint")}
        for said in texts.values():
            for column in said.others:
                if column not in self._strange:
                    self._strange.add(column)
                    self.tell(row, column, "language")
        if "${" in texts["label"].zh + texts["label"].en:
            self.tell(row, "label", "reference", value=texts["label"].zh)
        if item["type"] != "numeric" and row.get("constraint", "bind::constraint"):
            self.tell(row, "constraint", "constraint", value=row.get("constraint", "bind::constraint"))
        for column, value in row.cells.items():
            head = column.partition(":")[0].strip().lower()
            if head not in QUIET | set(texts) and column.lower() not in QUIET and not head.startswith("bind"):
                self.tell(row, column, "column", value=value)
