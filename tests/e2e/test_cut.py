"""Replies that get lost, connections that are cut in the middle: it goes on from where it stood, and once."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import FilePayload, Request, Response, expect

from tests.e2e.checklist import JOB, RUN
from tests.e2e.conftest import Phones
from tests.e2e.house import House
from tests.e2e.test_first_sync import MANY, grow

PIECE = 262_144


def test_a_tick_whose_reply_was_lost_counts_once(house: House, phones: Phones) -> None:
    line = house.line()
    phone = phones(line)
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    phone.wait_synced()
    line.set("lose_reply")
    phone.tick("estop", "pass")
    phone.until(lambda: f"{RUN}~estop" in house.rows("answer"), "the server has it")
    expect(phone.line("estop").get_by_text(phone.say("unsent"))).to_be_attached()
    line.set("none")
    phone.wait_synced()
    expect(phone.line("estop").get_by_text(phone.say("unsent"))).to_have_count(0)
    assert len(house.history("answer", f"{RUN}~estop")) == 1


def test_a_first_sync_that_is_cut_in_mid_page_goes_on_from_the_last_whole_page(house: House, phones: Phones) -> None:
    grow(house)
    line = house.line()
    phone = phones(line)
    asked: list[dict[str, Any]] = []

    def hear(request: Request) -> None:
        if request.url.endswith("/api/sync") and (body := request.post_data_buffer):
            asked.append(json.loads(gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body))

    phone.page.on("request", hear)
    phone.go("/signin")
    line.set("throttle", 250_000)
    phone.sign_in("engineer.a", wait=False)
    phone.until(lambda: asked and asked[-1]["behind"], "the first page came")
    line.set("refuse")
    cut_at = len(asked)
    here = len(phone.store("rows"))
    assert 0 < here < MANY
    line.set("none")
    phone.wait_synced(60_000)
    assert asked[cut_at]["behind"] == asked[cut_at - 1]["behind"], "it began anew"
    assert sum(row["kind"] == "equipment" for row in phone.store("rows")) > MANY


def test_a_photo_that_is_cut_goes_on_from_the_stored_offset(
    house: House, phones: Phones, picture: Callable[..., FilePayload]
) -> None:
    line = house.line()
    phone = phones(line)
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    asked: list[tuple[str, int]] = []

    def heard(response: Response) -> None:
        """Each word about the upload: how it was asked, and where the server says, or is told, that it stands."""
        method, path = response.request.method, response.url
        if "/api/blobs/up/" in path and method in ("HEAD", "PATCH"):
            said = response.request.headers if method == "PATCH" else response.headers
            asked.append((method, int(said["upload-offset"])))

    phone.page.on("response", heard)
    line.set("throttle", 160_000)
    phone.photograph("phantom_img", picture(3, 2048, 1400))
    phone.until(lambda: any(at >= 2 * PIECE for at, _ in house.uploads()), "two pieces are at the server")
    line.set("refuse")
    phone.page.wait_for_timeout(500)
    asked.clear()
    line.set("none")
    (photo,) = house.rows("photo", job=JOB).values() or [{}]
    office = house.served.client("manager")
    there = lambda: office.get(f"/api/blobs/{photo['blob']}").status_code == 200  # noqa: E731
    phone.until(there, "the photo is at the office")
    (first, stood), offsets = asked[0], [at for method, at in asked if method == "PATCH"]
    assert first == "HEAD", "it asks before it sends"
    assert stood >= 2 * PIECE
    assert offsets[0] == stood, "it goes on exactly where the server stands"
    assert offsets == sorted(set(offsets)), "a piece went twice"
    expect(phone.line("phantom_img").get_by_text(phone.say("photo_sent"))).to_be_visible()
