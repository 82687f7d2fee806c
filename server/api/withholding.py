"""Reports that are withheld since a redaction: their bytes and printed papers go from the disk."""

import asyncio
from collections.abc import Iterable

from server import withhold
from server.api.house import House, now
from server.reports import shelf


async def late(house: House) -> None:
    """Content came after the redaction of what it says: withhold it like the others."""
    at = now()
    gone = await house.db.write(lambda conn: withhold.settled(house.exchange, conn, house.files, at))
    if gone:
        await removed(house, gone)
        house.exchange.bell.ring(None)


async def removed(house: House, hashes: Iterable[str]) -> None:
    """Take these files away, and each paper that was printed before: it may show what is gone."""
    await asyncio.to_thread(house.db.wash)
    for hash in hashes:
        await asyncio.to_thread(house.files.remove, hash)
    await asyncio.to_thread(shelf.clear, house.config.papers)
