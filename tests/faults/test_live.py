"""News travels by the live line, which carries no data and may break at any time."""

from __future__ import annotations

import threading
import time

import pytest

from tests.faults.conftest import Devices
from tests.faults.house import House
from tests.faults.work import Sheet, shown, write
from tests.wire_client import Client
from tests.wire_http import Problem, Wire


def _listen(client: Client, over: threading.Event) -> threading.Thread:
    """Follow the live line until told that it is over."""

    def follow() -> None:
        while not over.is_set():
            for _ in client.live(2.0):
                if over.is_set():
                    return

    thread = threading.Thread(target=follow)
    thread.start()
    return thread


@pytest.mark.parametrize("cut", [False, True])
def test_a_change_shows_on_a_colleagues_device_by_itself(
    house: House, devices: Devices, sheet: Sheet, cut: bool
) -> None:
    ann, ben = devices("ann"), devices("ben")
    ann.sync()
    over = threading.Event()
    thread = _listen(ben, over)
    try:
        time.sleep(0.5)
        if cut:
            house.net.set("reset")
            house.net.set("none")
        write(ann, sheet, "a", "news")
        ann.sync()
        deadline = time.monotonic() + 60
        while shown(ben, sheet, "a") != "news" and time.monotonic() < deadline:
            time.sleep(0.05)
        assert shown(ben, sheet, "a") == "news"
    finally:
        over.set()
        house.net.set("none")
        thread.join(10)


def test_the_line_is_for_those_who_are_signed_in(house: House) -> None:
    with pytest.raises(Problem, match="401 signed_out"):
        list(Wire(house.url).live(2.0))
