"""The door of sync: packing both ways, bounds, and a server that cannot write."""

import gzip
import resource
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.served import Served
from tests.server.syncing import Device, job, op

PACKED = {"Content-Type": "application/json", "Content-Encoding": "gzip"}


def test_a_packed_round_is_understood_and_answered_packed(shared: Served) -> None:
    device = Device(shared, "engineer.a")
    answer = device.browser.post("/api/sync", content=gzip.compress(device.body()), headers=PACKED)
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "no-store"
    assert any(row["kind"] == "job" for row in answer.json()["rows"])


def test_whoever_reads_no_gzip_gets_it_plain(shared: Served) -> None:
    device = Device(shared, "engineer.a")
    device.browser.headers["Accept-Encoding"] = "identity"
    answer = device.round()
    assert "content-encoding" not in answer.headers
    assert answer.json()["now"]


def test_a_short_answer_is_not_packed(shared: Served) -> None:
    device = Device(shared, "trainer.b")
    known = device.round().json()
    again = {k: known[k] for k in ("epoch", "head", "scopes", "cursor", "behind")}
    answer = device.round(**again)
    assert answer.json()["rows"] == []
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"not gzip at all", 400, "malformed"),
        (gzip.compress(b" " * (25 << 20)), 413, "too_large"),
        (b"\0" * (1 << 20) + b"\0", 413, "too_large"),
    ],
    ids=["garbage", "a bomb", "over 1 MB packed"],
)
def test_a_bad_packing_is_refused(shared: Served, body: bytes, status: int, code: str) -> None:
    answer = shared.client("engineer.a").post("/api/sync", content=body, headers=PACKED)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("mangle", [lambda body: body[:-4], lambda body: body + b"more"], ids=["cut off", "followed"])
def test_a_round_whose_packing_is_not_whole_is_refused(shared: Served, mangle: Callable[[bytes], bytes]) -> None:
    """Its content could be read; whether it is all of it, nobody knows."""
    device = Device(shared, "engineer.a")
    whole = gzip.compress(device.body())
    assert device.browser.post("/api/sync", content=whole, headers=PACKED).status_code == 200
    answer = device.browser.post("/api/sync", content=mangle(whole), headers=PACKED)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_an_unknown_packing_is_refused(shared: Served) -> None:
    headers = PACKED | {"Content-Encoding": "br"}
    answer = shared.client("engineer.a").post("/api/sync", content=b"{}", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (415, "wrong_type")


def test_a_device_that_was_not_enrolled_is_told_so(shared: Served) -> None:
    device = Device(shared, "engineer.a")
    answer = device.round(device="x" * 22)
    assert (answer.status_code, answer.json()["code"]) == (410, "device_unknown")


def test_history_lists_every_op_on_a_record_in_sight(shared: Served) -> None:
    device = Device(shared, "manager")
    device.push(job("history-1", note="first"))
    device.push(("job", "history-1", {"note": "second"}))
    told = device.browser.get("/api/history/job/history-1").json()["ops"]
    assert [past["set"]["note"] for past in told] == ["first", "second"]
    blind = shared.client("engineer.c").get("/api/history/job/history-1")
    assert (blind.status_code, blind.json()["code"]) == (404, "not_found")


def test_a_full_disk_takes_nothing_and_says_wait(server: Served) -> None:
    """A file may grow to 3 MB: beyond, the write fails as on a full disk."""
    device = Device(server, "manager")
    server.stop()
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (3 << 20, {resource.RLIM_INFINITY}))"
    run = f"{limit}; from server.__main__ import main; main(['demo'])"
    with (server.data.parent / "full.log").open("wb") as log:
        server.process = subprocess.Popen([sys.executable, "-c", run], env=server.environment, stdout=log, stderr=log)
    while not server.answers():
        assert server.process.poll() is None
    ops = [job(f"full-{n}", note="x" * 10_000) for n in range(100)]
    taken, refused = 0, None
    while refused is None and taken < 1_000:
        answer = device.round(ops=[op(*change) for change in ops])
        if answer.status_code == 200:
            taken = device.sent = answer.json()["taken"]
        else:
            refused = answer
    assert refused is not None
    assert (refused.status_code, refused.json()["code"]) == (503, "busy")
    assert int(refused.headers["retry-after"]) > 0
    server.kill()
    server.start()
    assert device.round().json()["taken"] == taken
    device.push(*ops)
    assert device.round().json()["taken"] == taken + len(ops)
