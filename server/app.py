"""Where the parts of the server are joined."""

import asyncio
import logging
import os
import resource
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from litestar import Litestar, Router
from litestar.connection import ASGIConnection
from litestar.di import Provide
from litestar.handlers import BaseRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from server import custody
from server.api import (
    blobs,
    devices,
    due,
    exports,
    guests,
    handing,
    health,
    hold,
    imports,
    keys,
    live,
    metrics,
    pages,
    redactions,
    reports,
    rescue,
    session,
    setup,
    shell,
    staff,
    sync,
    templates,
    who,
)
from server.api.answers import HANDLERS
from server.api.gauges import Gauges
from server.api.house import Folding, House, fresh, now
from server.api.watch import Watch
from server.config import VERSION, Config
from server.domain.letterhead import FIRM
from server.errors import Problem
from server.exchange import Exchange
from server.store import accounts, head
from server.store.backups import back_up
from server.store.blobs import under_way
from server.store.db import Database
from server.store.files import Files
from server.store.refold import Told, refold
from sync.row import FOLD

OWN_HANDLES = 64
"""File handles kept for ourselves; the rest is for requests."""
AGAIN = 10.0
"""Seconds after which rows are folded anew once more, when that failed."""
STALE_UPLOAD = 30 * 24 * 3_600_000


def house(config: Config) -> House:
    """Open the data folder, made on first use."""
    config.data.mkdir(parents=True, exist_ok=True)
    db = Database(config.database)
    exchange = Exchange(db, key(config.keys / "receipt"))
    secret = key(config.keys / "rescue")
    return House(config, db, exchange, Files(config.blobs), pages=pages.load(config.web), rescue=secret)


def key(path: Path) -> bytes:
    """A secret of 32 bytes outside the database, made on first use."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    return path.read_bytes()


def app(house: House) -> Watch:
    """The whole server as one ASGI app."""

    @asynccontextmanager
    async def life(_: Litestar) -> AsyncIterator[None]:
        tidying = await _begin(house)
        backing_up = asyncio.create_task(_back_up_for_ever(house))
        yield
        backing_up.cancel()
        tidying.cancel()
        await asyncio.to_thread(house.db.close)

    def ready(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        """Guard of all doors but that of health. Raises Problem `busy`."""
        if house.folding and connection.scope["path"] != "/api/health":
            raise Problem("busy", detail="folding", retry_after=2)

    watch = Watch(key(house.config.keys / "log"), _handles() - OWN_HANDLES)
    rooms: list[Any] = [
        session,
        setup,
        devices,
        keys,
        sync,
        redactions,
        rescue,
        live,
        blobs,
        health,
        hold,
        due,
        staff,
        templates,
        exports,
        imports,
        reports,
        handing,
        guests,
    ]
    litestar = Litestar(
        [
            Router("/api", route_handlers=[room.router for room in rooms], guards=[ready, who.from_our_page]),
            metrics.door(Gauges(house, watch)),
            guests.pages(house.pages),
            shell.shell(house.pages),
        ],
        dependencies={
            "house": Provide(lambda: house, sync_to_thread=False),
            "me": Provide(who.me),
            "office": Provide(who.office),
            "sender": Provide(who.sender),
        },
        exception_handlers=HANDLERS,
        lifespan=[life],
        logging_config=None,
        openapi_config=OpenAPIConfig("Kept", VERSION, path="/api/schema", render_plugins=[JsonRenderPlugin(path="/")]),
        request_max_body_size=64_000,
    )
    return watch.over(litestar)


async def _back_up_for_ever(house: House) -> None:
    """A verified backup every so often; what goes wrong is logged and tried again next time."""
    config = house.config
    while config.every:
        await asyncio.sleep(config.every * 60)
        try:
            wrong = await back_up(house.db, config.blobs, config.keys, config.backups, VERSION, now())
        except Exception:
            logging.getLogger("kept").exception("a backup failed")
        else:
            for line in wrong:
                logging.getLogger("kept").error("a backup is not whole: %s", line)


def _handles() -> int:
    """File handles that this process may have."""
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


async def _begin(house: House) -> "asyncio.Task[None]":
    """Tidy up before the first request; folding all rows anew takes its time, and is watched from outside."""
    top = await house.db.read(head.read)
    if top is not None and top.fold != FOLD:
        house.folding = Folding(all=top.seq)
    task = asyncio.create_task(_tidy(house))
    if house.folding is None:
        await task
    return task


def _told(house: House) -> Told:
    def told(what: str, done: int, all: int) -> None:
        house.folding = Folding(what, done, all)

    return told


async def _fold(house: House) -> None:
    """Whatever stands in the way, a full disk mostly, is said and waited out: until then nobody is let in."""
    try:
        await house.db.write(lambda conn: refold(conn, now(), _told(house)))
        house.folding = None
    except Exception:
        logging.getLogger("kept").exception("the rows could not be folded anew")
        await asyncio.sleep(AGAIN)


async def _tidy(house: House) -> None:
    """Fold rows of an older program anew, give its firm a record; drop pieces of files that nobody goes on with."""
    while house.folding:
        await _fold(house)
    unsaid = await house.db.read(accounts.unsaid)
    if unsaid is not None:
        await house.exchange.ops("server", [("letterhead", FIRM, {"zh": unsaid.zh, "en": unsaid.en})], now())
    await house.db.write(lambda conn: custody.begin(house.exchange, conn, fresh, now()))
    there, since = await asyncio.to_thread(house.files.arriving), now() - STALE_UPLOAD
    for id in there - await house.db.write(lambda conn: under_way(conn, since)):
        await asyncio.to_thread(house.files.drop, id)
