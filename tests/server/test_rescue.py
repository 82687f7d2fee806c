"""Rescue files at the server: taken like a push, once, from devices known, unknown and copied; damage is said."""

from __future__ import annotations

import json
import secrets
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.rescue_file import Writer
from tests.served import DEMO_PASSWORD, Served
from tests.server.syncing import Device, job, op

Json = dict[str, Any]


class Phone(Device):
    """A device that keeps what it makes, and can write it into a rescue file."""

    def __init__(self, server: Served, login: str = "engineer.a") -> None:
        self.browser, self.id, self.sent = server.client(), secrets.token_urlsafe(16), 0
        said = self.browser.post("/api/session", json={"login": login, "password": DEMO_PASSWORD})
        self.person = said.json()["person"]["id"]
        self.rescue = self.browser.post("/api/devices", json={"id": self.id}).json()["rescue"]
        self.ops: list[str] = []

    def make(self, *changes: tuple[str, str, Json]) -> None:
        self.ops += [json.dumps(op(*change)) for change in changes]

    def send(self) -> Json:
        """All ops from the first one not sent on, byte for byte."""
        head = json.loads(self.body(first=self.sent + 1))
        del head["ops"]
        body = json.dumps(head)[:-1] + f', "ops": [{",".join(self.ops[self.sent :])}]}}'
        answer: Json = self.browser.post(
            "/api/sync", content=body.encode(), headers={"Content-Type": "application/json"}
        ).json()
        self.sent = len(self.ops)
        return answer

    def begin(self, **other: Any) -> Writer:
        writer = Writer(self.rescue["key"])
        proof = self.rescue["proof"]
        writer.say({"device": {"device": self.id, "person": self.person, "name": "A", "proof": proof} | other})
        for at in range(0, len(self.ops), 2):
            ops = [{"n": n, "text": text} for n, text in enumerate(self.ops[at : at + 2], at + 1)]
            writer.say({"ops": ops})
        return writer

    def file(self, **other: Any) -> bytes:
        return self.begin(**other).whole()


def load(server: Served, file: bytes, login: str = "agent.01") -> Json:
    answer = server.client(login).post("/api/rescue", content=file)
    found: Json = answer.json()
    return found


def history(server: Served, kind: str, id: str) -> list[Json]:
    answer = server.client("manager").get(f"/api/history/{kind}/{id}")
    found: list[Json] = answer.json().get("ops", [])
    return found


def fresh(n: int = 3) -> list[tuple[str, str, Json]]:
    return [job(f"J-{secrets.token_hex(6)}") for _ in range(n)]


def test_what_a_device_could_not_send_is_taken_as_if_it_had_sent_it(shared: Served) -> None:
    phone, made = Phone(shared), fresh()
    phone.make(*made, ("hospital", "H01", {"zh": "x"}))
    (told,) = load(shared, phone.file())["devices"]
    assert (told["ops"]["taken"], told["ops"]["known"], told["problem"]) == (3, 0, None)
    assert [(r["n"], r["kind"], r["code"]) for r in told["ops"]["refused"]] == [(4, "hospital", "not_allowed")]
    for n, (kind, id, _) in enumerate(made, 1):
        (one,) = history(shared, kind, id)
        assert (one["device"], one["n"], one["by"]) == (phone.id, n, phone.person)


def test_twice_is_harmless_and_so_is_the_device_that_comes_back(shared: Served) -> None:
    phone, made = Phone(shared), fresh()
    phone.make(*made)
    file = phone.file()
    load(shared, file)
    (again,) = load(shared, file)["devices"]
    assert (again["ops"]["taken"], again["ops"]["known"], again["ops"]["refused"]) == (0, 3, [])
    more = fresh(1)
    phone.make(*more)
    answer = phone.send()
    assert (answer["taken"], answer.get("cloned")) == (4, None)
    assert all(len(history(shared, kind, id)) == 1 for kind, id, _ in made + more)


def test_it_goes_on_where_the_server_stands(shared: Served) -> None:
    phone = Phone(shared)
    phone.make(*fresh(2))
    phone.send()
    phone.make(*fresh(3))
    (told,) = load(shared, phone.file())["devices"]
    assert (told["ops"]["taken"], told["ops"]["known"]) == (3, 2)


def test_a_device_that_the_server_never_met_is_enrolled_for_its_person(shared: Served) -> None:
    phone, made = Phone(shared), fresh()
    phone.make(*made)
    phone.id = secrets.token_urlsafe(16)
    (told,) = load(shared, phone.file())["devices"]
    assert told["ops"]["taken"] == 3
    listed = {d["id"]: d for d in shared.client("manager").get("/api/devices").json()}
    assert listed[phone.id]["person"] == phone.person
    assert listed[phone.id]["last_heard"] == 0, "nobody heard of the device itself"


def test_a_copy_goes_on_under_the_id_that_the_copy_itself_would_take(shared: Served) -> None:
    phone, made = Phone(shared), fresh(4)
    phone.make(*made[:2])
    phone.send()
    other = fresh(1)
    copy = phone.ops.copy()
    phone.make(*other)
    phone.send()
    phone.ops = copy
    phone.make(*made[2:])
    (told,) = load(shared, phone.file())["devices"]
    assert told["ops"]["device"] != phone.id
    assert (told["ops"]["taken"], told["ops"]["known"]) == (2, 2)
    assert load(shared, phone.file())["devices"][0]["ops"]["taken"] == 0
    assert all(len(history(shared, kind, id)) == 1 for kind, id, _ in made + other)


def test_a_lost_device_may_hand_in_by_file_too(shared: Served) -> None:
    phone = Phone(shared)
    phone.make(*fresh(1))
    shared.client("manager").post(f"/api/devices/{phone.id}/revoke", json={"why": "lost"}).raise_for_status()
    assert load(shared, phone.file())["devices"][0]["ops"]["taken"] == 1


def test_a_file_that_cannot_prove_whose_it_is_gives_nothing(shared: Served, tmp_path: Path) -> None:
    """Everybody who has a device knows the firm's public key: it must not be enough to write as somebody else."""
    phone, victim = Phone(shared), Phone(shared, "engineer.b")
    made = fresh(1)
    phone.make(*made)
    for forged in (phone.file(person=victim.person), phone.file(proof=""), phone.file(proof="é" * 64)):
        (told,) = load(shared, forged)["devices"]
        assert (told["problem"], told["ops"]) == ("unproven", None)
    (told,) = load(shared, phone.file(device=victim.id))["devices"]
    assert told["problem"] == "device_taken", "nor as somebody else's device"
    assert history(shared, *made[0][:2]) == []


def test_photos_come_with_the_file_and_only_once(shared: Served) -> None:
    phone = Phone(shared)
    content = secrets.token_bytes(2_500_000)
    writer = phone.begin()
    writer.photo(content)
    writer.photo(b"not a picture", type="text/html")
    writer.photo(b"other bytes", hash="0" * 64)
    file = writer.whole()
    (told,) = load(shared, file)["devices"]
    assert (told["photos"], [p["code"] for p in told["photos_refused"]]) == (1, ["wrong_type", "wrong_checksum"])
    (again,) = load(shared, file)["devices"]
    assert (again["photos"], again["photos_known"]) == (0, 1)


def test_a_changed_byte_is_found_and_what_is_whole_is_taken(shared: Served) -> None:
    phone = Phone(shared)
    phone.make(*fresh(6))
    writer = phone.begin()
    writer.photo(b"whole")
    broken = bytearray(writer.parts[2])
    broken[20] ^= 1
    writer.parts[2] = bytes(broken)
    told = load(shared, writer.whole())
    (one,) = told["devices"]
    assert (told["damaged"], told["whole"]) == (1, True)
    assert (one["ops"]["taken"], one["ops"]["gap"], one["photos"]) == (2, 3, 1), "never over a gap: it would double"
    (again,) = load(shared, phone.file())["devices"]
    assert (again["ops"]["taken"], again["ops"]["known"]) == (4, 2), "the whole file brings the rest"


def spoil(writer: Writer, n: int) -> None:
    broken = bytearray(writer.parts[n])
    broken[20] ^= 1
    writer.parts[n] = bytes(broken)


def test_work_whose_beginning_is_damaged_is_not_taken_for_the_work_of_whoever_came_before(shared: Served) -> None:
    """Two people on one tablet: where a part is lost that says whose the next ops are, they are nobody's."""
    phone, other, before = Phone(shared), Phone(shared, "engineer.b"), fresh(2)
    phone.make(*before)
    others = fresh(2)
    texts = [json.dumps(op(*change)) for change in others]
    for first in (3, 1):  # as if they went on, and as if they were the same
        writer = phone.begin()
        writer.say({"device": {"device": other.id, "person": other.person, "proof": other.rescue["proof"]}})
        spoil(writer, len(writer.parts) - 1)
        writer.say({"ops": [{"n": n, "text": text} for n, text in enumerate(texts, first)]})
        writer.say({"drafts": [{"key": "note", "value": "half a text of the other"}]})
        told = load(shared, writer.whole())
        (one,) = told["devices"]
        assert (told["damaged"], one["ops"]["gap"], one["unfinished"]) == (1, 3, [])
    assert [history(shared, kind, id) for kind, id, _ in others] == [[], []]
    assert [len(history(shared, kind, id)) for kind, id, _ in before] == [1, 1]


def test_a_photo_is_whole_also_when_the_beginning_of_the_next_one_is_damaged(shared: Served) -> None:
    writer = Phone(shared).begin()
    for content in (secrets.token_bytes(500), secrets.token_bytes(500), secrets.token_bytes(500)):
        writer.photo(content)
    spoil(writer, len(writer.parts) - 4)
    told = load(shared, writer.whole())
    (one,) = told["devices"]
    assert (told["damaged"], one["photos"], one["photos_refused"]) == (1, 2, [])


HOSTILE: dict[str, bytes] = {
    "a number beyond 64 bits": b'{"ops":[{"n":9223372036854775808,"text":"{}"}]}',
    "a draft without a bottom": b'{"drafts":[{"key":"k","value":' + b"[" * 100_000 + b"]" * 100_000 + b"}]}",
    "no UTF-8": b'{"ops":[{"n":1,"text":"\xff"}]}',
    "a device by another name": b'{"device":{"device":"server.P17","person":"P03","label":"x"}}',
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_part_keeps_nobody_elses_work_out(shared: Served, what: str) -> None:
    evil, good, made = Phone(shared), Phone(shared, "engineer.b"), fresh(1)
    good.make(*made)
    writer = evil.begin()
    writer.add(b"J", HOSTILE[what])
    proof = {"proof": good.rescue["proof"]}
    writer.say({"device": {"device": good.id, "person": good.person, "name": "B"} | proof})
    writer.say({"ops": [{"n": 1, "text": good.ops[0]}]})
    told = load(shared, writer.whole())
    assert told["damaged"] == 1
    assert told["devices"][-1]["ops"]["taken"] == 1


def test_nobody_becomes_the_server_in_anothers_name_by_a_file(shared: Served) -> None:
    """Under `server.<person>` the server writes what somebody does on its pages."""
    phone = Phone(shared)
    phone.make(*fresh(1))
    told = load(shared, phone.file(device="server.new-manager"))
    assert (told["devices"], told["damaged"]) == ([], 1)
    with sqlite3.connect(shared.data / "kept.db") as conn:
        found = conn.execute("SELECT person FROM device WHERE id LIKE 'server.new%'").fetchall()
    conn.close()
    assert found == []


def test_what_a_file_says_of_a_device_is_as_short_as_what_the_device_may_say(shared: Served) -> None:
    phone = Phone(shared)
    phone.make(*fresh(1))
    phone.id = secrets.token_urlsafe(16)
    (told,) = load(shared, phone.file(label="x" * 100_000, app="y" * 100_000))["devices"]
    assert told["ops"]["taken"] == 1
    listed = {d["id"]: d for d in shared.client("manager").get("/api/devices").json()}[phone.id]
    assert (listed["label"], listed["app"]) == ("x" * 200, "y" * 60)


def test_parts_that_were_moved_or_cut_off_are_found(shared: Served) -> None:
    phone = Phone(shared)
    phone.make(*fresh(4))
    writer = phone.begin()
    cut = writer.cut()
    writer.parts[1], writer.parts[2] = writer.parts[2], writer.parts[1]
    assert load(shared, writer.whole())["damaged"] == 2
    assert load(shared, cut)["whole"] is False
    assert load(shared, cut[:-3])["whole"] is False


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "not_rescue"),
        (b"PK\x03\x04 a zip", "not_rescue"),
        (b"KEPT-RESCUE 2\n{}\n", "newer_rescue"),
        (b"KEPT-RESCUE 1\n{}\n", "not_rescue"),
        (b"KEPT-RESCUE 1\n" + b"x" * 5_000, "not_rescue"),
        (b'KEPT-RESCUE 1\n{"key":"x","point":"eA==","salt":"eA==","made":1}\n', "not_rescue"),
    ],
)
def test_what_is_no_rescue_file_is_said_to_be_none(shared: Served, file: bytes, code: str) -> None:
    assert load(shared, file)["code"] == code


def test_a_file_of_another_firm_is_not_opened(shared: Served, serving: Any) -> None:
    other = serving()
    (other.data / "keys" / "rescue").unlink()
    other.start()
    phone = Phone(other)
    phone.make(*fresh(1))
    assert load(shared, phone.file())["code"] == "other_firm"


def test_an_app_newer_than_the_server_is_asked_to_wait(shared: Served) -> None:
    phone = Phone(shared)
    phone.make(*fresh(1))
    (told,) = load(shared, phone.file(schema=99))["devices"]
    assert told["problem"] == "schema"
    assert load(shared, phone.file())["devices"][0]["ops"]["taken"] == 1, "nothing was used up by that"


def test_the_command_says_what_became_of_it(server: Served, tmp_path: Path) -> None:
    phone = Phone(server)
    phone.make(*fresh(2), ("hospital", "H01", {"zh": "x"}))
    path = tmp_path / "a.kept-rescue"
    path.write_bytes(phone.file(proof=""))
    assert "does not prove" in server.run("rescue", str(path)).stdout
    done = server.run("rescue", str(path), "--trust")
    assert done.returncode == 1, "something was refused"
    assert "2 changes taken, 0 known before, 1 refused" in done.stdout
    assert "not_allowed" in done.stdout
    path.write_bytes(b"?")
    assert "no rescue file" in server.run("rescue", str(path)).stderr


def test_after_a_restore_the_receipts_in_it_bring_back_what_the_server_lacks(server: Served, tmp_path: Path) -> None:
    """The hospital that the engineer worked for was taken away since: a receipt stands, whatever the rights are now."""
    phone, made = Phone(server), fresh(2)
    assert server.run("backup").returncode == 0
    phone.make(*made)
    answer = phone.send()
    server.stop()
    backup = max((server.data / "backups").glob("*Z"))
    (server.data / "kept.db").rename(tmp_path / "later.db")
    for name in ("kept.db-wal", "kept.db-shm"):
        (server.data / name).unlink(missing_ok=True)
    assert server.run("restore", str(backup)).returncode == 0
    server.start()
    assert history(server, "job", made[0][1]) == []
    writer = phone.begin(epoch=answer["epoch"], head=answer["head"], acked=2)
    writer.say({"receipts": [answer["receipt"]]})
    (told,) = load(server, writer.whole())["devices"]
    assert (told["ops"]["taken"], told["ops"]["known"]) == (2, 0)
    assert [op["device"] for _, id, _ in made for op in history(server, "job", id)] == [phone.id] * 2
