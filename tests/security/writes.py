"""Role by record type: who may write what, at home and elsewhere; and the tricks by which one could get further."""

from __future__ import annotations

from typing import Any

from tests.security.world import ROLES

Change = tuple[str, str, dict[str, Any]]
TAKEN = "taken"
PLANNING = {"agent", "supervisor", "manager", "admin"}
EDITING = {"supervisor", "manager", "quality", "admin"}
WORKING = PLANNING | {"engineer", "quality"}
STEP = {"step": "accepted"}
SIGNED = {"run": "", "item": "a", "role": "engineer", "name": "x", "meaning": "x"}
SEALED = {"number": "x", "report": "", "key": "x", "signature": "x", "lang": "zh"}
REDACTION = {"kind": "job", "record": "J1", "fields": ["note"], "ops": [1], "reason": "x"}

SETTLED = {"device": "x", "n": 1, "person": "x", "act": "taken_over", "reason": "x", "hash": "x", "code": "x"}
LEAVING = {"what": "equipment", "form": "csv", "rows": 1, "ids": "x", "purpose": "x"}

MAY: dict[str, set[str]] = {
    "person": {"manager", "admin"},
    "letterhead": {"admin"},
    "template": EDITING,
    "limit_table": EDITING,
    "instrument": EDITING,
    "hospital": PLANNING,
    "department": PLANNING,
    "equipment": PLANNING | {"engineer"},
    "equipment_document": WORKING | {"archive_clerk"},
    "delivery_issue": WORKING,
    "job": PLANNING | {"engineer"},
    "step": WORKING,
    "run": WORKING,
    "answer": WORKING,
    "photo": WORKING,
    "finding": WORKING,
    "signature": WORKING,
    "work_item": WORKING,
    "seal": WORKING,
    "withholding": set(),
    "redaction": set(),
    "ruling": set(),
    "calendar_year": {"manager", "admin"},
    "absence": PLANNING,
    "signing_key": set(),
    "device_word": set(),
    "account_word": set(),
    "tray_word": set(),
    "export_wish": set(),
    "export_ruling": set(),
    "export_done": set(),
}
"""Record type -> the roles that write it; written once more on purpose, as the server's own table is what is tried."""

EVERYWHERE = {"person", "letterhead", "template", "limit_table", "instrument", "calendar_year"}
"""What lies in the catalogue, which everybody sees."""


def touch(kind: str, there: int, role: str) -> Change:
    """A harmless change of a record of hospital H1 or H2; a fact is written anew."""
    job = {"job": f"J{there}"}
    made: dict[str, Change] = {
        "person": ("person", ["p-trainer", "victim"][there - 1], {"name_en": "x"}),
        "letterhead": ("letterhead", "firm", {"phone": "x"}),
        "template": ("template", f"T{there}", {"retired": True}),
        "limit_table": ("limit_table", f"L{there}", {"note": "x"}),
        "instrument": ("instrument", f"I{there}", {"model": "x"}),
        "hospital": ("hospital", f"H{there}", {"note": "x"}),
        "department": ("department", f"D{there}", {"en": "x"}),
        "equipment": ("equipment", f"E{there}", {"note": "x"}),
        "equipment_document": ("equipment_document", f"document{there}", {"note": "x"}),
        "delivery_issue": ("delivery_issue", f"issue{there}", {"note": "x"}),
        "job": ("job", f"J{there}", {"note": "x"}),
        "step": ("step", f"step{there}-{role}", job | STEP),
        "run": ("run", f"J{there}~T", {"instrument": "x"}),
        "answer": ("answer", f"J{there}~T~a", {"note": "x"}),
        "photo": ("photo", f"photo{there}", {"caption": "x"}),
        "finding": ("finding", f"finding{there}", {"text": "x"}),
        "signature": ("signature", f"signature{there}-{role}", job | SIGNED),
        "work_item": ("work_item", f"work{there}", {"text": "x"}),
        "seal": ("seal", f"seal{there}-{role}", job | SEALED),
        "withholding": ("withholding", f"x~{role}", job | {"seal": "x", "redaction": "x"}),
        "redaction": ("redaction", f"redaction-{role}", REDACTION),
        "ruling": ("ruling", f"ruling-{role}", {"redaction": "x", "act": "approved"}),
        "calendar_year": ("calendar_year", f"202{there}", {"source": "x"}),
        "signing_key": ("signing_key", f"key-{role}", {"device": "x", "person": "victim", "spki": "x", "at": 1}),
        "device_word": ("device_word", f"word-{role}", {"device": "x", "person": "victim", "word": "back", "at": 1}),
        "account_word": ("account_word", f"account-{role}", {"person": "victim", "word": "password"}),
        "tray_word": ("tray_word", f"x~1~{role}", SETTLED),
        "export_wish": ("export_wish", f"wish-{role}", LEAVING),
        "export_ruling": ("export_ruling", f"wish-{role}", {"wish": "x", "act": "approved"}),
        "export_done": ("export_done", f"done-{role}", LEAVING | {"file": "x"}),
        "absence": ("absence", f"absence{there}-{role}", {"person": ["p-trainer", "victim"][there - 1]}),
    }
    return made[kind]


def outcome(kind: str, there: int, role: str) -> str:
    if role not in MAY[kind]:
        return "not_allowed"
    at_home = there == 1 or kind in EVERYWHERE or role != "engineer"
    return TAKEN if at_home else "not_in_sight"


TRICKS: dict[str, tuple[Change, dict[str, str]]] = {
    "confirm limits without being an administrator": (
        ("limit_table", "L1", {"confirmed_by": "p-{role}"}),
        {"supervisor": "not_allowed", "manager": "not_allowed", "quality": "not_allowed", "admin": TAKEN},
    ),
    "make oneself manager": (
        ("person", "p-{role}", {"role": "manager"}),
        {"manager": TAKEN, "admin": TAKEN, "engineer": "not_allowed", "trainer": "not_allowed"},
    ),
    "make somebody administrator": (
        ("person", "p-trainer", {"role": "admin"}),
        {"manager": "not_allowed", "engineer": "not_allowed", "supervisor": "not_allowed"},
    ),
    "hire an administrator": (
        ("person", "new-{role}", {"name": "x", "role": "admin"}),
        {"manager": "not_allowed", "engineer": "not_allowed"},
    ),
    "lower an administrator": (
        ("person", "owner", {"role": "engineer"}),
        {"manager": "not_allowed", "supervisor": "not_allowed", "engineer": "not_allowed"},
    ),
    "dismiss an administrator": (
        ("person", "owner", {"active": False}),
        {"manager": "not_allowed", "supervisor": "not_allowed"},
    ),
    "change a published checklist": (
        ("template", "T1", {"items": []}),
        dict.fromkeys(("supervisor", "manager", "quality", "admin"), "written_once") | {"engineer": "not_allowed"},
    ),
    "take a published checklist away": (
        ("template", "T1", {"deleted": True}),
        dict.fromkeys(("supervisor", "manager", "quality", "admin"), "written_once"),
    ),
    "give oneself a hospital": (
        ("person", "p-{role}", {"hospitals": {"add": ["H2"]}}),
        {"engineer": "not_allowed", "trainer": "not_allowed", "parts_clerk": "not_allowed"},
    ),
    "come back after being disabled": (
        ("person", "p-{role}", {"active": True}),
        {"engineer": "not_allowed", "trainer": "not_allowed"},
    ),
    "open a foreign hospital by a job of one's own": (
        ("job", "trick-{role}", {"hospital": "H2", "engineers": {"add": ["p-{role}"]}}),
        {"engineer": "not_in_sight", "trainer": "not_allowed"},
    ),
    "name oneself on a foreign job": (
        ("job", "J2", {"engineers": {"add": ["p-{role}"]}}),
        {"engineer": "not_in_sight", "trainer": "not_allowed"},
    ),
    "take an own job to a foreign hospital": (
        ("job", "J1", {"hospital": "H2"}),
        {"engineer": "not_in_sight", "trainer": "not_allowed"},
    ),
    "move an own answer under a foreign job": (
        ("answer", "J1~T~a", {"job": "J2"}),
        {"engineer": "not_in_sight"},
    ),
    "pull a foreign answer under an own job": (
        ("answer", "J2~T~a", {"job": "J1"}),
        {"engineer": "not_in_sight", "trainer": "not_allowed"},
    ),
    "take the id of a foreign answer before it is written": (
        ("answer", "J2~T~later", {"job": "J1"}),
        {"engineer": "bad_value", "trainer": "not_allowed"},
    ),
    "put equipment into a foreign hospital": (
        ("equipment", "trick-{role}", {"hospital": "H2"}),
        {"engineer": "not_in_sight"},
    ),
    "write a foreign job's step": (
        ("step", "trick-{role}", {"job": "J2", "step": "cancelled"}),
        {"engineer": "not_in_sight", "trainer": "not_allowed"},
    ),
    "name foreign bytes in an own photo": (
        ("photo", "trick-{role}", {"job": "J1", "blob": "{foreign}"}),
        {"engineer": TAKEN},
    ),
    "write a record type that is none": (("sqlite_master", "x", {"x": 1}), dict.fromkeys(ROLES, "unknown_kind")),
    "write a password": (("person", "p-{role}", {"password": "x"}), dict.fromkeys(ROLES, "unknown_field")),
    "leave the id's form": (("answer", "../../x", {"job": "J1"}), dict.fromkeys(ROLES, "malformed")),
}
"""What somebody tries -> the change ({role}: one's own), and what must come of it by role."""
