"""How each door of the server is asked, well or badly meant."""

from __future__ import annotations

import secrets
from collections.abc import Callable

import httpx

from tests.reports.signer import Signer
from tests.security.world import ROLES, TUS, World

Ask = Callable[[World, str], httpx.Response]
WRONG = {"old": "not the password", "new": "another password"}
SET_UP = {"token": "x" * 44, "firm_zh": "x", "firm_en": "x", "name": "x", "login": "x1", "password": "x" * 9}


def get(path: str) -> Ask:
    return lambda world, who: world.as_(who).get(path, headers=TUS)


def history(kind: str, id: str) -> Ask:
    return get(f"/api/history/{kind}/{id}")


def line(world: World, who: str) -> httpx.Response:
    with world.as_(who).stream("GET", "/api/live") as line:
        if line.status_code >= 400:
            line.read()
        return line


def guess(world: World, who: str) -> httpx.Response:
    return world.sign_in(world.server.client(), who if who in ROLES else "victim", "guess")


def end_strange(world: World, who: str) -> httpx.Response:
    browser = world.server.client()
    browser.cookies.set("kept", secrets.token_urlsafe(32))
    return browser.delete("/api/session")


def enrol(mine: bool) -> Ask:
    return lambda world, who: world.as_(who).post(
        "/api/devices", json={"id": secrets.token_urlsafe(16) if mine else world.device}
    )


def key(mine: bool) -> Ask:
    def ask(world: World, who: str) -> httpx.Response:
        device = world.new_device(who).id if mine and who != "nobody" else world.device
        return world.as_(who).post(f"/api/devices/{device}/key", json={"spki": Signer().spki})

    return ask


def hand_over(seal: str) -> Ask:
    return lambda world, who: world.as_(who).post(f"/api/reports/{seal}/links", json={"days": 1})


def label(world: World, who: str) -> httpx.Response:
    return world.as_(who).post(f"/api/devices/{world.device}/label", json={"label": "x"})


def mail(seal: str) -> Ask:
    wish = {"to": "someone@hospital.example", "link": 1}
    return lambda world, who: world.as_(who).post(f"/api/reports/{seal}/mail", json=wish)


def redact(id: str) -> Ask:
    wish = {"kind": "answer", "id": id, "fields": ["note"], "reason": "x"}
    return lambda world, who: world.as_(who).post("/api/redactions", json=wish)


def rule(id: str) -> Ask:
    return lambda world, who: world.as_(who).post(f"/api/redactions/{id}/ruling", json={"act": "approved"})


def rule_own(world: World, who: str) -> httpx.Response:
    made = redact("J1~T~a")(world, who).json()
    return rule(made.get("id", "x"))(world, who)


def settle_refused(world: World, who: str) -> httpx.Response:
    return world.as_(who).post(f"/api/refused/{world.device}/99", json={"act": "put_aside", "reason": "x"})


def revoke(world: World, who: str) -> httpx.Response:
    return world.as_(who).post(f"/api/devices/{world.device}/revoke", json={"why": "lost"})


def metrics(world: World, who: str) -> httpx.Response:
    return world.as_(who).get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"})


def hire(role: str) -> Ask:
    return lambda world, who: world.as_(who).post(
        "/api/people", json={"name": "x", "login": secrets.token_hex(8), "role": role}
    )


def link(person: str) -> Ask:
    return lambda world, who: world.as_(who).post(f"/api/people/{person}/link", json={})


def list_in(world: World, who: str) -> httpx.Response:
    return world.as_(who).post("/api/imports/equipment", json={"file": "AAAA"})


LIST = {"ids": ["E1", "E2", "none"], "form": "csv", "purpose": "x"}


def list_out(world: World, who: str) -> httpx.Response:
    return world.as_(who).post("/api/exports/equipment", json=LIST)


def ask_out(world: World, who: str) -> httpx.Response:
    return world.as_(who).post("/api/exports/wishes", json=LIST)


def rule_out(id: str) -> Ask:
    return lambda world, who: world.as_(who).post(f"/api/exports/wishes/{id}/ruling", json={"act": "approved"})


def rule_own_out(world: World, who: str) -> httpx.Response:
    return rule_out(ask_out(world, who).json().get("id", "x"))(world, who)


def rule_others_out(world: World, who: str) -> httpx.Response:
    """On a wish of somebody in the office who is not of this role."""
    asker = "archive_clerk" if who == "agent" else "agent"
    return rule_out(ask_out(world, asker).json()["id"])(world, who)


def draft(world: World, who: str) -> httpx.Response:
    return world.as_(who).post("/api/templates/xlsform", content=b"no workbook")
