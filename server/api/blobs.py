"""Photos and files: brought in pieces by tus 1.0.0, given out to whoever sees a row that names them."""

import asyncio
import base64
import binascii
import re
from typing import Annotated

from litestar import Response, Router, get, head, patch, post, route
from litestar.params import FromPath, HeaderParameter
from litestar.response import File

from server.api.house import House, InHouse, fresh, now
from server.api.pieces import Piece
from server.api.who import Asking, Me, Sender
from server.errors import Problem
from server.store import blobs
from server.store.blobs import LARGEST, SHOWN, TAKEN, Upload
from server.store.db import Connection

DAY = 24 * 3_600_000
TUS = {"Tus-Resumable": "1.0.0", "Cache-Control": "no-store"}
OFFER = {
    "Tus-Version": "1.0.0",
    "Tus-Extension": "creation,checksum",
    "Tus-Max-Size": str(LARGEST),
    "Tus-Checksum-Algorithm": "sha256,sha1",
}
Length = Annotated[int, HeaderParameter(name="Upload-Length", ge=1)]


@route(["/blobs", "/blobs/up/{id:str}"], http_method="OPTIONS", status_code=204)
async def offer() -> Response[None]:
    """What this server can do of tus."""
    return Response(None, status_code=204, headers=TUS | OFFER)


@post("/blobs", status_code=201)
async def begin(request: Asking, house: InHouse, sender: Sender, length: Length) -> Response[None]:
    """A place for the bytes of one hash; the same place again for the same person."""
    _speaks_tus(request)
    if length > LARGEST:
        raise Problem("too_large", detail=f"more than {LARGEST} bytes")
    hash, type = _metadata(request.headers.get("upload-metadata", ""))
    house.files.room_for(length)
    wanted, at = Upload(fresh(), sender.person, hash, length, type), now()

    def work(conn: Connection) -> tuple[Upload, str]:
        upload, replaced = blobs.begin(conn, wanted, at)
        if upload is wanted and blobs.brought(conn, wanted.person, at - DAY) > house.config.uploads * 1_000_000:
            raise Problem("too_many", detail="bytes a day", retry_after=3600)
        return upload, replaced

    upload, replaced = await house.db.write(work)
    if replaced:
        await asyncio.to_thread(house.files.drop, replaced)
    if upload.done and not house.files.place(hash).exists():
        await house.db.write(lambda conn: blobs.move(conn, upload, 0, False, at))
        upload = upload._replace(at=0, done=False)
    headers = TUS | {"Location": f"/api/blobs/up/{upload.id}", "Upload-Offset": str(upload.at)}
    return Response(None, status_code=201, headers=headers)


@head("/blobs/up/{id:str}")
async def stands(request: Asking, house: InHouse, sender: Sender, id: FromPath[str]) -> Response[None]:
    """How far the bytes have come."""
    _speaks_tus(request)
    upload = await _upload(house, sender.person, id)
    headers = {"Upload-Offset": str(upload.at), "Upload-Length": str(upload.size)}
    return Response(None, headers=TUS | headers)


@patch("/blobs/up/{id:str}", status_code=204, request_max_body_size=LARGEST)
async def bring(
    request: Asking,
    house: InHouse,
    sender: Sender,
    id: FromPath[str],
    offset: Annotated[int, HeaderParameter(name="Upload-Offset", ge=0)],
) -> Response[None]:
    """The next piece. What arrived before a cut counts, unless a checksum says what is whole."""
    _speaks_tus(request)
    if request.headers.get("content-type") != "application/offset+octet-stream":
        raise Problem("wrong_type")
    piece = Piece(house, await _upload(house, sender.person, id), request.headers.get("upload-checksum"))
    at = await piece.take(offset, request)
    return Response(None, status_code=204, headers=TUS | {"Upload-Offset": str(at)})


@get("/blobs/{hash:str}")
async def give(house: InHouse, me: Me, hash: FromPath[str]) -> File:
    """The bytes, for whoever sees a row that names them. The device keeps them in its store, no browser in a cache."""
    found = await house.db.read(lambda conn: blobs.in_sight(conn, me.id, hash))
    place = house.files.place(hash)
    if found is None or not place.exists():
        raise Problem("not_found")
    shown = found.type in SHOWN
    return File(
        place,
        filename=hash[:16] + "." + found.type.partition("/")[2],
        content_disposition_type="inline" if shown else "attachment",
        media_type=found.type,
        headers={"Content-Security-Policy": "default-src 'none'; sandbox"},
    )


def _speaks_tus(request: Asking) -> None:
    if request.headers.get("tus-resumable") != "1.0.0":
        raise Problem("tus_version")


async def _upload(house: House, person: str, id: str) -> Upload:
    upload = await house.db.read(lambda conn: blobs.find(conn, id, person))
    if upload is None:
        raise Problem("not_found")
    return upload


def _metadata(text: str) -> tuple[str, str]:
    """(hash, media type) of `sha256 <base64>,type <base64>`. Raises `malformed`, `wrong_type`."""
    try:
        pairs = (part.strip().split(" ") for part in text[:2_000].split(","))
        said = {key: base64.b64decode(value, validate=True).decode() for key, value in pairs}
        hash, type = said["sha256"], said["type"].lower()
    except (ValueError, KeyError, binascii.Error):
        raise Problem("malformed", detail="Upload-Metadata") from None
    if not re.fullmatch(r"[0-9a-f]{64}", hash):
        raise Problem("malformed", detail="sha256")
    if type not in TAKEN:
        raise Problem("wrong_type", detail=sorted(TAKEN))
    return hash, type


router = Router("", route_handlers=[offer, begin, stands, bring, give])
