"""A report sent by mail: over a real mail server of this machine, or a clear word that it did not leave."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from server import config
from server.notices import mail
from server.notices.mail import Letter, NotSent
from tests.conftest import Serving
from tests.reports.maker import Sealing
from tests.reports.sink import Sink
from tests.reports.test_doors import listed, path
from tests.reports.test_states import Field


def send(made: Sealing, to: Any = "shebeike@hospital.example") -> httpx.Response:
    return made.device.browser.post(f"/api/reports/{made.id}/mail", json={"to": to, "link": 3})


def test_the_hospital_gets_the_paper_and_a_link_that_opens(serving: Serving) -> None:
    with Sink() as sink:
        server = serving(KEPT_SMTP=sink.url).start()
        made = Field(server).sealed()
        assert send(made).status_code == 201
        (letter,) = sink.letters
    assert (letter["To"], letter["From"]) == ("shebeike@hospital.example", "service@firm.example")
    assert made.document["number"] in letter["Subject"]
    body = letter.get_body()
    assert body is not None
    (url,) = set(re.findall(r"http://\S+", body.get_content()))
    assert server.client().get(path(url)).json()["verification"]["state"] == "valid"
    (paper,) = letter.iter_attachments()
    assert paper.get_content()[:5] == b"%PDF-"
    assert [entry["sent_to"] for entry in listed(made)] == ["shebeike@hospital.example"]


def test_a_letter_that_was_not_taken_leaves_no_link_that_works(serving: Serving) -> None:
    with Sink(refuses=True) as sink:
        server = serving(KEPT_SMTP=sink.url).start()
        made = Field(server).sealed()
        answer = send(made)
    assert (answer.status_code, answer.json()["code"]) == (503, "no_mail")
    assert [entry["ended"] is None for entry in listed(made)] == [False]
    assert "shebeike" not in server.log(), "addresses of people are not for the log"


def test_without_a_mail_server_it_is_said(serving: Serving) -> None:
    made = Field(serving().start()).sealed()
    answer = send(made)
    assert (answer.status_code, answer.json()["detail"]) == (503, "not configured")


def test_what_is_no_single_address_is_refused(serving: Serving) -> None:
    with Sink() as sink:
        made = Field(serving(KEPT_SMTP=sink.url).start()).sealed()
        for to in ("", "x", "a@b c", "a@b,c@d", "a@b\nBcc: c@d", "<a@b>", "a@@b", "x" * 300 + "@b", None):
            assert send(made, to).status_code in (400, 503), to
        assert (sink.letters, sink.receivers) == ([], [])


def test_mail_goes_in_the_clear_to_this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    with Sink() as sink:
        via = mail.post(sink.url)
        mail.send(via, Letter("a@b.example", "x", "y"))
        monkeypatch.setattr(mail, "_own_machine", lambda host: False)
        with pytest.raises(NotSent, match="offers no encryption"):
            mail.send(via, Letter("a@b.example", "x", "y"))
        assert len(sink.letters) == 1


@pytest.mark.parametrize("url", ["mail.firm.example", "http://x?from=a@b", "smtp://host:25", "smtp://?from=a@b"])
def test_a_wrong_address_of_the_mail_server_is_said_at_the_start(url: str) -> None:
    with pytest.raises(ValueError, match="KEPT_SMTP"):
        config.read({"KEPT_SMTP": url})


def test_an_address_with_name_and_password_is_read() -> None:
    url = "smtps://us%40er:pa%3Ass@mail.firm.example?from=a@b.example"
    assert config.read({"KEPT_SMTP": url}).smtp == url
    via = mail.post(url)
    assert via[:6] == ("mail.firm.example", 465, True, "us@er", "pa:ss", "a@b.example")
