"""Keys: the firm's certificate for everybody, a device's own key enrolled by its person."""

from typing import Annotated

import msgspec
from litestar import Response, Router, get, post
from litestar.params import FromPath, JSONBody

from server.api.house import House, InHouse, now
from server.api.who import Me
from server.errors import Problem
from server.exchange import Exchange
from server.reports import witness
from server.reports.firm_key import FirmKey, firm_key
from server.rules.envelope import Enrolment
from server.rules.sealing import bytes64, key_id, public_key, text64
from server.store import accounts, device_keys, devices
from server.store.device_keys import DeviceKey
from server.store.people import Person


class NewKey(msgspec.Struct):
    """`enrolment`: what the firm said of this key before, for a server that was restored from before that."""

    spki: Annotated[str, msgspec.Meta(max_length=200)]
    enrolment: Enrolment | None = None


async def firm(house: House) -> FirmKey:
    """The firm's key, made on first use under the firm's name."""
    if house.firm_key is None:
        named = await house.db.read(accounts.firm)
        name = named.zh if named else ""
        house.firm_key = firm_key(house.config.keys, name, now())  # once, and never twice at a time
    return house.firm_key


@get("/firm/key")
async def certificate(house: InHouse) -> Response[str]:
    """The firm's certificate (PEM), by which anybody checks its reports without asking it."""
    key = await firm(house)
    headers = {"Content-Disposition": 'attachment; filename="firm.pem"', "X-Kept-Key": key.certificate.id}
    return Response(key.certificate.pem, media_type="application/x-pem-file", headers=headers)


@post("/devices/{device:str}/key", status_code=200, request_max_body_size=4_000)
async def enrol(house: InHouse, me: Me, device: FromPath[str], data: JSONBody[NewKey]) -> Enrolment:
    """Make the key of one's own device known; again with the same key: the same answer."""
    spki = bytes64(data.spki)
    if spki is None or public_key(spki) is None:
        raise Problem("malformed", detail="spki")
    key, at = await firm(house), now()
    wanted = DeviceKey(key_id(spki), spki, me.id, device, at)
    if data.enrolment and data.enrolment.key == wanted.key and witness.own(key, data.enrolment):
        wanted = wanted._replace(person=data.enrolment.person, device=data.enrolment.device, at=data.enrolment.at)
    try:
        known = await house.db.write(lambda conn: _enrol(conn, house.exchange, me, device, wanted, at))
    except device_keys.Full:
        raise Problem("too_many", detail="keys", retry_after=3600) from None
    return witness.enrolment(key, known)


def _enrol(
    conn: accounts.Connection, exchange: Exchange, me: Person, device: str, wanted: DeviceKey, at: int
) -> DeviceKey:
    """The key as it is known: as it was enrolled first, or as wanted; then it stands in the log from here on."""
    found = devices.device(conn, device)
    if found is None:
        raise Problem("device_unknown")
    if found.revoked:
        raise Problem("device_revoked")
    if found.person != me.id or wanted.person != me.id:
        raise Problem("other_person")
    known = device_keys.find(conn, wanted.key)
    if known is None:
        device_keys.room(conn, me.id)
        exchange.write_ops(conn, me.id, [device_keys.fact(wanted, text64(wanted.spki))], at)
        return wanted
    if known.person != me.id:
        raise Problem("other_person")
    return known


router = Router("", route_handlers=[certificate, enrol])
