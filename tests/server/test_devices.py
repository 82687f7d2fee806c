"""Devices: enrolled by their person, looked over by the office."""

import secrets

import pytest

from tests.served import Served
from tests.server.syncing import Device


def test_enrolling_tells_how_far_the_device_is_settled(shared: Served) -> None:
    browser, id = shared.client("engineer.a"), secrets.token_urlsafe(16)
    answer = browser.post("/api/devices", json={"id": id, "label": "phone", "app": "0.1"})
    assert {k: answer.json()[k] for k in ("device", "taken")} == {"device": id, "taken": 0}
    again = browser.post("/api/devices", json={"id": id, "label": "same phone", "app": "0.2"})
    assert again.json() == answer.json()


def test_enrolling_again_tells_what_is_settled(shared: Served) -> None:
    device = Device(shared, "manager")
    device.push(("hospital", "H90", {"zh": "新医院"}))
    answer = device.browser.post("/api/devices", json={"id": device.id})
    assert answer.json()["taken"] == 1


def test_another_persons_device_cannot_be_taken(shared: Served) -> None:
    device = Device(shared, "engineer.a")
    answer = shared.client("engineer.b").post("/api/devices", json={"id": device.id})
    assert (answer.status_code, answer.json()["code"]) == (409, "device_taken")


def test_a_device_with_somebodys_work_is_not_enrolled_by_anothers_session(shared: Served) -> None:
    """It would send that work under the other one's name."""
    said = {"id": secrets.token_urlsafe(16), "person": "P03"}
    answer = shared.client("engineer.b").post("/api/devices", json=said)
    assert (answer.status_code, answer.json()["code"]) == (403, "other_person")
    assert shared.client("engineer.a").post("/api/devices", json=said).status_code == 200


@pytest.mark.parametrize("id", ["", "short", "x" * 23, "é" * 22, "server.P01xxxxxxxxxxx.", 7])
def test_an_id_is_22_characters_of_a_kind(shared: Served, id: object) -> None:
    answer = shared.client("engineer.a").post("/api/devices", json={"id": id})
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_a_person_has_at_most_200_devices(shared: Served) -> None:
    browser = shared.client("archive")
    codes = [browser.post("/api/devices", json={"id": secrets.token_urlsafe(16)}).status_code for _ in range(201)]
    assert codes == [200] * 200 + [429]


def test_the_office_sees_each_device_with_what_it_says_of_itself(shared: Served) -> None:
    device = Device(shared, "engineer.b")
    about = {"app": "9", "unsent": 3, "oldest": 5, "persisted": True, "free": 7, "blobs": 2}
    device.round(about=about)
    listed = {d["id"]: d for d in shared.client("manager").get("/api/devices").json()}
    seen = listed[device.id]
    assert {k: seen[k] for k in about} == about
    assert seen["person"] == "P04"
    assert seen["last_heard"] > seen["enrolled"] - 1
    assert not any(id.startswith("server.") for id in listed)


def test_nonsense_that_a_device_says_of_itself_breaks_nothing(shared: Served) -> None:
    device = Device(shared, "engineer.b")
    device.round(about={"unsent": "many", "free": [1]})
    listed = {d["id"]: d for d in shared.client("manager").get("/api/devices").json()}
    assert listed[device.id]["unsent"] is None


@pytest.mark.parametrize("path", ["/api/devices", "/api/refused"])
def test_only_the_office_looks_over_devices(shared: Served, path: str) -> None:
    for login in ("engineer.a", "trainer.a", "parts"):
        answer = shared.client(login).get(path)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    assert shared.client("agent.01").get(path).status_code == 200


def test_the_office_sees_refused_ops_with_reason_and_data(shared: Served) -> None:
    device = Device(shared, "engineer.c")
    device.push(("hospital", "H01", {"zh": "别的名字"}))
    found = [r for r in shared.client("manager").get("/api/refused").json() if r["device"] == device.id]
    assert [(r["n"], r["person"], r["code"]) for r in found] == [(1, "P05", "not_allowed")]
    assert found[0]["op"]["set"] == {"zh": "别的名字"}
