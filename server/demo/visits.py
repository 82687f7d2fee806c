"""Visits of the past, whole: steps, answers in the order given, photo, signatures."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from server.demo.told import Act, act, date, job, read
from server.store.blobs import Upload

CUSTOMER = {"name": "科室代表（演示）", "position": "设备管理员", "meaning": "确认工作内容"}
SHOWN = {"phantom_img": "phantom.png"}
"""Photo items with a picture of their own; the others show a label."""


def work_behind(day: datetime, pictures: dict[str, Upload]) -> Iterator[Act]:
    """`pictures`: what is already brought, by file name."""
    told, catalogue = read("visits.json"), read("catalogue.json")
    templates = {(t["code"], t["version"]): {i["id"]: i for i in t["items"]} for t in catalogue["templates"]}
    due = {i["id"]: date(day, i["due_in_days"]) for i in catalogue["instruments"]}
    names = {p["id"]: p["name"] for p in read("people.json")["people"]}
    for found in told["visits"]:
        text = json.dumps(found).replace("CALIBRATION", due.get(found["instrument"], ""))
        visit = Visit(json.loads(text), day, templates[found["template"], found["version"]])
        yield from visit.way()
        yield from visit.answers()
        if visit.whole:
            yield from visit.photos(pictures)
        yield visit.end()
        yield from visit.signatures(told["ink"], names)
        if "report" in found:
            yield from visit.report(told["ink"])


class Visit:
    """One visit on its day; minutes count from midnight."""

    def __init__(self, told: Any, today: datetime, items: dict[str, Any]) -> None:
        self.told, self.items = told, items
        self.day = today - timedelta(days=told["days_ago"])
        self.id, self.who = told["id"], told["engineers"]
        self.run = f"{self.id}~{told['template']}"
        self.whole = told["outcome"] == "completed"
        self.below = {"job": self.id, "run": self.run}

    def way(self) -> Iterator[Act]:
        """Assigned, driven to, begun and ended."""
        due = date(self.day, 14)
        yield act(self.day, -6 * 24 * 60, "P01", job(self.told, self.day, due))
        ended = "done" if self.whole else "not_available"
        clock = {"accepted": -960, "departed": 490, "arrived": 532, "started": 545, ended: 775}
        for step, minute in clock.items():
            fact = {"job": self.id, "step": step}
            yield act(self.day, minute, self.who[0], ("step", f"{self.id}~{step}", fact))
        begun = {k: self.told[k] for k in ("equipment", "template", "version", "instrument")}
        begun |= {"scanned": self.told["scanned"]} if "scanned" in self.told else {}
        scanned = act(self.day, 534, self.who[0])
        begun |= {"scanned_at": scanned.at} if "scanned" in self.told else {}
        yield act(self.day, 546, self.who[0], ("run", self.run, {"job": self.id} | begun))

    def answers(self) -> Iterator[Act]:
        """The first half by the first engineer, the rest by the others."""
        answers = self.told["answers"]
        for n, (item, answer) in enumerate(answers.items()):
            by = self.who[n * len(self.who) // len(answers)]
            said = self.below | {"item": item, "reading": _reading(self.items[item], answer)}
            yield act(self.day, 550 + 4 * n, by, ("answer", f"{self.run}~{item}", said))

    def photos(self, pictures: dict[str, Upload]) -> Iterator[Act]:
        for item in (id for id, item in self.items.items() if item["type"] == "photo"):
            picture = pictures[SHOWN.get(item, "label.png")]
            shown = {"blob": picture.hash, "thumb": picture.hash, "mime": picture.type}
            about = {"size": picture.size, "width": 320, "caption": "演示图片", "patient_checked": True}
            record = self.below | {"item": item} | shown | about
            yield act(self.day, 740, picture.person, ("photo", f"{self.run}~{item}~1", record))

    def end(self) -> Act:
        ended = {k: self.told[k] for k in ("outcome", "unavailable") if k in self.told}
        return act(self.day, 760, self.who[0], ("run", self.run, ended))

    def signatures(self, ink: Any, names: dict[str, str]) -> Iterator[Act]:
        engineer = {"name": names[self.who[0]], "meaning": "完成工作"}
        for minute, role, signer in ((765, "engineer", engineer), (770, "customer", CUSTOMER)):
            drawn = {"strokes": ink[role], "width": 320, "height": 140}
            fact = self.below | {"item": f"sig_{role}", "role": role} | signer | drawn
            yield act(self.day, minute, self.who[0], ("signature", f"{self.run}~sig_{role}~1", fact))

    def report(self, ink: Any) -> Iterator[Act]:
        """Advice, guidance and the work list, confirmed by the hospital; then sealed."""
        said, below = self.told["report"], {"job": self.id}
        work = [
            ("work_item", f"{self.id}~work~{n}", below | line | {"order": n, "confirmed": True})
            for n, line in enumerate(said["work"], 1)
        ]
        words = ("job", self.id, {name: said[name] for name in ("advice", "guidance")})
        hand = {"run": "", "item": "work", "role": "customer", "strokes": ink["customer"], "width": 320, "height": 140}
        signed = below | CUSTOMER | hand | {"meaning": said["meaning"]}
        yield act(self.day, 780, self.who[0], words, *work)
        yield act(self.day, 783, self.who[0], ("signature", f"{self.id}~work~signed", signed))
        yield act(self.day, 785, self.who[0])._replace(seals=self.id)


def _reading(item: Any, answer: Any) -> dict[str, Any]:
    """An answer as the app writes one: raw text, value, unit, outcome, the limits it was judged by."""
    reading = dict(answer)
    if item["type"] == "numeric" and answer["raw"]:
        reading |= {"value": float(answer["raw"]), "unit": item["unit"]}
        reading.setdefault("limits", item.get("limits", {}))
    return reading
