"""Fills a phone: 20,000 rows by the real sync, then a week offline with 5,000 unsent changes and 300 photos."""

from typing import Any

from bench.app.handset import Handset
from bench.app.scripts import WEEK_OFFLINE
from bench.device import Device
from bench.firm import now
from bench.records import Maker
from bench.wire import Wire
from tests.e2e.checklist import JOB
from tests.served import DEMO_PASSWORD, Served

ENGINEER = "engineer.a"
PLACES = ("H01", "H02", "H05", "H10")
"""The hospitals of engineer A."""
EACH = 5_000
ELSEWHERE = "demo-mon-d10"
PHOTOS = [JOB] * 20 + [ELSEWHERE] * 280
PHOTO_SIZE = 400_000
UNSENT = 5_000


def fill(handset: Handset, served: Served) -> dict[str, int]:
    """Leaves the server stopped; how many rows and unsent changes lie on the phone."""
    opened = handset.open(slowed=1)
    opened.phone.sign_in(ENGINEER)
    opened.phone.wait_synced(300_000)
    served.stop()
    opened.page.goto(f"{served.url}/manifest.webmanifest")  # an address of the app at which the app does not run
    about = {"job": JOB, "photos": PHOTOS, "size": PHOTO_SIZE, "ops": UNSENT}
    filled: dict[str, Any] = opened.evaluate(WEEK_OFFLINE, about)
    opened.close()
    return filled


async def grow(port: int) -> None:
    """The manager writes down 5,000 devices at each hospital of the engineer."""
    wire = await Wire(port).open()
    await wire.sign_in("manager", DEMO_PASSWORD)
    device, maker = await Device(wire, "b" * 22).enrol(), Maker(11)
    await device.pull()
    for place in PLACES:
        changes = [maker.equipment(place) for _ in range(EACH)]
        await device.push(changes, [device.op(change, now()) for change in changes])
        device.lighten()
    wire.close()
