"""The server in numbers, in Prometheus' form: for this machine, or for whoever shows the token. No customer's data."""

import asyncio
import hmac
import ipaddress

from litestar import Response, Router, get
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, ProcessCollector, generate_latest

from server.api.gauges import Gauges
from server.api.house import House, InHouse
from server.api.who import Asking
from server.errors import Problem

FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip", "via")
"""Headers by which a proxy says that somebody else is asking."""


def door(gauges: Gauges) -> Router:
    """GET /metrics. Everybody else is told that there is no such thing."""

    @get("/metrics", include_in_schema=False)
    async def metrics(request: Asking, house: InHouse) -> Response[bytes]:
        if not (_from_here(request) or _shows_token(request, house)):
            raise Problem("not_found")
        await gauges.look()
        registry = CollectorRegistry()
        registry.register(gauges)
        ProcessCollector(registry=registry)
        body = await asyncio.to_thread(generate_latest, registry)
        return Response(body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    return Router("", route_handlers=[metrics])


def _from_here(request: Asking) -> bool:
    """Asked on this machine itself, not through a proxy on it."""
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _shows_token(request: Asking, house: House) -> bool:
    wanted = house.config.token
    shown = request.headers.get("authorization", "")
    return bool(wanted) and hmac.compare_digest(shown.encode(), f"Bearer {wanted}".encode())
