"""The server is killed under load: what it acknowledged is there, once; what it did not is sent again."""

from __future__ import annotations

import os
import threading
import time

from tests.faults.conftest import Devices
from tests.faults.house import House
from tests.faults.work import Sheet, below, notes, plan, quiet, write
from tests.wire_client import Client
from tests.wire_http import Problem, Unreachable

LIVES = int(os.environ.get("KEPT_KILLS", "3"))


def _work(client: Client, sheet: Sheet, mine: str, written: list[str], over: threading.Event) -> None:
    """Write and send, one after the other, until the day is over; a dead server is no reason to stop."""
    while not over.is_set():
        item = f"{mine}{len(written)}"
        write(client, sheet, item, f"note {item}")
        written.append(item)
        try:
            client.round()
        except (Unreachable, Problem):
            time.sleep(0.02)


def test_every_acknowledged_change_outlives_the_server_exactly_once(own_house: House, devices: Devices) -> None:
    office = devices("office")
    sheet = plan(office, "H01", own_house.person("ann"), own_house.person("ben"))
    crew = [devices("ann"), devices("ann"), devices("ben"), devices("ben")]
    quiet(crew)
    written: list[list[str]] = [[] for _ in crew]
    for _ in range(LIVES):
        over = threading.Event()
        threads = [
            threading.Thread(target=_work, args=(client, sheet, f"w{number}-", items, over))
            for number, (client, items) in enumerate(zip(crew, written, strict=True))
        ]
        for thread in threads:
            thread.start()
        time.sleep(1.0)
        own_house.kill()
        over.set()
        for thread in threads:
            thread.join(30)
        own_house.start()
        for client, items in zip(crew, written, strict=True):
            settled = client.state("taken")
            for item in items[max(0, settled - 5) : settled]:
                assert notes(office, sheet, item) == [f"note {item}"], "acknowledged and lost"
    quiet([*crew, office])
    assert all(len(items) >= LIVES for items in written)
    for item in (item for items in written for item in items):
        assert notes(office, sheet, item) == [f"note {item}"]
    assert all(below(client, sheet) == below(office, sheet) for client in crew)


def test_time_never_goes_back_over_a_restart(own_house: House, devices: Devices) -> None:
    office = devices("office")
    office.sync()
    before = office.state("heard")
    own_house.kill()
    own_house.start()
    office.sync()
    assert office.state("heard") >= before


def test_a_stopped_server_says_goodbye_to_those_who_listen(own_house: House, devices: Devices) -> None:
    ann = devices("ann", direct=True)
    ann.sync()
    heard: list[str] = []
    line = threading.Thread(target=lambda: heard.extend(ann.wire.live(10)))
    line.start()
    time.sleep(0.5)
    begun = time.monotonic()
    own_house.stop()
    line.join(10)
    assert not line.is_alive()
    assert time.monotonic() - begun < 8
    assert heard[-1] == "bye"
