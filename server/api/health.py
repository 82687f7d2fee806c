"""Whether the server and its database are well."""

import msgspec
from litestar import Response, Router, get

from server.api.house import Folding, InHouse
from server.api.pages import fingerprint
from server.config import VERSION
from server.store import head


class DatabaseState(msgspec.Struct):
    """`seq`: number of the last op in the log; `epoch`: null before the first op."""

    state: str
    seq: int = 0
    epoch: int | None = None


class Health(msgspec.Struct, omit_defaults=True):
    status: str
    version: str
    build: str
    database: DatabaseState
    folding: Folding | None = None


@get("/health")
async def health(house: InHouse) -> Response[Health]:
    """200 when the database answers, else 503; also while rows are folded anew, with how far it is."""
    try:
        found = await house.db.read(head.read)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the answer
        state = DatabaseState(f"failed: {type(error).__name__}")
        return Response(Health("failed", VERSION, fingerprint(house.pages), state), status_code=503)
    if house.folding:
        state = DatabaseState("folding", found.seq if found else 0)
        told = Health("folding", VERSION, fingerprint(house.pages), state, house.folding)
        return Response(told, status_code=503, headers={"Retry-After": "2"})
    state = DatabaseState("ok", found.seq, found.epoch) if found else DatabaseState("ok")
    return Response(Health("ok", VERSION, fingerprint(house.pages), state))


router = Router("", route_handlers=[health])
