"""Fills an empty server with the demo firm, once, in one transaction."""

import hashlib
from functools import partial
from typing import Any

from server.api.house import House
from server.demo.ground import ground, work_ahead
from server.demo.sealed import Sealed, seal
from server.demo.told import DATA, midnight, read
from server.demo.visits import work_behind
from server.store import accounts, blobs
from server.store.accounts import Account, Connection, Firm
from server.store.blobs import REPORT, Upload

PHOTOGRAPHER = "P03"
"""Engineer A brought the pictures."""


class NotEmpty(Exception):
    """The data folder holds a real firm."""


async def seed(house: House, now: int) -> str:
    """Fill the server if it is empty; the table of logins. Raises NotEmpty."""
    people = read("people.json")
    firm = await house.db.read(accounts.firm)
    if firm is None and await house.db.read(accounts.none_yet):
        hash = await house.passwords.hashed(people["password"])
        pictures = {path.name: _bring(house, path.name) for path in sorted(DATA.glob("*.png"))}
        await house.db.write(partial(_fill, house=house, pictures=pictures, hash=hash, now=now))
    elif firm is None or not firm.demo:
        raise NotEmpty
    return _logins(people)


def _fill(conn: Connection, house: House, pictures: dict[str, Upload], hash: str, now: int) -> None:
    """All of it at once: a seeding that was cut off never happened."""
    day, people = midnight(now), read("people.json")
    acts = [*ground(day), *work_behind(day, pictures), *work_ahead(day)]
    reports = []
    for act in sorted(acts, key=lambda act: act.at):
        changes = act.changes
        if act.seals:
            sealed = seal(conn, act)
            reports.append(_kept(house, act.by, sealed))
            changes = sealed.changes
        house.exchange.write_ops(conn, act.by, changes, min(act.at, now))
    for person in people["people"]:
        accounts.add(conn, Account(person["id"], person["login"], hash), now)
    accounts.name_firm(conn, Firm(people["firm"]["zh"], people["firm"]["en"], demo=True))
    for upload in [*pictures.values(), *reports]:
        blobs.move(conn, blobs.begin(conn, upload, now)[0], upload.size, True, now)


def _bring(house: House, name: str) -> Upload:
    """A picture into the place of blobs, as if it had been uploaded."""
    plain = (DATA / name).read_bytes()
    return _placed(house, Upload(name, PHOTOGRAPHER, hashlib.sha256(plain).hexdigest(), len(plain), "image/png"), plain)


def _kept(house: House, by: str, sealed: Sealed) -> Upload:
    return _placed(house, Upload("report", by, sealed.hash, len(sealed.content), REPORT), sealed.content)


def _placed(house: House, upload: Upload, plain: bytes) -> Upload:
    house.files.write(upload.id, 0, plain)
    house.files.settle(upload.id)
    house.files.finish(upload.id, upload.hash, len(plain))
    return upload


def _logins(people: Any) -> str:
    rows = [("login", "password", "role", "name")]
    rows += [(p["login"], people["password"], p["role"], p["name"]) for p in people["people"]]
    return "\n".join("  {:15} {:11} {:15} {}".format(*row) for row in rows)
