"""A redaction reaches the sealed reports that say what was taken out: they are given out no more, and say so."""

from __future__ import annotations

import time
from typing import Any

import httpx

from tests.reports.maker import Sealing, document
from tests.reports.signer import Signer
from tests.served import Served
from tests.server.syncing import Device

SECRET = "病人王小明在场"
RUN = "CL-CT-Q"


class Visit:
    """A visit of engineer A with a note that names a patient."""

    def __init__(self, served: Served) -> None:
        self.served, self.device, self.signer = served, Device(served, "engineer.a"), Signer()
        self.signer.enrol(self.device).raise_for_status()
        self.job = f"withheld-{time.time_ns()}"
        self.answer = f"{self.job}~{RUN}~noise"
        new = {"number": self.job, "hospital": "H01", "equipment": "D01", "engineers": {"add": ["P03"]}}
        self.device.push(("job", self.job, new), ("step", f"{self.job}~end", {"job": self.job, "step": "done"}))
        self.note(SECRET)

    def note(self, text: str) -> None:
        place = {"job": self.job, "run": f"{self.job}~{RUN}", "item": "noise"}
        self.device.push(("answer", self.answer, place | {"note": text}))

    def seq(self) -> int:
        return int(self.device.everything()["answer", self.answer]["seq"])

    def sealing(self, text: str, **other: Any) -> Sealing:
        covers = {"answer": {self.answer: self.seq()}}
        return Sealing(self.device, self.signer, document(self.job, advice=text, covers=covers, **other))

    def sealed(self, text: str, **other: Any) -> Sealing:
        made = self.sealing(text, **other)
        made.push()
        made.bring()
        return made

    def redact(self, field: str = "note", ops: list[int] | None = None) -> None:
        wish = {"kind": "answer", "id": self.answer, "fields": [field], "reason": "a name", "ops": ops}
        asked = self.served.client("manager").post("/api/redactions", json=wish)
        asked.raise_for_status()
        path = f"/api/redactions/{asked.json()['id']}/ruling"
        self.served.client("admin").post(path, json={"act": "approved"}).raise_for_status()

    def verify(self, made: Sealing) -> Any:
        return self.served.client().get(f"/api/verify/{made.code}").json()

    def stored(self) -> list[str]:
        """Every file of the data folder that still holds the words."""
        words = SECRET.encode()
        files = (path for path in self.served.data.rglob("*") if path.is_file())
        return [path.name for path in files if words in path.read_bytes()]


def get(served: Served, path: str) -> httpx.Response:
    return served.client("manager").get(path)


def test_a_report_that_says_what_was_redacted_is_given_out_no_more(serving: Any) -> None:
    served = serving().start()
    visit = Visit(served)
    made = visit.sealed(SECRET)
    link = served.client("manager").post(f"/api/reports/{made.id}/links", json={"days": 7}).json()["url"]
    token = link.rsplit("/", 1)[1]
    assert get(served, f"/api/reports/{made.id}/report.pdf").status_code == 200
    visit.redact()
    told = visit.verify(made)
    assert (told["state"], told["number"]) == ("withheld", made.document["number"])
    assert told["withheld_at"] >= told["received_at"]
    assert [told[name] for name in ("hospital", "equipment")] == [None, None]
    shown = get(served, f"/api/reports/{made.id}").json()
    assert (shown["envelope"], shown["verification"]["state"]) == (None, "withheld")
    assert shown["withheld"] == told["withheld_at"]
    behind = served.client().get(f"/api/r/{token}").json()
    assert (behind["envelope"], behind["withheld"], behind["sealed_by"]["name"]) == (None, shown["withheld"], "工程师A")
    for path in (f"/api/reports/{made.id}/report.pdf", f"/api/blobs/{made.hash}"):
        assert get(served, path).status_code == 404, path
    assert served.client().get(f"/api/r/{token}/report.pdf").status_code == 404
    facts = [row for (kind, _), row in visit.device.everything().items() if kind == "withholding"]
    assert [row["value"]["seal"] for row in facts] == [made.id], "whoever sealed it is told"
    (waits,) = [one for one in get(served, "/api/reports/unsealed").json() if one["job"] == visit.job]
    assert waits["withheld"] == told["withheld_at"]
    served.stop()
    assert visit.stored() == []
    served.start()
    assert served.run("verify").returncode == 0
    made.bring()
    assert get(served, f"/api/reports/{made.id}").json()["envelope"] is None
    assert visit.stored() == [], "brought once more, it goes once more"


def test_the_amended_report_takes_its_place(shared: Served) -> None:
    visit = Visit(shared)
    made = visit.sealed(SECRET)
    visit.redact()
    made_then = made.document["made"]
    heard = made_then | {"heard": made_then["at"] + 60_000}
    other = visit.sealed("无", made=heard, amends={"seal": made.id, "hash": made.hash, "reason": "删去姓名"})
    assert visit.verify(other)["state"] == "valid"
    assert (visit.verify(made)["state"], visit.verify(made)["amended_by"]) == ("withheld", other.code)
    assert visit.job not in [one["job"] for one in get(shared, "/api/reports/unsealed").json()]


def test_a_value_that_was_put_right_before_the_seal_withholds_nothing(shared: Served) -> None:
    visit = Visit(shared)
    wrong = visit.seq()
    visit.note("设备科在场")
    made = visit.sealed("无")
    visit.redact(ops=[wrong])
    assert visit.verify(made)["state"] == "valid"


def test_a_value_written_after_the_seal_by_somebody_else_withholds_nothing(shared: Served) -> None:
    visit = Visit(shared)
    made = visit.sealed("无")
    other = Device(shared, "engineer.b")
    place = {"job": visit.job, "run": f"{visit.job}~{RUN}", "item": "noise"}
    other.push(("answer", visit.answer, place | {"note": "later"}))
    visit.redact(ops=[visit.seq()])
    assert visit.verify(made)["state"] == "valid"


def test_content_that_arrives_after_the_redaction_is_withheld_at_once(shared: Served) -> None:
    visit = Visit(shared)
    made = visit.sealing(SECRET)
    made.push()
    visit.redact()
    assert visit.verify(made)["state"] == "content_missing"
    made.bring()
    assert visit.verify(made)["state"] == "withheld"
    late = visit.sealing(SECRET)
    late.bring()
    late.push()
    assert visit.verify(late)["state"] == "withheld", "its bytes came first, then its seal"
    assert get(shared, f"/api/blobs/{late.hash}").status_code == 404
