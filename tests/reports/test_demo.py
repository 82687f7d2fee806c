"""The demo firm has one sealed report, whole: verified, on paper, with nothing that came after it."""

from __future__ import annotations

from pathlib import Path

from tests.reports.bench import pages
from tests.served import Served
from tests.server.syncing import Device

JOB = "demo-mon-d10-y"


def test_the_demo_firms_report_is_valid_and_names_what_is_there(shared: Served, tmp_path: Path) -> None:
    rows = Device(shared, "engineer.a").everything()
    (seal,) = [row for (kind, _), row in rows.items() if kind == "seal" and row["value"]["job"] == JOB]
    desk = shared.client("manager")
    shown = desk.get(f"/api/reports/{seal['id']}").json()
    assert shown["verification"]["state"] == "valid"
    assert {check["state"] for check in shown["verification"]["checks"]} == {"ok"}
    assert (shown["later"], shown["amended_by"]) == (0, None)
    pdf = tmp_path / "report.pdf"
    pdf.write_bytes(desk.get(f"/api/reports/{seal['id']}/report.pdf?lang=en").content)
    assert shared.run("verify-report", str(pdf)).returncode == 0
    text = "".join(pages(pdf.read_bytes()))
    for word in ("Patientmonitor", "126µA", "≤500µAassumed", "identifiedbyitslabel", "Healthy"):
        assert word in text, word
