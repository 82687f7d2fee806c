"""A firm's week, told the same way each time, in which everything happens that a log can hold.

`python -m tests.golden.story 1` writes log-1.jsonl and conversation-1.jsonl. Once released they are never written
again: a later schema gets a number of its own, and the older files stay as they are.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from server import redact
from server.redact import Asked
from tests.sync.firm import Firm
from tests.sync.model import Device, Json

HERE = Path(__file__).parent
COLUMNS = "seq, device, n, person, r, prev, place, at, uncertainty, received, saw, back, body, hash, chain"
ROWS = "SELECT kind, id, seq, by, at, value, contested, scopes, root FROM row ORDER BY kind, id"


class Recorded(Firm):
    """A firm that writes down whatever reaches its server, and what comes back."""

    def __init__(self, folder: Path) -> None:
        self.events: list[Json] = []
        super().__init__(folder)

    def office(self, kind: str, id: str, change: Json) -> None:
        super().office(kind, id, change)
        self.events.append({"do": "office", "now": self.now, "kind": kind, "id": id, "change": change})

    def ask(self, device: Device, body: bytes) -> Json | None:
        new = not device.enrolled
        answer = super().ask(device, body)
        self.events.append(
            {"do": "round", "now": self.now, "enrol": new, "device": device.id, "person": device.person}
            | {"body": body.decode(), "answer": answer}
        )
        return answer

    def backup(self) -> None:
        super().backup()
        self.events.append({"do": "backup"})

    def restore(self, which: int) -> None:
        super().restore(which)
        self.events.append({"do": "restore", "which": which})

    def redact(self, id: str, wish: Asked) -> None:
        self.now += 1000
        redact_both(self, id, wish, self.now)
        said = {"kind": wish.kind, "id": wish.id, "fields": wish.fields, "reason": wish.reason}
        self.events.append({"do": "redact", "now": self.now, "id": id, "wish": said})


def redact_both(firm: Firm, id: str, wish: Asked, now: int) -> None:
    """Mia asks, max approves."""
    ruling = (f"{id}-ruling", "approved", "")
    firm.run(firm.db.write(lambda c: redact.ask(firm.exchange, c, "mia", id, wish, now)))
    firm.run(firm.db.write(lambda c: redact.rule(firm.exchange, c, "max", id, ruling, now)))


def tell(firm: Recorded) -> None:
    """The week."""
    _ground(firm)
    anna, ben, olga, far = (
        firm.device(name, thrifty=name in ("anna", "olga")) for name in ("anna", "ben", "olga", "far")
    )
    everybody = (anna, ben, olga, far)
    _all(firm, *everybody)
    _work(firm, anna)
    _all(firm, *everybody)
    _clash(firm, anna, ben)
    _all(firm, *everybody)
    _settle(firm, olga)
    _refused(firm, anna, far)
    _all(firm, *everybody)
    firm.backup()
    _moved(firm, anna, ben)
    _all(firm, *everybody)
    firm.restore(0)
    _all(firm, *everybody)
    firm.redact("redaction1", Asked("answer", "J1~CL~i1", ["note"], "names a patient"))
    _all(firm, *everybody)
    firm.quiet()


def _all(firm: Firm, *devices: Device) -> None:
    for device in devices:
        firm.sync(device)


def _ground(firm: Firm) -> None:
    for boss in ("mia", "max"):
        firm.office("person", boss, {"name": boss, "role": "manager"})
    items = [
        {"id": "i1", "type": "number", "limits": {"min": 1.5, "max": 2}},
        {"id": "i2", "zh": "外观", "type": "choice"},
    ]
    firm.office("template", "CL@1", {"code": "CL", "version": 1, "zh": "检查表", "items": items})
    firm.office("limit_table", "L1", {"unit": "mA", "limit": "max", "by": ["class"], "values": {"I": 0.5, "II": None}})
    firm.office("instrument", "I1", {"name": "meter", "calibration_due": "2027-01-31"})
    firm.office("department", "D1", {"hospital": "H1", "zh": "放射科"})
    firm.office(
        "equipment", "E1", {"hospital": "H1", "codes": {"add": ["A-1", "A-2"]}, "risk": {"score": 7, "why": ["old"]}}
    )
    firm.office("equipment", "E1", {"codes": {"remove": ["A-1"]}, "limits": {"i1": {"min": 1.25}}})


def _work(firm: Firm, anna: Device) -> None:
    """A visit: facts, a group, a photo, a signature, half an hour's wrong clock."""
    job = {"job": "J1"}
    _do(firm, anna, "step", "s1", job | {"step": "accepted"})
    _do(firm, anna, "run", "J1~CL", job | {"template": "CL", "version": 2, "equipment": "E1"})
    _do(firm, anna, "run", "J1~CL", {"version": 1})
    anna.wall = -1_800_000
    _do(firm, anna, "answer", "J1~CL~i1", job | {"item": "i1", "note": "Mr Zhao waited"}, "g1")
    _do(
        firm,
        anna,
        "answer",
        "J1~CL~i2",
        job | {"item": "i2", "reading": {"raw": "1,6", "value": 1.6, "outcome": "pass"}},
        "g1",
    )
    anna.wall = 0
    _do(firm, anna, "finding", "f1", job | {"text": "裂纹 \u2028 <b>", "severity": "major", "state": "open"})
    _do(firm, anna, "photo", "p1", job | {"blob": "ab" * 32, "width": 2048, "patient_checked": True})
    signed = {"run": "J1~CL", "item": "end", "role": "customer", "name": "Dr. Qian", "meaning": "seen"}
    _do(firm, anna, "signature", "g1", job | signed | {"strokes": [[[0.5, 1.0, 0.0, 0.25]]]})


def _clash(firm: Firm, anna: Device, ben: Device) -> None:
    """Two who had not seen each other: two values, equal values, a deletion against an edit, a set from both sides."""
    for device, word in ((anna, "a"), (ben, "b")):
        _do(firm, device, "answer", "J1~CL~i2", {"note": f"by {word}"})
        _do(firm, device, "equipment", "E1", {"location": "room 3"})
        _do(firm, device, "job", "J1", {"note": f"told {word}"})
    _do(firm, anna, "finding", "f1", {"deleted": True})
    _do(firm, ben, "finding", "f1", {"text": "a crack, 3 cm"})
    firm.office("job", "J1", {"engineers": {"add": ["far"], "remove": ["ben"]}})
    firm.office("job", "J1", {"engineers": {"add": ["ben"], "remove": ["far"]}})


def _settle(firm: Firm, olga: Device) -> None:
    _do(firm, olga, "answer", "J1~CL~i2", {"note": "both were right"})
    _do(firm, olga, "job", "J1", {"planned": "2026-11-30", "urgency": "urgent"})


def _refused(firm: Firm, anna: Device, far: Device) -> None:
    """Holes in the log's order of numbers: what was refused lies in the tray."""
    _do(firm, far, "answer", "J1~CL~i1", {"note": "not mine"})
    _do(firm, anna, "answer", "J1~CL~i3", {"job": "J1", "nonsense": 1})
    _do(firm, anna, "answer", "J9~CL~i1", {"job": "J9", "note": "an orphan"})
    _do(firm, anna, "answer", "J1~CL~i3", {"job": "J1", "note": "after it"})


def _moved(firm: Firm, anna: Device, ben: Device) -> None:
    """What the backup lacks and the devices bring back; and roots that come and go."""
    _do(firm, anna, "answer", "J1~CL~i1", {"reading": {"raw": "2", "value": 2, "limits": {"max": 2.0}}})
    _do(firm, ben, "answer", "J2~CL~i1", {"job": "J2", "note": "elsewhere"})
    firm.office("job", "J9", {"hospital": "H2", "number": "WO-9"})
    firm.office("job", "J2", {"hospital": "H1"})


def _do(firm: Firm, device: Device, kind: str, id: str, change: Json, group: str | None = None) -> None:
    firm.now += 60_000
    device.change(kind, id, change, firm.now, group)


def log_lines(firm: Firm) -> list[Json]:
    """The whole truth of the server, and the rows that come of it."""

    def work(conn: Any) -> list[Json]:
        lines: list[Json] = [{"head": conn.execute("SELECT epoch, seq, hex(chain), now FROM head").fetchone()}]
        lines += [{"epoch": row} for row in conn.execute("SELECT epoch, cut, ended, why FROM epoch ORDER BY epoch")]
        for row in conn.execute(f"SELECT {COLUMNS} FROM log ORDER BY seq"):
            *decided, body, hash, chain = row
            lines.append({"op": [*decided, body and body.decode(), hash.hex(), chain.hex()]})
        for seq, r, redaction, ruling, body in conn.execute("SELECT * FROM redacted ORDER BY seq"):
            lines.append({"redacted": [seq, r, redaction, ruling, body.decode()]})
        for *head, value, contested, scopes, root in conn.execute(ROWS):
            read = [json.loads(text or "null") for text in (value, contested, scopes)]
            lines.append({"row": [*head, *read, root]})
        return lines

    found: list[Json] = firm.run(firm.db.read(work))
    return found


def told() -> tuple[list[Json], list[Json]]:
    """(the log with its rows, the conversation)."""
    with tempfile.TemporaryDirectory() as folder:
        firm = Recorded(Path(folder))
        try:
            tell(firm)
            firm.check()
            return log_lines(firm), firm.events
        finally:
            firm.close()


def write(name: str, lines: list[Json]) -> None:
    file = HERE / name
    if file.exists():
        raise FileExistsError(f"{name} was released; a later schema gets a number of its own")
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")


def read(name: str) -> list[Json]:
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").split("\n") if line]


def main(number: str) -> None:
    log, conversation = told()
    write(f"log-{number}.jsonl", log)
    write(f"conversation-{number}.jsonl", conversation)


if __name__ == "__main__":
    main(sys.argv[1])
