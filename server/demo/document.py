"""The report's document of a demo visit, made from its rows as a device would make it (docs/report.md)."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

import msgspec

from server.store.db import Connection

Json = dict[str, Any]
SECTIONS = {
    "A 识别": "A Identification", "B 目视": "B Visual check", "C 电气安全": "C Electrical safety",
    "D 性能": "D Performance", "E 标签": "E Labels", "结论与建议": "Conclusion and advice",
}  # fmt: skip
"""As the app says them; the checklist that is sealed in the demo has these."""
BELOW = ("step", "run", "answer", "photo", "finding", "signature", "work_item")
DEVICE = (
    "name_zh", "name_en", "vendor", "model", "serial", "udi", "asset_no", "location",
    "device_class", "safety_class", "applied_part",
)  # fmt: skip


class Row(NamedTuple):
    kind: str
    id: str
    seq: int
    by: str
    at: int
    value: Json

    def texts(self, *names: str) -> Json:
        return {name: self.value.get(name) or "" for name in names}


class Visit:
    """All rows that one job's report is made from."""

    def __init__(self, conn: Connection, job: str) -> None:
        self._conn = conn
        self.job = self.row("job", job)
        self.hospital = self.row("hospital", self.job.value["hospital"])
        self.equipment = self.row("equipment", self.job.value["equipment"])
        self.department = self.row("department", self.equipment.value["department"])
        self.below: dict[str, list[Row]] = defaultdict(list)
        for row in self._rows("root = ? ORDER BY at, id", f"job/{job}"):
            self.below[row.kind].append(row)

    def row(self, kind: str, id: str) -> Row:
        return self._rows("kind = ? AND id = ?", kind, id)[0]

    def covers(self) -> dict[str, dict[str, int]]:
        rows = [self.job, self.hospital, self.department, self.equipment]
        rows += [row for kind in BELOW for row in self.below[kind]]
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for row in rows:
            found[row.kind][row.id] = row.seq
        return found

    def _rows(self, where: str, *keys: str) -> list[Row]:
        sql = f"SELECT kind, id, seq, by, at, value FROM row WHERE {where}"
        found = self._conn.execute(sql, keys)
        return [Row(kind, id, seq, by, at, msgspec.json.decode(value)) for kind, id, seq, by, at, value in found]


def document(conn: Connection, job: str, sealing: Json) -> Json:
    """`sealing`: what the moment of sealing adds (id, made, lang)."""
    visit = Visit(conn, job)
    value = visit.job.value
    firm = visit.row("letterhead", "firm")
    found: Json = sealing | {
        "schema": "kept-report/2",
        "number": f"{value['number']}-{value['template']}",
        "kind": value["type"],
        "firm": firm.texts("zh", "en", "address", "phone"),
        "hospital": {"id": visit.hospital.id, **visit.hospital.texts("zh", "en", "address")},
        "department": {"id": visit.department.id, **visit.department.texts("zh", "en")},
        "equipment": {"id": visit.equipment.id, **visit.equipment.texts(*DEVICE)},
        "job": _job(visit),
        "runs": [_run(visit, run) for run in visit.below["run"]],
        "photos": [],
        "findings": [],
        "advice": value.get("advice", ""),
        "guidance": value.get("guidance", ""),
        "work": [
            {"id": row.id, "text": row.value["text"], "minutes": row.value["minutes"], "confirmed": True}
            for row in sorted(visit.below["work_item"], key=lambda row: row.value["order"])
        ],
        "signatures": [_signature(row) for row in visit.below["signature"]],
        "contested": [],
        "covers": visit.covers(),
        "amends": None,
    }
    return found | {"people": [{"id": id, **visit.row("person", id).texts("name", "name_en")} for id in _people(visit)]}


def _people(visit: Visit) -> list[str]:
    return sorted({row.by for rows in visit.below.values() for row in rows} | set(visit.job.value["engineers"]))


def _job(visit: Visit) -> Json:
    named = visit.job.texts("number", "type", "planned", "due", "period", "contract")
    steps = [
        {"id": row.id, "step": row.value["step"], "at": row.at, "by": row.by, "note": row.value.get("note", "")}
        for row in visit.below["step"]
    ]
    return {"id": visit.job.id, **named, "engineers": sorted(visit.job.value["engineers"]), "steps": steps}


def _run(visit: Visit, run: Row) -> Json:
    form = visit.row("template", f"{run.value['template']}@{run.value['version']}").value
    answers = {row.value["item"]: row for row in visit.below["answer"]}
    lines = [_line(visit, run, item, answers.get(item["id"])) for item in form["items"] if item["type"] != "signature"]
    instrument = visit.row("instrument", run.value["instrument"])
    verdict = answers["verdict"].value["reading"]["raw"]
    scanned = {"raw": run.value["scanned"], "at": run.value["scanned_at"]} if run.value.get("scanned") else None
    return {
        "id": run.id, "template": run.value["template"], "version": run.value["version"],
        "zh": form["zh"], "en": form["en"], "report_zh": form["report_zh"],
        "outcome": run.value["outcome"], "unavailable": None, "verdict": verdict, "items": lines, "scanned": scanned,
        "instruments": [{"id": instrument.id, **instrument.texts("name", "model", "serial", "calibration_due")}],
    }  # fmt: skip


def _line(visit: Visit, run: Row, item: Json, answer: Row | None) -> Json:
    reading = answer.value["reading"] if answer else {}
    limits, raw = reading.get("limits") or {}, reading.get("raw", "")
    option = next((one for one in item.get("options", ()) if one["value"] == raw), None)
    photos = [row for row in visit.below["photo"] if row.value["item"] == item["id"]]
    return {
        "id": item["id"], "key": f"{run.id}~{item['id']}",
        "section_zh": item["section"], "section_en": SECTIONS.get(item["section"], item["section"]),
        "zh": item["zh"], "en": item["en"], "type": item["type"], "raw": raw,
        "chosen": {"zh": option["zh"], "en": option["en"]} if option else None,
        "value": reading.get("value"), "unit": reading.get("unit", item.get("unit", "")),
        "outcome": reading.get("outcome", ""), "reason": "", "special": None,
        "by": answer.by if answer else "", "at": answer.at if answer else None,
        "limits": {"min": limits.get("min"), "max": limits.get("max")} if limits else None,
        "assumed": bool(limits) and "limit_table" in item,
        "note": "", "copied": reading.get("copied", False), "instrument": "",
        "photos": [_photo(row) for row in photos], "others": [],
    }  # fmt: skip


def _photo(row: Row) -> Json:
    size = {"width": row.value.get("width", 0), "height": row.value.get("height", 0)}
    about = {"hash": row.value["blob"], "mime": row.value["mime"], "caption": row.value["caption"]}
    return {"id": row.id, "by": row.by, "at": row.at, **about, **size}


def _signature(row: Row) -> Json:
    named = row.texts("run", "item", "role", "name", "position", "meaning", "reason")
    size = {"width": row.value["width"], "height": row.value["height"]}
    strokes = [[[round(n, 2) for n in point] for point in stroke] for stroke in row.value["strokes"]]
    return {"id": row.id, "act": "signed", "strokes": strokes, "at": row.at, "by": row.by, **named, **size}
