"""Reports as a device would make them, from the demo's checklists: whole documents, and a job that has one."""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
from typing import Any

import httpx
import rfc8785

from server.demo.told import read
from tests.reports.signer import Signer
from tests.security.world import upload_headers
from tests.server.syncing import Device

Json = dict[str, Any]
NOTHING: Json = {
    "copied": False, "instrument": "", "note": "", "reason": "", "photos": [], "others": [],
    "special": None, "assumed": False,
}  # fmt: skip
INK = [[[10.5, 20.25, 0, 0.5], [40.0, 22.0, 16, 0.5], [60.75, 60.0, 32, 0.5]], [[70, 30, 50, 0.5], [90, 35, 66, 0.5]]]


def template(code: str) -> Json:
    found: Json = next(t for t in read("catalogue.json")["templates"] if t["code"] == code)
    return found


def answered(run: str, item: Json, at: int) -> Json:
    """A plausible answer to one line of a checklist."""
    limits = item.get("limits")
    value = None
    if item["type"] == "numeric":
        low, high = (limits or {}).get("min"), (limits or {}).get("max")
        value = low if low is not None else (high if high is not None else 1)
    option = (item.get("options") or [None])[0]
    section, _, english = (item.get("section") or "").partition("|")
    raw = {"numeric": f"{value}", "text": "无", "choice": option["value"] if option else "", "pass_fail": "pass"}
    return NOTHING | {
        "id": item["id"], "key": f"{run}~{item['id']}", "section_zh": section, "section_en": english or section,
        "zh": item["zh"], "en": item["en"], "type": item["type"], "outcome": "pass",
        "raw": raw.get(item["type"], ""), "value": value, "unit": item.get("unit", ""), "by": "P03", "at": at,
        "chosen": {"zh": option["zh"], "en": option["en"]} if option and item["type"] == "choice" else None,
        "limits": {"min": limits.get("min"), "max": limits.get("max")} if limits else None,
    }  # fmt: skip


def run(job: str, code: str, at: int) -> Json:
    """A checklist with every line answered; lines to sign are left out."""
    found, id = template(code), f"{job}~{code}"
    lines = [item for item in found["items"] if item["type"] != "signature"]
    return {
        "id": id, "template": code, "version": found["version"], "zh": found["zh"], "en": found["en"],
        "report_zh": found["report_zh"], "outcome": "completed", "unavailable": None, "verdict": "healthy",
        "scanned": {"raw": "(01)06901234567892(21)SN-0001", "at": at - 8_000_000},
        "instruments": [
            {"id": "I1", "name": "电气安全分析仪", "model": "ESA-1", "serial": "SN-7", "calibration_due": "2027-01-01"}
        ],
        "items": [answered(id, item, at) for item in lines],
    }  # fmt: skip


def document(job: str = "J1", code: str = "CL-CT-Q", **other: Any) -> Json:
    """A whole report; words in `other` take the place of its parts."""
    at = time.time_ns() // 1_000_000
    made: Json = {
        "schema": "kept-report/2", "id": secrets.token_urlsafe(16), "number": f"{job}-{code}", "kind": "inspection",
        "lang": "zh", "firm": {"zh": "青禾医疗设备服务公司", "en": "Qinghe Medical Equipment Service"},
        "made": {"at": at, "offset": 12, "age": 60_000, "heard": at - 60_000, "device": "d", "by": "P03"},
        "hospital": {"id": "H01", "zh": "示例市第一医院", "en": "First Example Hospital", "address": "示例路 1 号"},
        "department": {"id": "DEP", "zh": "放射科", "en": "Radiology"},
        "equipment": {
            "id": "D01", "name_zh": "X 射线计算机体层摄影设备", "name_en": "CT scanner", "vendor": "示例厂",
            "model": "CT-64", "serial": "SN-0001", "udi": "(01)06901234567892(21)SN-0001", "asset_no": "A-17",
            "location": "负一层 2 号机房", "device_class": "CT", "safety_class": "I", "applied_part": "B",
        },
        "job": {
            "id": job, "number": job, "type": "inspection", "planned": "2026-11-21", "due": "2026-12-05",
            "period": "2026-Q4", "contract": "S004", "engineers": ["P03", "P04"],
            "steps": [{"id": "s1", "step": "arrived", "at": at - 9_000_000, "by": "P03", "note": ""}],
        },
        "people": [
            {"id": "P03", "name": "工程师A", "name_en": "Engineer A"},
            {"id": "P04", "name": "工程师B", "name_en": "Engineer B"},
        ],
        "runs": [run(job, code, at)],
        "photos": [], "findings": [], "contested": [], "amends": None,
        "advice": "建议保持机房温度稳定。", "guidance": "已向使用人员说明预热步骤。",
        "work": [{"id": "w1", "text": "清洁滤网", "minutes": 20, "confirmed": True}],
        "signatures": [
            {
                "id": "sig1", "run": f"{job}~{code}", "item": "sig_engineer", "role": "engineer", "name": "工程师A",
                "position": "", "meaning": "完成工作", "act": "signed", "reason": "", "strokes": INK,
                "width": 320, "height": 140, "at": at, "by": "P03",
            }
        ],
        "covers": {"job": {job: 0}},
    }  # fmt: skip
    return made | other


def finding(text: str, photos: list[Json] | None = None) -> Json:
    return {
        "id": "f1", "run": "", "item": "", "text": text, "severity": "major", "state": "open", "by": "P03",
        "at": 1_795_000_000_000, "photos": photos or [],
    }  # fmt: skip


def photo(content: bytes, mime: str = "image/png", caption: str = "铭牌") -> Json:
    hash = hashlib.sha256(content).hexdigest()
    about = {"id": f"ph-{hash[:8]}", "hash": hash, "mime": mime, "caption": caption}
    return about | {"width": 32, "height": 32, "by": "P03", "at": 1_795_000_000_000}


class Sealing:
    """One device that seals: its document's bytes, the seal and how both reach the server."""

    def __init__(self, device: Device, signer: Signer, made: Json) -> None:
        self.device, self.signer, self.document = device, signer, made
        self.content = rfc8785.dumps(made)
        self.hash = hashlib.sha256(self.content).hexdigest()
        self.signature = signer.seal(self.content)
        self.id: str = made["id"]

    @property
    def change(self) -> tuple[str, str, Json]:
        amends = self.document["amends"] or {"seal": "", "reason": ""}
        fact = {"job": self.document["job"]["id"], "number": self.document["number"], "report": self.hash}
        fact |= {"key": self.signer.id, "signature": self.signature, "lang": self.document["lang"]}
        return ("seal", self.id, fact | {"amends": amends["seal"], "reason": amends["reason"]})

    @property
    def code(self) -> str:
        hash = base64.urlsafe_b64encode(bytes.fromhex(self.hash)).decode().rstrip("=")
        return f"{hash}.{self.signer.id}.{self.signature}"

    def push(self) -> None:
        told = self.device.push(self.change)
        assert told["refused"] == [], told["refused"]

    def bring(self, content: bytes | None = None) -> None:
        upload(self.device.browser, self.content if content is None else content, "application/vnd.kept.report+json")

    def shown(self) -> httpx.Response:
        return self.device.browser.get(f"/api/reports/{self.id}")


def upload(browser: httpx.Client, content: bytes, type: str) -> None:
    tus = {"Tus-Resumable": "1.0.0"}
    place = browser.post("/api/blobs", headers=tus | upload_headers(content, type))
    place.raise_for_status()
    headers = tus | {"Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    browser.patch(place.headers["location"], content=content, headers=headers).raise_for_status()
