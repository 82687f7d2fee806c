"""How the server listens, alone or behind a proxy, and how it stops."""

import asyncio
import gc
import logging
import resource
import signal
import ssl
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import uvicorn

from server.api.house import House
from server.app import app
from server.patience import Patient

GARBAGE = (100_000, 50, 50)
"""Python's collector looks seldom: a push makes a hundred thousand small values, and none of them are cycles."""
MOST_HANDLES = 65_536
"""File handles that we ask for at most."""
LONGEST_STOP = 2.5
"""Seconds that requests have to end after the word to stop."""
Opened = Callable[[House], Awaitable[None]]


class Server(uvicorn.Server):
    """uvicorn, which would wait for open lines for ever: they are told to end first."""

    def __init__(self, house: House, opened: Opened) -> None:
        config = house.config
        super().__init__(
            uvicorn.Config(
                app(house),
                host=config.host,
                port=config.port,
                proxy_headers=True,
                forwarded_allow_ips=config.proxies,
                log_config=None,
                access_log=False,
                server_header=False,
                ws="none",
                lifespan="on",
                http=partial(Patient, patience=config.patience),  # type: ignore[arg-type]
                ssl_certfile=config.cert,
                ssl_keyfile=config.cert_key,
                timeout_graceful_shutdown=LONGEST_STOP,  # type: ignore[arg-type]
            )
        )
        self.house, self.opened = house, opened

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self.read_certificate)
        if self.started:
            await self.opened(self.house)

    async def shutdown(self, sockets: Any = None) -> None:
        self.house.stopping.set()
        await super().shutdown(sockets)

    def read_certificate(self) -> None:
        """Take renewed certificate files for new connections; with ones that do not fit, the old ones stay in use."""
        config = self.house.config
        if config.cert is None or self.config.ssl is None:
            return
        try:
            ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(config.cert, config.cert_key)
            self.config.ssl.load_cert_chain(config.cert, config.cert_key)
        except (OSError, ssl.SSLError):
            logging.getLogger("kept").exception("the renewed certificate cannot be read, the old one stays in use")
        else:
            logging.getLogger("kept").info("the certificate was read again")


def serve(house: House, opened: Opened) -> None:
    """Serve until SIGTERM or SIGINT. uvicorn raises the signal again at its end; we end in peace."""
    gc.set_threshold(*GARBAGE)
    _ask_for_handles()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    server = Server(house, opened)
    server.config.load()
    server.run()


def _ask_for_handles() -> None:
    """As many as we may have; the usual 1,024 are fewer than a firm's open lines."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_HANDLES if hard == resource.RLIM_INFINITY else min(hard, MOST_HANDLES)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
