"""What the firm is called: devices keep it for the reports that they make without a network."""

import msgspec
from litestar import Router, get

from server.api.house import InHouse
from server.api.who import Me
from server.errors import Problem
from server.store import accounts


class Names(msgspec.Struct):
    zh: str
    en: str


@get("/firm")
async def firm(house: InHouse, me: Me) -> Names:
    """Both names. 404 before the set-up."""
    found = await house.db.read(accounts.firm)
    if found is None:
        raise Problem("not_found")
    return Names(found.zh, found.en)


router = Router("", route_handlers=[firm])
