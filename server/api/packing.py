"""Bodies on the wire: read within a bound, unpacked within a bound, packed when that is worth it."""

import asyncio
import re
import zlib

from litestar import Response

from server.api.who import Asking
from server.errors import Problem

MOST_PACKED = 1 << 20
MOST_UNPACKED = 24 << 20
_USUAL = 10
"""By how much what devices send becomes larger when it is unpacked."""
_WORTH_PACKING = 1_000
_WORTH_A_THREAD = 64_000
_NEVER = re.compile(r"\s*q=0(\.0*)?\s*")
_GZIP = 31  # zlib's name for the gzip form with the largest window


async def unpacked(request: Asking) -> bytes:
    """The body as its sender meant it. Raises Problem `too_large`, `wrong_type`, `malformed`."""
    encoding = request.headers.get("content-encoding", "identity").lower()
    if encoding == "identity":
        return await _received(request, MOST_UNPACKED)
    if encoding != "gzip":
        raise Problem("wrong_type", detail=f"content-encoding {encoding[:40]}")
    body = await _received(request, MOST_PACKED)
    return await asyncio.to_thread(_inflate, body) if len(body) > 4_000 else _inflate(body)


def room_needed(request: Asking) -> int:
    """Bytes that a body will take when it is unpacked, as far as its sender tells beforehand."""
    told = request.headers.get("content-length", "")
    length = int(told) if told.isdecimal() and len(told) < 12 else MOST_UNPACKED
    usual = 1 if request.headers.get("content-encoding", "identity").lower() == "identity" else _USUAL
    return min(length * usual, MOST_UNPACKED)


def accepted(request: Asking) -> set[str]:
    """The packings that the other side reads."""
    offers = (offer.partition(";") for offer in request.headers.get("accept-encoding", "").lower().split(","))
    return {name.strip() for name, _, weight in offers if not _NEVER.fullmatch(weight)}


async def packed(request: Asking, body: bytes) -> Response[bytes]:
    """A JSON answer, packed fast when the other side can read that."""
    headers = {"Vary": "Accept-Encoding", "Cache-Control": "no-store"}
    if len(body) > _WORTH_PACKING and "gzip" in accepted(request):
        long = len(body) > _WORTH_A_THREAD
        body = await asyncio.to_thread(_deflate, body) if long else _deflate(body)
        headers["Content-Encoding"] = "gzip"
    return Response(body, status_code=200, media_type="application/json", headers=headers)


async def _received(request: Asking, bound: int) -> bytes:
    parts, length = [], 0
    async for part in request.stream():
        length += len(part)
        if length > bound:
            raise Problem("too_large", detail=f"more than {bound} bytes")
        parts.append(part)
    return b"".join(parts)


def _inflate(body: bytes) -> bytes:
    """One gzip member, whole, and nothing after it."""
    stream = zlib.decompressobj(_GZIP)
    try:
        plain = stream.decompress(body, MOST_UNPACKED + 1)
    except zlib.error:
        raise Problem("malformed", detail="not gzip") from None
    if len(plain) > MOST_UNPACKED:
        raise Problem("too_large", detail=f"more than {MOST_UNPACKED} bytes unpacked")
    if not stream.eof or stream.unused_data:
        raise Problem("malformed", detail="gzip is cut off or followed by something")
    return plain


def _deflate(body: bytes) -> bytes:
    stream = zlib.compressobj(1, zlib.DEFLATED, _GZIP)
    return stream.compress(body) + stream.flush()
