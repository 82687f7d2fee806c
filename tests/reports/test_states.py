"""What the server says of a seal: before its content came, after, altered, amended, signed by whom it does not know."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
import rfc8785

from tests.reports.bench import PIXEL
from tests.reports.maker import Sealing, document, photo, upload
from tests.reports.signer import Signer
from tests.served import Served
from tests.server.syncing import Device, job


class Field:
    """An engineer with a device and a job of the test's own."""

    def __init__(self, server: Served, login: str = "engineer.a", enrolled: bool = True) -> None:
        self.server, self.device, self.signer = server, Device(server, login), Signer()
        self.enrolment = self.signer.enrol(self.device).json() if enrolled else None
        self.job = f"J-{self.device.id}"
        self.device.push(job(self.job, engineers={"add": ["P03"]}))

    def sealing(self, **other: Any) -> Sealing:
        return Sealing(self.device, self.signer, document(self.job, **other))

    def sealed(self, **other: Any) -> Sealing:
        made = self.sealing(**other)
        made.push()
        made.bring()
        return made

    def verify(self, code: str) -> Any:
        return self.server.client().get(f"/api/verify/{code}").json()


def checks(told: Any) -> dict[str, str]:
    return {check["name"]: check["state"] for check in told["checks"]}


def test_a_report_whose_content_came_is_valid_and_says_whose_it_is(shared: Served) -> None:
    field = Field(shared)
    made = field.sealed()
    told = field.verify(made.code)
    assert told["state"] == "valid"
    assert told["number"] == made.document["number"]
    assert told["hospital"]["zh"] == "示例市第一医院"
    assert told["signed_by"] == {"name": "工程师A", "name_en": "Engineer A"}
    assert told["later"] == 0
    shown = made.shown().json()
    assert set(checks(shown["verification"]).values()) == {"ok"}
    assert shown["envelope"]["receipt"]["received"] == told["received_at"] == shown["received"]


def test_before_the_content_came_only_the_signer_is_said(shared: Served) -> None:
    field = Field(shared)
    made = field.sealing()
    for pushed in (False, True):
        if pushed:
            made.push()
        told = field.verify(made.code)
        assert told["state"] == "content_missing"
        assert told["signed_by"]["name"] == "工程师A"
        assert [told[name] for name in ("number", "hospital", "equipment", "made_at")] == [None] * 4
    assert made.shown().json()["envelope"] is None
    made.bring()
    assert field.verify(made.code)["state"] == "valid"


def test_a_key_that_was_never_enrolled_is_unknown_until_it_is(shared: Served) -> None:
    field = Field(shared, enrolled=False)
    made = field.sealed()
    told = field.verify(made.code)
    assert (told["state"], told["signed_by"], told["hospital"]) == ("unknown_key", None, None)
    assert made.shown().json()["verification"]["state"] == "unknown_key"
    field.signer.enrol(field.device).raise_for_status()
    assert field.verify(made.code)["state"] == "valid"


def test_a_signature_over_something_else_is_bad_and_says_nothing_more(shared: Served) -> None:
    field = Field(shared)
    made = field.sealing()
    made.signature = field.signer.seal(b"something else")
    made.push()
    made.bring()
    told = field.verify(made.code)
    assert (told["state"], told["signed_by"], told["hospital"]) == ("bad_signature", None, None)
    assert made.shown().json()["verification"]["state"] == "bad_signature"


@pytest.mark.parametrize("end", ["A", "B", "x"])
def test_a_code_with_another_last_letter_is_another_code(shared: Served, end: str) -> None:
    """Base64url has bits to spare in its last letter: a second spelling of the same bytes is not taken."""
    field = Field(shared)
    made = field.sealed()
    code = made.code[:-1] + end
    answer = shared.client().get(f"/api/verify/{code}")
    assert code == made.code or answer.status_code == 404 or answer.json()["state"] == "bad_signature"


def test_a_report_of_another_job_or_number_under_a_seal_is_altered(shared: Served) -> None:
    field = Field(shared)
    made = field.sealing()
    kind, id, fact = made.change
    field.device.push((kind, id, fact | {"number": "another"}))
    made.bring()
    told = field.verify(made.code)
    assert (told["state"], told["hospital"]) == ("altered", None)


NOT_REPORTS: dict[str, Any] = {
    "no JSON": b"{",
    "JSON in another order": lambda made: (
        b"{" + b",".join(reversed(rfc8785.dumps(made)[1:-1].split(b',"job":'))) + b"}"
    ),
    "with a space": lambda made: rfc8785.dumps(made).replace(b",", b", ", 1),
    "not a report": rfc8785.dumps({"schema": "kept-report/1"}),
    "deep": b"[" * 100_000,
    "a number that no browser holds": b'{"x":9007199254740993}',
}


@pytest.mark.parametrize("what", NOT_REPORTS)
def test_signed_bytes_that_are_no_canonical_report_are_altered(shared: Served, what: str) -> None:
    field = Field(shared)
    made = field.sealing()
    form = NOT_REPORTS[what]
    made.content = form(made.document) if callable(form) else form
    made.hash, made.signature = hashlib.sha256(made.content).hexdigest(), field.signer.seal(made.content)
    made.push()
    made.bring()
    assert field.verify(made.code)["state"] == "altered"
    assert made.shown().json()["verification"]["state"] == "altered"


def test_a_photo_that_did_not_come_is_said_and_the_right_one_is_found(shared: Served) -> None:
    field = Field(shared)
    named = photo(PIXEL)
    made = field.sealed(photos=[named])
    assert checks(made.shown().json()["verification"])["photos"] == "open"
    field.device.push(("photo", f"{field.job}-p", {"job": field.job, "blob": named["hash"]}))
    upload(field.device.browser, PIXEL, "image/png")
    assert checks(made.shown().json()["verification"])["photos"] == "ok"


def test_bytes_on_the_disk_that_were_swapped_are_seen(shared: Served) -> None:
    field = Field(shared)
    content = PIXEL + b"another"
    named = photo(content)
    made = field.sealed(photos=[named])
    field.device.push(("photo", f"{field.job}-p", {"job": field.job, "blob": named["hash"]}))
    upload(field.device.browser, content, "image/png")
    shared.data.joinpath("blobs", named["hash"][:2], named["hash"]).write_bytes(PIXEL)
    shown = made.shown().json()["verification"]
    assert (shown["state"], checks(shown)["photos"]) == ("altered", "wrong")


def test_a_report_amended_twice_leads_on_and_back(shared: Served) -> None:
    field = Field(shared)
    first = field.sealed()
    second = field.sealed(amends={"seal": first.id, "hash": first.hash, "reason": "数值写错"})
    third = field.sealed(amends={"seal": second.id, "hash": second.hash, "reason": "漏了照片"})
    told = [field.verify(made.code) for made in (first, second, third)]
    assert [t["state"] for t in told] == ["valid"] * 3
    assert [t["amended_by"] for t in told] == [second.code, third.code, None]
    assert [t["amends"] for t in told] == [None, first.code, second.code]


def test_an_answer_that_came_after_the_signature_is_counted_until_an_amendment_covers_it(shared: Served) -> None:
    field = Field(shared)
    run = f"{field.job}~CL-CT-Q"
    field.device.push(("answer", f"{run}~noise", {"job": field.job, "run": run, "item": "noise", "note": "before"}))
    made = field.sealed(covers={"answer": {}})
    assert field.verify(made.code)["later"] == 0, "an op of the same device before the seal is in the document"
    field.device.push(("answer", f"{run}~noise", {"note": "after"}))
    field.device.push(("job", field.job, {"planned": "2026-12-01"}))
    assert field.verify(made.code)["later"] == 1
    Device(shared, "engineer.b").push(("job", field.job, {"advice": "另一条建议"}))
    assert field.verify(made.code)["later"] == 2
    seq = {r["id"]: r["seq"] for (k, _), r in field.device.everything().items() if k == "job"}[field.job]
    field.sealed(amends={"seal": made.id, "hash": made.hash, "reason": "更新"}, covers={"job": {field.job: seq}})
    assert field.verify(made.code)["later"] == 0


def test_what_no_report_shows_is_no_value_that_came_after_the_signature(shared: Served) -> None:
    """A repair job opened for a finding, an instrument named for the run: the paper made now says the same."""
    field = Field(shared)
    run, finding = f"{field.job}~CL-CT-Q", f"{field.job}~noise~finding"
    told = {"job": field.job, "equipment": "D01", "text": "噪声", "severity": "minor", "state": "open"}
    field.device.push(("run", run, {"job": field.job, "equipment": "D01", "template": "CL-CT-Q", "version": 1}))
    field.device.push(("finding", finding, told))
    made = field.sealed(covers={})
    field.device.push(("finding", finding, {"followup": "repair-1"}), ("run", run, {"instrument": "I01"}))
    assert field.verify(made.code)["later"] == 0
    field.device.push(("finding", finding, {"severity": "major"}))
    assert field.verify(made.code)["later"] == 1
    field.device.push(("run", run, {"outcome": "partial"}))
    assert field.verify(made.code)["later"] == 2


def test_what_is_received_after_a_device_was_lost_is_said_so(shared: Served) -> None:
    field = Field(shared)
    early, late = field.sealed(), field.sealing()
    why = {"why": "lost", "reason": "left in a taxi"}
    shared.client("manager").post(f"/api/devices/{field.device.id}/revoke", json=why).raise_for_status()
    assert field.verify(early.code)["state"] == "valid"
    assert field.verify(early.code)["revoked_at"] > 0
    assert field.verify(late.code)["state"] == "after_revocation"
    late.push()
    late.bring()
    told = field.verify(late.code)
    assert (told["state"], told["hospital"]) == ("after_revocation", None)
    other = Signer()
    assert other.enrol(field.device).json()["code"] == "device_revoked"
    shared.forget()


def test_the_countersignature_is_the_same_after_a_refold_and_a_restart(serving: Any) -> None:
    server = serving().start()
    field = Field(server)
    made = field.sealed()
    before = made.shown().json()["envelope"]
    server.stop()
    assert server.run("refold").returncode == 0
    server.start()
    assert made.shown().json()["envelope"] == before


def test_a_foreign_reports_bytes_are_not_read_by_naming_them(shared: Served) -> None:
    """Whoever seals a hash that he saw on a paper does not get the content by that."""
    owner, thief = Field(shared), Field(shared, "engineer.b")
    made = owner.sealed()
    signature = thief.signer.sign(f"kept-report/1\n{made.hash}\n".encode())
    fact = {"job": thief.job, "number": "x", "report": made.hash, "key": thief.signer.id, "lang": "zh"}
    thief.device.push(("seal", "thief", fact | {"signature": signature}))
    shown = thief.device.browser.get("/api/reports/thief").json()
    assert (shown["verification"]["state"], shown["envelope"]) == ("content_missing", None)


def test_anothers_key_under_an_own_seal_does_not_sign_it(shared: Served) -> None:
    owner, other = Field(shared), Field(shared, "engineer.b")
    made = owner.sealing()
    other.device.push(made.change)
    shown = other.device.browser.get(f"/api/reports/{made.id}").json()["verification"]
    assert shown["state"] == "unknown_key"


def test_a_seal_replayed_under_another_job_is_altered_and_the_first_stays_what_it_was(shared: Served) -> None:
    field, other = Field(shared), Field(shared)
    made = field.sealed()
    _, _, fact = made.change
    replay = f"{made.id}-again"
    field.device.push(("seal", replay, fact | {"job": other.job}))
    again = field.device.browser.get(f"/api/reports/{replay}").json()["verification"]
    assert (again["state"], checks(again)["form"]) == ("altered", "wrong")
    assert field.verify(made.code)["state"] == "valid"
    assert made.shown().json()["verification"]["state"] == "valid"
