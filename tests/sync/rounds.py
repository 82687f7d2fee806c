"""One round at a time, as the tests of the exchange speak of it."""

from __future__ import annotations

from typing import Any

from tests.sync.firm import Firm
from tests.sync.model import Device


def ready(firm: Firm, person: str, *, thrifty: bool = True) -> Device:
    device = firm.device(person, thrifty=thrifty)
    firm.sync(device)
    return device


def tick(firm: Firm, device: Device, value: str, item: str = "i1", job: str = "J1", field: str = "note") -> None:
    firm.write(device, "answer", f"{job}~CL~{item}", field, value, job=job)


def ask(firm: Firm, device: Device) -> Any:
    body, sent = device.request(firm.now)
    answer = firm.ask(device, body)
    assert answer is not None
    device.apply(answer, firm.now, sent)
    return answer


def codes(answer: Any) -> list[str]:
    return [refusal["code"] for refusal in answer["refused"]]
