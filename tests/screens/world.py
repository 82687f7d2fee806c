"""What the demo firm lacks for some states: clashes, refusals, a firm of thousands. Made over the wire."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.served import DEMO_PASSWORD
from tests.wire_client import Client, View
from tests.wire_http import Wire

Json = dict[str, Any]
RUN = "demo-ct-d01~CL-CT-Q"
CLASH = f"{RUN}~room_temp"
ABOUT: Json = {"job": "demo-ct-d01", "run": RUN, "item": "room_temp"}
FINDINGS = (("unsafe", "急停按钮失灵"), ("major", "扫描间温度过高"), ("minor", "标签脱落"))
MANY = 5_000


class Others:
    """The other people of the firm, each with a device of their own."""

    def __init__(self, origin: str, folder: Path) -> None:
        self.origin, self.folder = origin, folder
        self.clients: dict[str, Client] = {}

    def of(self, login: str) -> Client:
        if login not in self.clients:
            wire = Wire(self.origin)
            wire.sign_in(login, DEMO_PASSWORD)
            policies = {"person": {"hospitals": "members"}, "job": {"engineers": "members"}}
            self.clients[login] = Client(self.folder / f"{login}.sqlite", wire, policies)
            self.clients[login].sync()
        return self.clients[login]

    def write(self, login: str, kind: str, id: str, fields: Json, unseen: bool = False) -> None:
        """`unseen`: as somebody does who does not know what is there already."""
        client = self.of(login)
        view = client.see(kind, id)
        if unseen:
            view = View(kind, id, view.value, None, view.contested)
        client.change(view, **fields)
        client.sync()

    def clash(self) -> None:
        """Two engineers wrote the same fields of a checklist, a job and a device without a network."""
        run = {"job": "demo-ct-d01", "equipment": "D01", "template": "CL-CT-Q", "version": 1}
        self.write("engineer.a", "run", RUN, run)
        for login, raw, outcome in (("engineer.a", "21.5", "pass"), ("engineer.b", "26", "fail")):
            reading = {"raw": raw, "value": float(raw), "unit": "°C", "outcome": outcome}
            reading["limits"] = {"min": 18, "max": 24}
            self.write(login, "answer", CLASH, ABOUT | {"reading": reading}, unseen=True)
        for login, state, place in (("engineer.a", "limited", "1"), ("engineer.b", "out_of_use", "2")):
            device = {"state": state, "location": f"负一层 CT {place} 室"}
            self.write(login, "equipment", "D01", device, unseen=True)
        for login, day in (("agent.01", "2026-11-23"), ("agent.02", "2026-11-24")):
            self.write(login, "job", "demo-ct-d01", {"planned": day}, unseen=True)

    def find_faults(self) -> None:
        """Findings on a device, one of each weight."""
        for severity, text in FINDINGS:
            finding = ABOUT | {"equipment": "D01", "text": text, "severity": severity, "state": "open"}
            self.write("engineer.a", "finding", f"{CLASH}~{severity}", finding)

    def demote(self, login: str, id: str) -> None:
        """Takes an engineer's right to write: what waits on the phone is then refused."""
        self.write("admin", "person", id, {"role": "trainer"})
        self.clients.pop(login, None)

    def promote(self, id: str) -> None:
        self.write("admin", "person", id, {"role": "engineer"})

    def grow(self) -> None:
        """A firm of thousands of devices and jobs."""
        client = self.of("manager")
        ops = []
        for n in range(MANY):
            device = {"hospital": f"H{1 + n % 12:02}", "name_zh": f"输液泵 {n}", "name_en": f"Infusion pump {n}"}
            device |= {"vendor": "示范", "model": f"SP-{n % 40}", "serial": f"SN-{n:05}", "device_class": "pump"}
            ops.append(client.op(client.see("equipment", f"many-{n}"), device))
            job = {
                "number": f"WO-{n:05}",
                "type": "inspection",
                "hospital": device["hospital"],
                "equipment": f"many-{n}",
            }
            job |= {"planned": f"2026-{1 + n % 12:02}-{1 + n % 28:02}"}
            ops.append(client.op(client.see("job", f"many-{n}"), job))
        client.keep(ops)
        client.sync()

    def close(self) -> None:
        for client in self.clients.values():
            client.close()
