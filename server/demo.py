"""Fills an empty server with the demo firm: invented hospitals, people, a year of work behind and weeks ahead."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from server.api.house import House
from server.store import accounts, blobs
from server.store.accounts import Account, Connection, Firm
from server.store.blobs import Upload

DATA = Path(__file__).parent / "demo_data"
SHANGHAI = timezone(timedelta(hours=8))
Change = tuple[str, str, dict[str, Any]]


class Act(NamedTuple):
    """What one person did at one moment (milliseconds)."""

    at: int
    by: str
    changes: list[Change]


class NotEmpty(Exception):
    """The data folder holds a real firm."""


async def seed(house: House, now: int) -> str:
    """Fill the server if it is empty; the table of logins. Raises NotEmpty."""
    people = _read("people.json")
    firm = await house.db.read(accounts.firm)
    if firm is None and await house.db.read(accounts.none_yet):
        hash = await house.passwords.hashed(people["password"])
        picture = _place_picture(house)
        await house.db.write(partial(_fill, house=house, hash=hash, picture=picture, now=now))
    elif firm is None or not firm.demo:
        raise NotEmpty
    return _logins(people)


def _fill(conn: Connection, house: House, hash: str, picture: Upload, now: int) -> None:
    """All of it in one transaction: a seeding that was cut off never happened."""
    day = datetime.fromtimestamp(now / 1000, SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    people = _read("people.json")
    acts = [*_ground(people, day), *_work_behind(day, picture.hash), *_work_ahead(day)]
    for act in sorted(acts, key=lambda act: act.at):
        house.exchange.write_ops(conn, act.by, act.changes, min(act.at, now))
    for person in people["people"]:
        accounts.add(conn, Account(person["id"], person["login"], hash), now)
    accounts.name_firm(conn, Firm(people["firm"]["zh"], people["firm"]["en"], demo=True))
    begun = blobs.begin(conn, picture, now)
    blobs.move(conn, begun, picture.size, True, now)


def _ground(people: Any, day: datetime) -> Iterator[Act]:
    """Persons, catalogue, hospitals and equipment, written down before the first visit."""
    known = ("name", "name_en", "role")
    persons = [
        ("person", p["id"], {k: p[k] for k in known} | {"hospitals": {"add": p["hospitals"]}}) for p in people["people"]
    ]
    catalogue, places = _read("catalogue.json"), _read("places.json")
    rest = [_record("template", t) for t in catalogue["templates"]]
    rest += [_record("limit_table", t) for t in catalogue["limit_tables"]]
    rest += [_record("instrument", i | _calibration(i, day)) for i in catalogue["instruments"]]
    rest += [_record("hospital", h) for h in places["hospitals"]]
    rest += [_record("department", d) for d in places["departments"]]
    rest += [_record("equipment", e | {"codes": {"add": e["codes"]}}) for e in places["equipment"]]
    begin = day - timedelta(days=400)
    yield Act(_ms(begin), "P17", persons)
    yield Act(_ms(begin), "P15", rest)


def _work_ahead(day: datetime) -> Iterator[Act]:
    """Jobs of today and the weeks to come; some were assigned days ago."""
    for job in _read("jobs.json"):
        planned = day + timedelta(days=job["in_days"])
        made = min(planned, day) - timedelta(days=3, hours=-15)
        yield Act(_ms(made), "P01", [_job(job, planned, day + timedelta(days=job["due_in_days"]))])


def _work_behind(day: datetime, picture: str) -> Iterator[Act]:
    """Visits of the past, whole: steps, answers in the order given, photo, signatures."""
    told = _read("visits.json")
    due = {i["id"]: _calibration(i, day) for i in _read("catalogue.json")["instruments"]}
    units = {t["code"]: {i["id"]: i for i in t["items"]} for t in _read("catalogue.json")["templates"]}
    for visit in told["visits"]:
        on = day - timedelta(days=visit["days_ago"])
        calibrated = due.get(visit["instrument"], {}).get("calibration_due", "")
        visit = json.loads(json.dumps(visit).replace("CALIBRATION", calibrated))
        yield Act(_ms(on - timedelta(days=6)), "P01", [_job(visit, on, on + timedelta(days=14))])
        yield from _visit(visit, on, units[visit["template"]], told["ink"], picture)


def _visit(visit: Any, on: datetime, items: dict[str, Any], ink: dict[str, Any], picture: str) -> Iterator[Act]:
    job, who = visit["id"], visit["engineers"]
    run = f"{job}~{visit['template']}"
    whole = visit["outcome"] == "completed"
    last = "done" if whole else "not_available"
    clock = {"accepted": -960, "departed": 490, "arrived": 532, "started": 545, last: 775}
    for step, minute in clock.items():
        yield _act(on, minute, who[0], ("step", f"{job}~{step}", {"job": job, "step": step}))
    begun = {k: visit[k] for k in ("equipment", "template", "version", "instrument")}
    yield _act(on, 546, who[0], ("run", run, {"job": job} | begun))
    for n, (item, answer) in enumerate(visit["answers"].items()):
        said = {"job": job, "run": run, "item": item, "reading": _reading(items[item], answer)}
        yield _act(on, 550 + 4 * n, who[n * len(who) // len(visit["answers"])], ("answer", f"{run}~{item}", said))
    for item in (i for i in items.values() if whole and i["type"] == "photo"):
        yield _act(on, 740, "P03", ("photo", f"{run}~{item['id']}~1", _photo(job, run, item["id"], picture)))
    ended = {"outcome": visit["outcome"], "unavailable": visit.get("unavailable")}
    yield _act(on, 760, who[0], ("run", run, ended if not whole else {"outcome": "completed"}))
    for minute, role in ((765, "engineer"), (770, "customer")):
        yield _act(on, minute, who[0], _signature(visit, run, role, ink[role]))


def _reading(item: Any, answer: Any) -> dict[str, Any]:
    """An answer as the app writes one: raw text, value, unit, outcome and the limits it was judged by."""
    reading = dict(answer)
    if item["type"] == "numeric" and answer["raw"]:
        reading["value"], reading["unit"] = float(answer["raw"]), item["unit"]
        reading.setdefault("limits", item.get("limits", {}))
    return reading


def _photo(job: str, run: str, item: str, picture: str) -> dict[str, Any]:
    where = {"job": job, "run": run, "item": item, "blob": picture, "thumb": picture}
    size = (DATA / "phantom.png").stat().st_size
    about = {"mime": "image/png", "width": 320, "height": 320, "size": size}
    return where | about | {"caption": "水模图像（演示）", "patient_checked": True}


def _signature(visit: Any, run: str, role: str, strokes: Any) -> Change:
    engineer = role == "engineer"
    said = {
        "job": visit["id"], "run": run, "item": f"sig_{role}", "role": role,
        "name": "工程师A" if engineer else "科室代表（演示）",
        "position": "" if engineer else "设备管理员",
        "meaning": "保养完成" if engineer else "确认保养内容",
        "strokes": strokes, "width": 320, "height": 140,
    }  # fmt: skip
    return ("signature", f"{run}~sig_{role}~1", said)


def _job(job: Any, planned: datetime, due: datetime) -> Change:
    kept = ("number", "equipment", "hospital", "contract", "template")
    record = {k: job[k] for k in kept} | {"type": job.get("type", "inspection")}
    record |= {"planned": f"{planned:%Y-%m-%d}", "due": f"{due:%Y-%m-%d}"}
    record |= {"period": f"{planned:%Y}-Q{(planned.month + 2) // 3}"} if job["template"] else {}
    record |= {k: job[k] for k in ("urgency", "note") if k in job}
    return ("job", job["id"], record | {"engineers": {"add": job["engineers"]}})


def _record(kind: str, found: dict[str, Any]) -> Change:
    return (kind, found["id"], {k: v for k, v in found.items() if k != "id"})


def _calibration(instrument: dict[str, Any], day: datetime) -> dict[str, str]:
    last = day + timedelta(days=instrument.pop("due_in_days"))
    return {"calibration_due": f"{last:%Y-%m-%d}"}


def _act(on: datetime, minute: int, by: str, change: Change) -> Act:
    return Act(_ms(on + timedelta(minutes=minute)), by, [change])


def _ms(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp() * 1000)


def _place_picture(house: House) -> Upload:
    """The phantom's picture into the place of blobs, as if engineer A had brought it."""
    plain = (DATA / "phantom.png").read_bytes()
    hash = hashlib.sha256(plain).hexdigest()
    house.files.write("demo", 0, plain)
    house.files.settle("demo")
    house.files.finish("demo", hash, len(plain))
    return Upload("demo", "P03", hash, len(plain), "image/png")


def _logins(people: Any) -> str:
    rows = [("login", "password", "role", "name")]
    rows += [(p["login"], people["password"], p["role"], p["name"]) for p in people["people"]]
    return "\n".join("  {:15} {:11} {:15} {}".format(*row) for row in rows)


def _read(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))
