"""The doors of a report: its PDF made once, its private links that end, the guests' answers and their bounds."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import pytest

from server.api.guests import ASKED
from server.reports import shelf
from tests.conftest import Serving
from tests.reports.bench import pages, png, squeezed
from tests.reports.maker import Sealing, photo, upload
from tests.reports.test_states import Field
from tests.served import Served

_OFTEN = (
    "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
    "INSERT INTO try SELECT who, at FROM try, n WHERE who LIKE 'asked:%'"
)


def link(made: Sealing, days: int = 1) -> Any:
    return made.device.browser.post(f"/api/reports/{made.id}/links", json={"days": days}).json()


def listed(made: Sealing) -> Any:
    return made.device.browser.get(f"/api/reports/{made.id}/links").json()


def path(url: str) -> str:
    return "/api/r/" + url.rpartition("/")[2]


def papers(server: Served) -> set[str]:
    return {place.name for place in (server.data / "papers").glob("*")}


def test_the_pdf_is_made_once_for_each_language_and_verifies_by_the_command(shared: Served, tmp_path: Path) -> None:
    made = Field(shared).sealed()
    before, firm = papers(shared), shared.client().get("/api/firm/key").content
    door = f"/api/reports/{made.id}/report.pdf"
    first = made.device.browser.get(door)
    assert first.headers["content-type"] == "application/pdf"
    assert made.device.browser.get(door, params={"lang": "zh"}).content == first.content, "it was signed in Chinese"
    english = made.device.browser.get(door, params={"lang": "en"}).content
    assert "Maintenancereport" in "".join(pages(english))
    assert squeezed(made.document["equipment"]["name_zh"]) in "".join(pages(first.content))
    assert len(papers(shared) - before) == 2
    (tmp_path / "report.pdf").write_bytes(english)
    (tmp_path / "firm.pem").write_bytes(firm)
    words = ("verify-report", str(tmp_path / "report.pdf"), "--firm", str(tmp_path / "firm.pem"))
    assert shared.run(*words).returncode == 0
    (tmp_path / "report.pdf").write_bytes(english.replace(b"/Producer", b"/Producex", 1))
    assert shared.run(*words).returncode == 1


def test_a_photo_that_came_and_an_amendment_make_a_new_edition(shared: Served) -> None:
    field, content = Field(shared), png(17)
    named = photo(content)
    made = field.sealed(photos=[named])
    door = f"/api/reports/{made.id}/report.pdf"
    assert "照片尚未送达公司" in "".join(pages(made.device.browser.get(door).content))
    field.device.push(("photo", f"{field.job}-p", {"job": field.job, "blob": named["hash"]}))
    upload(field.device.browser, content, "image/png")
    assert "照片尚未送达公司" not in "".join(pages(made.device.browser.get(door).content))
    field.sealed(amends={"seal": made.id, "hash": made.hash, "reason": "改"})
    assert "本报告已被更正" in "".join(pages(made.device.browser.get(door).content))


def test_a_report_that_is_not_valid_says_so_on_its_paper(shared: Served) -> None:
    field = Field(shared, enrolled=False)
    made = field.sealed()
    text = "".join(pages(made.device.browser.get(f"/api/reports/{made.id}/report.pdf").content))
    assert "核对未通过：内容完好，但还不能确认签章人。" in text


def test_there_is_no_paper_before_the_content_or_of_what_was_altered(shared: Served) -> None:
    field = Field(shared)
    made = field.sealing()
    made.push()
    answer = made.device.browser.get(f"/api/reports/{made.id}/report.pdf")
    assert (answer.status_code, answer.json()["detail"]) == (404, "content_missing")


def test_others_are_answered_while_a_paper_is_printed(shared: Served) -> None:
    field = Field(shared)
    made = field.sealed(advice="长" * 150_000)
    done: list[float] = []

    def ask() -> None:
        made.device.browser.get(f"/api/reports/{made.id}/report.pdf").raise_for_status()
        done.append(time.monotonic())

    printing = threading.Thread(target=ask)
    printing.start()
    answered = 0
    while printing.is_alive():
        shared.client().get("/api/health").raise_for_status()
        answered += not done
    printing.join()
    assert answered >= 3


def test_without_fonts_the_report_is_there_and_the_log_says_what_to_do(serving: Serving, tmp_path: Path) -> None:
    server = serving(KEPT_FONTS=str(tmp_path)).start()
    made = Field(server).sealed()
    answer = made.device.browser.get(f"/api/reports/{made.id}/report.pdf")
    assert (answer.status_code, answer.json()["code"]) == (503, "no_paper")
    assert "npm ci" in server.log()
    assert made.shown().json()["verification"]["state"] == "valid"


def test_the_shelf_keeps_what_was_asked_for_last(tmp_path: Path) -> None:
    for n in range(5):
        place = shelf.keep(tmp_path, f"{n}.pdf", b"x" * 100, most=10_000)
        os.utime(place, (n, n))
    shelf.find(tmp_path, "0.pdf")
    shelf.keep(tmp_path, "new.pdf", b"x" * 100, most=300)
    assert {place.name for place in tmp_path.iterdir()} == {"new.pdf", "0.pdf", "4.pdf"}


def test_a_private_link_opens_the_report_for_whoever_has_it(shared: Served) -> None:
    field, content = Field(shared), png(23)
    named = photo(content)
    field.device.push(("photo", f"{field.job}-p", {"job": field.job, "blob": named["hash"]}))
    upload(field.device.browser, content, "image/png")
    made, guest = field.sealed(photos=[named]), shared.client()
    door = path(link(made)["url"])
    answer = guest.get(door)
    assert answer.json()["verification"]["state"] == "valid"
    assert answer.json()["envelope"] == made.shown().json()["envelope"]
    assert answer.headers["cache-control"] == "no-store"
    assert "noindex" in answer.headers["x-robots-tag"]
    shown = guest.get(f"{door}/photos/{named['hash']}")
    assert (shown.content, shown.headers["content-type"]) == (content, "image/png")
    assert "sandbox" in shown.headers["content-security-policy"]
    paper = guest.get(f"{door}/report.pdf", params={"lang": "en"})
    assert paper.content[:5] == b"%PDF-"
    assert "sandbox" in paper.headers["content-security-policy"]
    assert [entry["opened"] for entry in listed(made)] == [1]


def test_a_link_shows_no_photo_that_its_report_does_not_name(shared: Served) -> None:
    field, content = Field(shared), png(29)
    other = photo(content)
    field.device.push(("photo", f"{field.job}-p", {"job": field.job, "blob": other["hash"]}))
    upload(field.device.browser, content, "image/png")
    door = path(link(field.sealed())["url"])
    assert shared.client().get(f"{door}/photos/{other['hash']}").status_code == 404


def test_a_photo_of_another_job_is_not_lent_by_naming_its_hash(shared: Served) -> None:
    owner, thief, content = Field(shared), Field(shared, "engineer.b"), png(31)
    named = photo(content)
    owner.device.push(("photo", f"{owner.job}-p", {"job": owner.job, "blob": named["hash"]}))
    upload(owner.device.browser, content, "image/png")
    thief.device.push(("photo", f"{thief.job}-p", {"job": thief.job, "blob": named["hash"]}))
    door = path(link(thief.sealed(photos=[named]))["url"])
    assert shared.client().get(f"{door}/photos/{named['hash']}").status_code == 404


def test_a_link_taken_back_or_ended_opens_nothing(serving: Serving) -> None:
    server = serving().start()
    made = Field(server).sealed()
    taken, ended, guest = link(made), link(made), server.client()
    made.device.browser.delete(f"/api/reports/{made.id}/links/{taken['id']}").raise_for_status()
    _write(server, "UPDATE report_link SET ends = 1 WHERE id = ?", ended["id"])
    for url in (taken["url"], ended["url"]):
        for more in ("", "/report.pdf"):
            assert guest.get(path(url) + more).status_code == 404
    assert Counter(entry["ended"] is None for entry in listed(made)) == {True: 1, False: 1}


def _write(server: Served, sql: str, *values: Any) -> None:
    """What time would have written."""
    conn = sqlite3.connect(server.data / "kept.db", timeout=10)
    conn.execute(sql, values)
    conn.commit()
    conn.close()


def test_no_token_lies_in_the_database_or_the_log(serving: Serving) -> None:
    server = serving().start()
    token = link(Field(server).sealed())["url"].rpartition("/")[2]
    server.client().get(f"/api/r/{token}").raise_for_status()
    server.stop()
    everything = b"".join(place.read_bytes() for place in server.data.glob("kept.db*")) + server.log().encode()
    assert token.encode() not in everything


def test_a_report_has_at_most_a_hundred_links_that_work(shared: Served) -> None:
    made = Field(shared).sealed()
    codes = [made.device.browser.post(f"/api/reports/{made.id}/links", json={}).status_code for _ in range(101)]
    assert Counter(codes) == {201: 100, 429: 1}


def test_whoever_guesses_links_is_stopped_and_the_right_ones_still_open(serving: Serving) -> None:
    server = serving().start()
    door, guest = path(link(Field(server).sealed())["url"]), server.client()
    codes = [guest.get(f"/api/r/guess{n}").status_code for n in range(61)]
    assert Counter(codes) == {404: 60, 429: 1}
    assert guest.get(door).status_code == 200


def test_whoever_asks_after_codes_without_end_is_stopped(serving: Serving) -> None:
    server = serving().start()
    code, guest = Field(server).sealed().code, server.client()
    assert guest.get(f"/api/verify/{code}").status_code == 200
    _write(server, _OFTEN, ASKED - 2)
    codes = [guest.get(f"/api/verify/{code}").status_code for _ in range(2)]
    assert codes == [200, 429]


def test_the_guests_page_is_one_file_for_all_addresses(serving: Serving, tmp_path: Path) -> None:
    for name, text in {"index.html": "the app", "sw.js": "", "guest.html": "<p>guests</p>"}.items():
        (tmp_path / name).write_text(text)
    server = serving(KEPT_WEB=str(tmp_path)).start()
    for address in ("/verify/abc.def.ghi", "/r/token"):
        answer = httpx.get(server.url + address, headers={"Accept": "text/html"})
        assert answer.text == "<p>guests</p>"
        assert (answer.headers["cache-control"], answer.headers["referrer-policy"]) == ("no-store", "no-referrer")
        assert "noindex" in answer.headers["x-robots-tag"]
        assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("days", [0, 366, -1, "x", None])
def test_a_link_lasts_a_day_to_a_year(shared: Served, days: Any) -> None:
    made = Field(shared).sealed()
    answer = made.device.browser.post(f"/api/reports/{made.id}/links", json={"days": days})
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_links_lead_to_the_configured_address(serving: Serving) -> None:
    server = serving(KEPT_ADDRESS="https://kept.example/").start()
    assert link(Field(server).sealed())["url"].startswith("https://kept.example/r/")
