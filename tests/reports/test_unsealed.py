"""The office's list of finished visits that have no sealed report yet."""

from __future__ import annotations

from typing import Any

from tests.reports.maker import Sealing, document
from tests.reports.signer import Signer
from tests.served import Served
from tests.server.syncing import Device


def waiting(served: Served) -> dict[str, Any]:
    answer = served.client("manager").get("/api/reports/unsealed")
    answer.raise_for_status()
    found: list[Any] = answer.json()
    assert [one["ended"] for one in found] == sorted(one["ended"] for one in found)
    return {one["job"]: one for one in found}


def test_a_finished_visit_waits_for_its_report_until_it_is_sealed(shared: Served) -> None:
    before = waiting(shared)
    assert "demo-ct-d02-na" in before, "a device that was not available has its report too"
    assert "demo-mon-d10-y" not in before, "this one is sealed"
    device, job = Device(shared, "engineer.a"), "unsealed-1"
    new = {"number": "U-1", "hospital": "H01", "equipment": "D01", "engineers": {"add": ["P03"]}}
    device.push(("job", job, new))
    assert job not in waiting(shared), "work goes on"
    device.push(("step", f"{job}~done", {"job": job, "step": "done"}))
    found = waiting(shared)[job]
    assert (found["number"], found["engineers"], found["state"]) == ("U-1", ["P03"], "done")
    device.push(("step", f"{job}~back", {"job": job, "step": "reopened"}))
    assert job not in waiting(shared), "it was opened again"
    device.push(("step", f"{job}~done2", {"job": job, "step": "done"}))
    signer = Signer()
    signer.enrol(device).raise_for_status()
    Sealing(device, signer, document(job)).push()
    assert job not in waiting(shared), "sealed, though its content has not come"


def test_a_cancelled_visit_needs_no_report(shared: Served) -> None:
    device, job = Device(shared, "engineer.a"), "unsealed-2"
    new = {"number": "U-2", "hospital": "H01", "engineers": {"add": ["P03"]}}
    device.push(("job", job, new), ("step", f"{job}~off", {"job": job, "step": "cancelled"}))
    assert job not in waiting(shared)
