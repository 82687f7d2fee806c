"""What the printed report shows, part by part, as data for report.typ: words and numbers, never markup."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

import segno

from server.reports.sentences import STATES
from server.reports.tongue import Lang, Tongue
from server.rules.envelope import Envelope
from server.rules.moments import SHANGHAI
from server.rules.report import Item, Photo, Report, Run, Signature
from server.rules.sealing import digest
from server.rules.verification import State
from server.rules.versions import version_name

Json = dict[str, Any]
TONES = {"pass": "good", "fail": "bad", "watch": "watch", "healthy": "good", "limited": "watch", "unsafe": "bad"}
KINDS = ("inspection", "repair", "installation", "training")
BEGINS, ENDS = ("started", "arrived", "accepted"), ("done", "not_available", "cancelled")
MOST_TEXT = 400_000
"""Characters of people's texts that are set at full length; above it each long text is shortened, and says so."""


class Around(NamedTuple):
    """What is said about the report besides itself. `code`: the address that the QR leads to."""

    state: State
    amended: bool
    code: str
    firm_key: str


def paper(report: Report, envelope: Envelope, around: Around, lang: Lang) -> Json:
    """The whole paper; photos are named by their hash, whoever prints puts them in their place."""
    say = Tongue(report, lang)
    data = {
        "lang": lang,
        "region": "CN" if lang == "zh" else "GB",
        "title": _title(report, say),
        "number": report.number,
        "firm": say.names(report.firm),
        "contact": " · ".join(part for part in (report.firm.address, report.firm.phone) if part),
        "foot": say.with_unit(say.names(report.firm), ""),
        "date": _date(report.made.at),
        "qr": _code(around.code),
        "banner": _banner(report, around, say),
        "facts": _facts(report, say),
        "runs": [_run(run, say) for run in report.runs],
        "findings": [
            {
                "n": n,
                "severity": say(f"severity_{found.severity}"),
                "tone": "watch" if found.severity == "minor" else "bad",
                "about": " · ".join(filter(None, (say(f"finding_{found.state}"), say.see(found.photos)))),
                "text": found.text,
            }
            for n, found in enumerate(report.findings, 1)
        ],
        "contested": [
            " / ".join(f"{say.person(side.by)}: {side.value or say('none')}" for side in one.sides)
            for one in report.contested
        ],
        "texts": [
            {"title": say(name), "text": text} for name in ("advice", "guidance") if (text := getattr(report, name))
        ],
        "work": [
            [
                str(n),
                work.text,
                "" if work.minutes is None else say("minutes", n=work.minutes),
                say("confirmed" if work.confirmed else "not_confirmed"),
            ]
            for n, work in enumerate(report.work, 1)
        ],
        "photos": [_photo(n, photo, say) for n, photo in enumerate(say.pictures, 1)],
        "signatures": [_signature(one, say) for one in report.signatures],
        "proof": _proof(report, envelope, around, say),
        "words": _words(say),
    }
    return _shortened(say.worded(data), say)


def _title(report: Report, say: Tongue) -> str:
    own = next((run.report_zh for run in report.runs if run.report_zh), "")
    kind = report.kind if report.kind in KINDS else "inspection"
    return own if own and say.lang == "zh" else say(f"title_{kind}")


def _banner(report: Report, around: Around, say: Tongue) -> list[str]:
    lines = []
    if report.amends:
        lines.append(say("amends", hash=report.amends.hash[:12], reason=report.amends.reason))
    if around.amended:
        lines.append(say("amended"))
    if around.state != "valid":
        lines.append(say("not_valid", said=say.names(STATES[around.state])))
    return lines


def _facts(report: Report, say: Tongue) -> list[list[str]]:
    job, device = report.job, report.equipment
    begun, ended = _step(report, BEGINS, first=True), _step(report, ENDS, first=False)
    about = [("hospital", say.names(report.hospital)), ("address", report.hospital.address)]
    about += [("department", say.names(report.department))]
    if device:
        about += [
            ("location", device.location),
            ("equipment", say.either(device.name_zh, device.name_en)),
            ("maker", " ".join(filter(None, (device.vendor, device.model)))),
            ("serial", device.serial),
            ("asset_no", device.asset_no),
            ("udi", device.udi),
            ("safety", " / ".join(filter(None, (device.safety_class, device.applied_part)))),
        ]
    about += [("visit", job.number), ("contract", job.contract), ("period", job.period), ("planned", job.planned)]
    about += [("engineers", " / ".join(map(say.person, job.engineers)))]
    return say.pairs(*about, ("started", say.at(begun)), ("ended", say.at(ended)))


def _step(report: Report, names: tuple[str, ...], first: bool) -> int | None:
    """When work began or ended: the likeliest of the steps that say so."""
    for name in names:
        found = [step.at for step in report.job.steps if step.step == name]
        if found:
            return found[0] if first else found[-1]
    return None


def _run(run: Run, say: Tongue) -> Json:
    state = [say(f"run_{run.outcome}")] if run.outcome else []
    away = run.unavailable
    facts = []
    if away:
        contact = " · ".join(filter(None, (away.department, away.contact_role)))
        facts = [("unavailable_reason", say(away.reason)), ("contact", contact)]
    instruments = [
        " ".join(
            filter(None, (i.name, i.model, i.serial, say("due", day=i.calibration_due) if i.calibration_due else ""))
        )
        for i in run.instruments
    ]
    return {
        "title": say.names(run) or say("checklist"),
        "about": " · ".join([say("version", code=run.template, n=version_name(run.version)), *state]),
        "verdict": f"{say('verdict')}: {say(f'verdict_{run.verdict}')}" if run.verdict else "",
        "tone": TONES.get(run.verdict, "plain"),
        "facts": say.pairs(*facts),
        "scanned": _scanned(run, say),
        "assumed": say("assumed_what") if any(item.assumed for item in run.items) else "",
        "instruments": f"{say('instruments')}: {'; '.join(instruments)}" if instruments else "",
        "rows": list(_rows(run, say)),
    }


def _scanned(run: Run, say: Tongue) -> str:
    if run.scanned is None:
        return ""
    when = say.at(run.scanned.at)
    return say("scanned") + (f" ({when})" if when else "")


def _rows(run: Run, say: Tongue) -> list[Json]:
    rows: list[Json] = []
    section = None
    for n, item in enumerate(run.items, 1):
        named = say.either(item.section_zh, item.section_en)
        if named != section:
            section = named
            rows.append({"section": named})
        rows.append({"section": None} | _row(n, item, say))
    return rows


def _row(n: int, item: Item, say: Tongue) -> Json:
    answer, outcome = say.answer(item), say.outcome(item)
    empty = not answer and not outcome and not item.photos and not item.by
    value = say("not_answered") if empty else " ".join(filter(None, (answer, say.see(item.photos))))
    name = say.names(item)
    return {
        "n": str(n),
        "name": name[:1].upper() + name[1:],
        "limits": f"{say.limits(item.limits, item.unit)} {say('assumed') if item.assumed else ''}".strip(),
        "value": value,
        "outcome": outcome,
        "tone": "watch" if item.others else TONES.get(item.outcome, "plain"),
        "notes": _beside(item, say),
    }


def _beside(item: Item, say: Tongue) -> list[str]:
    said = [say.special(item)] if item.special else []
    said += [f"{say('reason')}: {item.reason}"] if item.reason else []
    said += [f"{say('note')}: {item.note}"] if item.note else []
    said += [say("copied")] if item.copied else []
    if item.others:
        own = " ".join(filter(None, (say.answer(item), say.outcome(item), item.reason)))
        said.append(f"{say('disputed')}: {say.person(item.by)} {own}")
    for side in item.others:
        other = " ".join(filter(None, (say.answer(side), say.outcome(side), side.reason, say.special(side))))
        said.append(f"{say('other_side')}: {say.person(side.by)} {other} ({say.at(side.at)})")
    return said


def _photo(n: int, photo: Photo, say: Tongue) -> Json:
    label = say("photo_of", n=n)
    hash = photo.hash[:16] + "…"
    whys = {"missing": say("photo_missing", hash=hash), "broken": say("photo_broken", hash=hash)}
    return {"hash": photo.hash, "label": label, "caption": photo.caption, "whys": whys}


def _signature(one: Signature, say: Tongue) -> Json:
    drawn = one.act == "signed"
    return {
        "role": say(f"role_{one.role}"),
        "name": one.name,
        "position": one.position,
        "meaning": one.meaning if drawn else "",
        "act": "" if drawn else f"{say(one.act)}: {one.reason}",
        "at": say.at(one.at),
        "ink": _ink(one) if drawn and any(one.strokes) else None,
        "alt": say("drawn", name=one.name),
    }


def _ink(one: Signature) -> str:
    """The pen's strokes as an SVG, within the box that they fill."""
    points = [point for stroke in one.strokes for point in stroke if len(point) >= 2]
    left, top = (min(point[i] for point in points) for i in (0, 1))
    wide, high = (max(point[i] for point in points) - low for i, low in ((0, left), (1, top)))
    paths = []
    for stroke in one.strokes:
        ends = [f"{point[0]:.2f} {point[1]:.2f}" for point in stroke if len(point) >= 2]
        paths.append(f"M{ends[0]}" + "".join(f"L{end}" for end in ends[1:] or [ends[0]]) if ends else "")
    box = f"{left - 4:.2f} {top - 4:.2f} {wide + 8:.2f} {high + 8:.2f}"
    drawn = f'<path d="{"".join(paths)}" fill="none" stroke="#111827" stroke-width="2.2" stroke-linecap="round"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{drawn}</svg>'


def _proof(report: Report, envelope: Envelope, around: Around, say: Tongue) -> list[str]:
    made = report.made
    lines = [say("sealed_by", name=say.person(made.by), at=say.at(made.at + (made.offset or 0)))]
    if made.offset is None:
        lines[0] += f" ({say('clock_unsure')})"
    if envelope.receipt:
        lines.append(say("received", at=say.at(envelope.receipt.received)))
    lines.append(say("hash", hash=digest(envelope.report.encode())))
    lines.append(say("key", device=envelope.seal.key, firm=around.firm_key))
    return [*lines, say("inside"), say("zone")]


def _words(say: Tongue) -> Json:
    plain = ["number", "scan", "findings", "no_findings", "disputes", "work", "photos"]
    found: Json = {name: say(name) for name in [*plain, "signatures", "no_signatures", "seal", "replaced"]}
    found["page"] = say("page", n="|", total="|").split("|")
    found["columns"] = ["#", *(say(name) for name in ("item", "limits", "value", "outcome"))]
    return found | {"work_columns": ["#", *(say(name) for name in ("work", "time", "by_hospital"))]}


def _date(at: int) -> Json:
    when = datetime.fromtimestamp(min(max(at, 0), 253_000_000_000_000) / 1000, UTC).astimezone(SHANGHAI)
    return {"year": when.year, "month": when.month, "day": when.day}


def _code(address: str) -> str:
    return str(segno.make_qr(address, error="m").svg_inline(border=2, omitsize=True))


def _shortened(data: Json, say: Tongue) -> Json:
    """As it is, unless there is so much text that no printer would end: then long texts are cut, visibly."""
    texts = [text for text in _texts(data) if len(text) > 500]
    if sum(map(len, texts)) <= MOST_TEXT:
        return data
    keep = max(200, MOST_TEXT // len(texts))
    cut: Json = _cut(data, keep, say)
    return cut | {"qr": data["qr"], "signatures": data["signatures"]}


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for found in inner for text in _texts(found)]


def _cut(value: Any, keep: int, say: Tongue) -> Any:
    if isinstance(value, str) and len(value) > max(keep, 500):
        return value[:keep] + say("shortened", n=len(value) - keep)
    if isinstance(value, dict):
        return {name: _cut(inner, keep, say) for name, inner in value.items()}
    return [_cut(inner, keep, say) for inner in value] if isinstance(value, list) else value
