"""Many records go out as a file: asked for, ruled on, given out once, and always written down. For the office alone."""

import asyncio
from typing import Annotated, Any, Literal

import msgspec
from litestar import Response, Router, post
from litestar.params import FromPath, JSONBody

from server import exports
from server.api.house import InHouse, fresh, now
from server.api.who import Office
from server.domain.exports import Form, What
from server.errors import Problem
from server.exports import Asked
from server.imports.exporting import as_csv, as_xlsx
from server.store import register
from server.store.db import Connection

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 3_000_000
Name = Annotated[str, msgspec.Meta(max_length=300)]
Words = Annotated[str, msgspec.Meta(max_length=2_000)]


class Wanted(msgspec.Struct):
    """`ids` in the order of the file. `purpose`: of an approved wish the wish's own counts."""

    ids: Annotated[list[Name], msgspec.Meta(max_length=50_000)]
    form: Form
    lang: Literal["zh", "en"] = "zh"
    purpose: Words = ""
    what: What = "equipment"

    def asked(self) -> Asked:
        return Asked(self.what, self.ids, self.form, self.purpose)


class Ruling(msgspec.Struct):
    act: Literal["approved", "declined"]
    reason: Words = ""


class Made(msgspec.Struct):
    id: str


@post("/exports/equipment", status_code=200, request_max_body_size=LARGEST)
async def take_out(house: InHouse, office: Office, data: JSONBody[Wanted]) -> Response[bytes]:
    """The named equipment as XLSX or CSV; the log says that it went out. Raises `needs_approval`, `malformed`."""
    asked, at = data.asked(), now()

    def work(conn: Connection) -> tuple[Any, Any, Any]:
        exports.leave(conn, office, asked, at)
        found = register.named(conn, "equipment", data.ids)
        if not found:
            raise Problem("not_found")
        return found, register.records(conn, "hospital"), register.records(conn, "department")

    known = await house.db.read(work)
    make, type = (as_csv, "text/csv; charset=utf-8") if data.form == "csv" else (as_xlsx, XLSX)
    content = await asyncio.to_thread(make, *known, data.lang)
    file = (fresh(), len(known[0]), content)
    await house.db.write(lambda conn: exports.done(house.exchange, conn, office, asked, file, at))
    house.exchange.bell.ring(None)
    headers = {"Content-Disposition": f'attachment; filename="equipment.{data.form}"', "Cache-Control": "no-store"}
    return Response(content, media_type=type, headers=headers)


@post("/exports/wishes", status_code=201, request_max_body_size=LARGEST)
async def ask(house: InHouse, office: Office, data: JSONBody[Wanted]) -> Made:
    """Ask a manager or administrator to let these records go out. Raises `malformed` without a purpose."""
    id, at = fresh(), now()
    await house.db.write(lambda conn: exports.ask(house.exchange, conn, office, id, data.asked(), at))
    house.exchange.bell.ring(None)
    return Made(id)


@post("/exports/wishes/{id:str}/ruling", status_code=200, request_max_body_size=16_000)
async def rule(house: InHouse, office: Office, id: FromPath[str], data: JSONBody[Ruling]) -> Made:
    """Approve or decline what another person asked for. Raises `not_allowed`, `not_found`, `malformed`."""
    at, ruling = now(), (data.act, data.reason)
    await house.db.write(lambda conn: exports.rule(house.exchange, conn, office, id, ruling, at))
    house.exchange.bell.ring(None)
    return Made(id)


router = Router("", route_handlers=[take_out, ask, rule])
