"""Role by endpoint by object: who asks for what, and what must come of it. A new door needs lines here."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from server.config import Config
from server.domain.people import OFFICE
from tests.security.asking import (
    SET_UP,
    WRONG,
    Ask,
    ask_out,
    draft,
    end_strange,
    enrol,
    get,
    guess,
    hand_over,
    hire,
    history,
    key,
    label,
    line,
    link,
    list_in,
    list_out,
    mail,
    metrics,
    redact,
    revoke,
    rule,
    rule_others_out,
    rule_out,
    rule_own,
    rule_own_out,
    settle_refused,
)
from tests.security.world import FOREIGN, NAMELESS, OWN, ROLES, TUS, hash_of

ACTORS = ("nobody", *ROLES)
OUT = "signed_out"
MISSING = ("not_found", "not_found", "not_found")
NOT_THEIRS = ("not_found", "not_found")


class Case(NamedTuple):
    """`ask` an object at a door; the code that nobody, those in the field and the office get; `but`: single roles."""

    door: str
    what: str
    ask: Ask
    nobody: str
    field: str
    office: str
    but: dict[str, str] = {}

    def outcome(self, actor: str) -> str:
        if actor in self.but:
            return self.but[actor]
        return self.nobody if actor == "nobody" else self.office if actor in OFFICE else self.field


SETTLERS = {"supervisor": "not_found", "manager": "not_found", "admin": "not_found"}
WARDENS = {"manager": "ok", "admin": "ok"}
KEEPERS = {"manager": "ok", "admin": "ok"}
CLOSED = ("not_allowed", "not_allowed")
DEAD = ("dead_link", "dead_link", "dead_link")
READ = dict.fromkeys(("supervisor", "manager", "quality", "admin"), "unreadable_file")
LISTS = dict.fromkeys(("agent", "supervisor", "manager", "admin"), "unreadable_file")
REDACTORS = {"manager": "ok", "admin": "ok"}
NOTHING = {"manager": "not_found", "admin": "not_found"}
HANDERS = {"archive_clerk": "not_allowed", "engineer": "ok"}
MAILERS = {"archive_clerk": "not_allowed", "engineer": "no_mail"}
HAND_OFF = {"archive_clerk": "not_allowed", "engineer": "not_found"}
GUEST = "ok" if (Config(data=Path()).web / "guest.html").exists() else "not_found"
"""The page is the same for everybody, once it is built."""
LINKS = "/api/reports/report{}/links"
CASES = [
    Case("GET /", "the app", get("/"), "ok", "ok", "ok"),
    Case("HEAD /", "the app", lambda w, who: w.as_(who).head("/"), "ok", "ok", "ok"),
    Case("GET /{path}", "the database", get("/../data/kept.db"), *MISSING),
    Case("HEAD /{path}", "a key", lambda w, who: w.as_(who).head("/keys/receipt"), *MISSING),
    Case("GET /metrics", "the figures, through a proxy", metrics, *MISSING),
    Case("GET /api/health", "the server", get("/api/health"), "ok", "ok", "ok"),
    Case("GET /api/schema", "the interface", get("/api/schema"), "ok", "ok", "ok"),
    Case("GET /api/schema/openapi.json", "the interface", get("/api/schema/openapi.json"), "ok", "ok", "ok"),
    Case("GET /api/schema/{path}", "a file", get("/api/schema/..%2fkept.db"), *MISSING),
    Case(
        "GET /api/setup",
        "a guessed link",
        get("/api/setup?token=" + "x" * 44),
        "wrong_link",
        "wrong_link",
        "wrong_link",
    ),
    Case(
        "POST /api/setup",
        "a guessed link",
        lambda w, who: w.as_(who).post("/api/setup", json=SET_UP),
        "wrong_link",
        "wrong_link",
        "wrong_link",
    ),
    Case("POST /api/session", "another's login", guess, "wrong_password", "wrong_password", "wrong_password"),
    Case("GET /api/session", "one's own", get("/api/session"), OUT, "ok", "ok"),
    Case("DELETE /api/session", "a guessed session", end_strange, "ok", "ok", "ok"),
    Case(
        "POST /api/password",
        "without the old one",
        lambda w, who: w.as_(who).post("/api/password", json=WRONG),
        OUT,
        "wrong_password",
        "wrong_password",
    ),
    Case("POST /api/devices", "a new device", enrol(mine=True), OUT, "ok", "ok"),
    Case("POST /api/devices", "another's device", enrol(mine=False), OUT, "device_taken", "device_taken"),
    Case("GET /api/devices", "everybody's", get("/api/devices"), OUT, "not_allowed", "ok"),
    Case("POST /api/devices/{id}/label", "another's device", label, OUT, "not_allowed", "not_allowed", WARDENS),
    Case("GET /api/hold", "the firm's", get("/api/hold"), OUT, "not_allowed", "not_allowed", WARDENS),
    Case(
        "POST /api/hold/go",
        "the firm's",
        lambda w, who: w.as_(who).post("/api/hold/go"),
        OUT,
        "not_allowed",
        "not_allowed",
        {"admin": "ok"},
    ),
    Case("POST /api/devices/{id}/revoke", "another's device", revoke, OUT, "not_allowed", "not_allowed", WARDENS),
    Case(
        "DELETE /api/devices/{id}/revoke",
        "another's device",
        lambda w, who: w.as_(who).delete(f"/api/devices/{w.device}/revoke"),
        OUT,
        "not_allowed",
        "not_allowed",
        WARDENS,
    ),
    Case(
        "POST /api/devices/{id}/wiped",
        "another's device",
        lambda w, who: w.as_(who).post(f"/api/devices/{w.device}/wiped"),
        OUT,
        *NOT_THEIRS,
    ),
    Case("GET /api/firm/key", "the certificate", get("/api/firm/key"), "ok", "ok", "ok"),
    Case("POST /api/devices/{device}/key", "one's own device", key(mine=True), OUT, "ok", "ok"),
    Case("POST /api/devices/{device}/key", "another's device", key(mine=False), OUT, "other_person", "other_person"),
    Case("GET /api/reports/unsealed", "the whole firm's", get("/api/reports/unsealed"), OUT, "not_allowed", "ok"),
    Case("GET /api/due", "the whole firm's", get("/api/due"), OUT, "not_allowed", "ok"),
    Case(
        "POST /api/rescue",
        "no rescue file",
        lambda w, who: w.as_(who).post("/api/rescue", content=b"not what it should be"),
        OUT,
        "not_allowed",
        "not_rescue",
    ),
    Case("POST /api/refused/{device}/{n}", "nothing", settle_refused, OUT, "not_allowed", "not_allowed", SETTLERS),
    Case("GET /api/refused", "everybody's", get("/api/refused"), OUT, "not_allowed", "ok"),
    Case(
        "POST /api/sync", "another's device", lambda w, who: w.sync(who, w.device), OUT, "other_person", "other_person"
    ),
    Case("POST /api/sync", "no device", lambda w, who: w.sync(who, "x" * 22), OUT, "device_unknown", "device_unknown"),
    Case("GET /api/history/{kind}/{id}", "one's own job", history("job", "J1"), OUT, "ok", "ok"),
    Case("GET /api/history/{kind}/{id}", "a foreign job", history("job", "J2"), OUT, "not_found", "ok"),
    Case("GET /api/history/{kind}/{id}", "a foreign answer", history("answer", "J2~T~a"), OUT, "not_found", "ok"),
    Case("GET /api/history/{kind}/{id}", "a foreign hospital", history("hospital", "H2"), OUT, "not_found", "ok"),
    Case("GET /api/history/{kind}/{id}", "a colleague", history("person", "victim"), OUT, "ok", "ok"),
    Case("GET /api/history/{kind}/{id}", "nothing", history("job", "none"), OUT, *NOT_THEIRS),
    Case("GET /api/redactions", "everybody's", get("/api/redactions"), OUT, "not_allowed", "not_allowed", REDACTORS),
    Case("POST /api/redactions", "a foreign answer", redact("J2~T~a"), OUT, "not_allowed", "not_allowed", REDACTORS),
    Case("POST /api/redactions", "nothing", redact("x"), OUT, "not_allowed", "not_allowed", NOTHING),
    Case("POST /api/redactions/{id}/ruling", "one's own wish", rule_own, OUT, "not_allowed", "not_allowed"),
    Case("POST /api/redactions/{id}/ruling", "nothing", rule("x"), OUT, "not_allowed", "not_allowed", NOTHING),
    Case("GET /api/people", "everybody's login", get("/api/people"), OUT, *CLOSED, KEEPERS),
    Case("POST /api/people", "an engineer", hire("engineer"), OUT, *CLOSED, KEEPERS),
    Case("POST /api/people", "an administrator", hire("admin"), OUT, *CLOSED, {"admin": "ok"}),
    Case("POST /api/people/{id}/link", "an engineer's password", link("p-parts_clerk"), OUT, *CLOSED, KEEPERS),
    Case("POST /api/people/{id}/link", "an administrator's password", link("owner"), OUT, *CLOSED, {"admin": "ok"}),
    Case("POST /api/people/{id}/link", "nobody's", link("none"), OUT, *CLOSED, NOTHING),
    Case("GET /api/welcome", "a guessed link", get("/api/welcome?token=" + "x" * 22), *DEAD),
    Case(
        "POST /api/welcome",
        "a guessed link",
        lambda w, who: w.as_(who).post("/api/welcome", json={"token": "x" * 22, "password": "x" * 9}),
        *DEAD,
    ),
    Case("POST /api/templates/xlsform", "no workbook", draft, OUT, *CLOSED, READ),
    Case("POST /api/imports/equipment", "no list", list_in, OUT, *CLOSED, LISTS),
    Case("POST /api/exports/equipment", "all of it", list_out, OUT, "not_allowed", "needs_approval", REDACTORS),
    Case("POST /api/exports/wishes", "all of it", ask_out, OUT, "not_allowed", "ok"),
    Case("POST /api/exports/wishes/{id}/ruling", "one's own wish", rule_own_out, OUT, *CLOSED),
    Case("POST /api/exports/wishes/{id}/ruling", "another's wish", rule_others_out, OUT, *CLOSED, REDACTORS),
    Case("POST /api/exports/wishes/{id}/ruling", "nothing", rule_out("x"), OUT, *CLOSED, NOTHING),
    Case("GET /api/reports/{seal}", "one's own", get("/api/reports/report1"), OUT, "ok", "ok"),
    Case("GET /api/reports/{seal}", "a foreign one", get("/api/reports/report2"), OUT, "not_found", "ok"),
    Case("GET /api/reports/{seal}", "nothing", get("/api/reports/none"), OUT, *NOT_THEIRS),
    Case("POST /api/reports/{seal}/links", "one's own", hand_over("report1"), OUT, "not_allowed", "ok", HANDERS),
    Case(
        "POST /api/reports/{seal}/links",
        "a foreign one",
        hand_over("report2"),
        OUT,
        "not_allowed",
        "ok",
        HAND_OFF,
    ),
    Case("GET /api/reports/{seal}/links", "one's own", get(LINKS.format(1)), OUT, "not_allowed", "ok", HANDERS),
    Case(
        "GET /api/reports/{seal}/links",
        "a foreign one",
        get(LINKS.format(2)),
        OUT,
        "not_allowed",
        "ok",
        HAND_OFF,
    ),
    Case(
        "DELETE /api/reports/{seal}/links/{id}",
        "another report's",
        lambda w, who: w.as_(who).delete(f"/api/reports/report1/links/{w.link}"),
        OUT,
        "not_allowed",
        "not_found",
        HANDERS | {"engineer": "not_found"},
    ),
    Case(
        "GET /api/reports/{seal}/report.pdf",
        "one's own, not come",
        get("/api/reports/report1/report.pdf"),
        OUT,
        *NOT_THEIRS,
    ),
    Case(
        "GET /api/reports/{seal}/report.pdf", "a foreign one", get("/api/reports/report2/report.pdf"), OUT, *NOT_THEIRS
    ),
    Case("GET /api/r/{token}/report.pdf", "by a guessed link", get("/api/r/x/report.pdf"), *MISSING),
    Case(
        "POST /api/reports/{seal}/mail",
        "one's own, no mail set up",
        mail("report1"),
        OUT,
        "not_allowed",
        "no_mail",
        MAILERS,
    ),
    Case(
        "POST /api/reports/{seal}/mail",
        "a foreign one",
        mail("report2"),
        OUT,
        "not_allowed",
        "no_mail",
        HAND_OFF,
    ),
    Case("GET /verify", "a file to check", get("/verify"), GUEST, GUEST, GUEST),
    Case("GET /verify/{code}", "the guests' page", get("/verify/x"), GUEST, GUEST, GUEST),
    Case("GET /r/{token}", "the guests' page", get("/r/x"), GUEST, GUEST, GUEST),
    Case("GET /api/verify/{code}", "a guessed code", get(f"/api/verify/{'x' * 43}.{'x' * 22}.{'x' * 86}"), *MISSING),
    Case("GET /api/r/{token}", "a guessed link", get("/api/r/xxxxxxxxxxxxxxxxxxxxxx"), *MISSING),
    Case("GET /api/r/{token}/photos/{hash}", "by a guessed link", get(f"/api/r/x/photos/{hash_of(OWN)}"), *MISSING),
    Case(
        "GET /api/r/{token}/photos/{hash}",
        "a foreign photo by a link to another report",
        lambda w, who: w.as_(who).get(f"/api/r/{w.token}/photos/{hash_of(FOREIGN)}"),
        *MISSING,
    ),
    Case("GET /api/live", "the line", line, OUT, "ok", "ok"),
    Case("POST /api/blobs", "bytes of another", lambda w, who: w.begin(who, NAMELESS), OUT, "ok", "ok"),
    Case("OPTIONS /api/blobs", "what it can do", lambda w, who: w.as_(who).options("/api/blobs"), "ok", "ok", "ok"),
    Case("GET /api/blobs/{hash}", "one's own", get(f"/api/blobs/{hash_of(OWN)}"), OUT, "ok", "ok"),
    Case("GET /api/blobs/{hash}", "a foreign one", get(f"/api/blobs/{hash_of(FOREIGN)}"), OUT, "not_found", "ok"),
    Case("GET /api/blobs/{hash}", "an unnamed one", get(f"/api/blobs/{hash_of(NAMELESS)}"), OUT, *NOT_THEIRS),
    Case(
        "GET /api/blobs/{hash}",
        "a key",
        get("/api/blobs/..%2f..%2fkeys%2freceipt"),
        "not_found",
        "not_found",
        "not_found",
    ),
    Case(
        "HEAD /api/blobs/up/{id}",
        "one's own",
        lambda w, who: w.as_(who).head(w.own_upload(who), headers=TUS),
        OUT,
        "ok",
        "ok",
    ),
    Case(
        "HEAD /api/blobs/up/{id}",
        "another's",
        lambda w, who: w.as_(who).head(w.upload, headers=TUS),
        OUT,
        "not_found",
        "not_found",
    ),
    Case(
        "PATCH /api/blobs/up/{id}",
        "one's own",
        lambda w, who: w.patch(who, w.own_upload(who), b"x"),
        OUT,
        "ok",
        "ok",
    ),
    Case(
        "PATCH /api/blobs/up/{id}",
        "another's",
        lambda w, who: w.patch(who, w.upload, b"evil", 4),
        OUT,
        "not_found",
        "not_found",
    ),
    Case(
        "OPTIONS /api/blobs/up/{id}",
        "what it can do",
        lambda w, who: w.as_(who).options(w.upload),
        "ok",
        "ok",
        "ok",
    ),
]
"""Each line: door, object, how to ask, what nobody gets, what the field gets, what the office gets."""
