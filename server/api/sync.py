"""One round of sync, and every op on a record."""

from litestar import Response, Router, get, post
from litestar.params import FromPath

from server.api.house import InHouse, now
from server.api.packing import MOST_UNPACKED, packed, room_needed, unpacked
from server.api.who import Asking, Me, Sender


@post("/sync", status_code=200, request_max_body_size=MOST_UNPACKED)
async def round(request: Asking, house: InHouse, sender: Sender) -> Response[bytes]:
    """Ops in, rows out: docs/protocol.md section 4."""
    async with house.room.of(room_needed(request)):
        answer = await house.exchange.round(sender.person, await unpacked(request), now(), sender)
    return await packed(request, answer)


@get("/history/{kind:str}/{id:str}")
async def history(request: Asking, house: InHouse, me: Me, kind: FromPath[str], id: FromPath[str]) -> Response[bytes]:
    """Every op on a record in sight, oldest first."""
    return await packed(request, await house.exchange.history(me.id, kind, id))


router = Router("", route_handlers=[round, history])
