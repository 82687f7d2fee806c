"""A report in the browser: written, confirmed, sealed, saved; its file is checked by hand, without any code of ours."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64decode, urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path
from typing import Any, NamedTuple

import httpx
from playwright.sync_api import expect

from tests.e2e.house import House
from tests.e2e.phone import Phone
from tests.reports.signer import verified

LAST = re.compile(rb"<!-- kept-page (\{.*\}) -->\n\Z")
ENVELOPE = re.compile(r'<script type="application/json" id="kept-envelope">(.*?)</script>', re.DOTALL)
PHOTO = re.compile(r'<img data-photo="([0-9a-f]{64})" src="data:image/jpeg;base64,([^"]+)"')


class Handed(NamedTuple):
    """A file as it was handed over: what it says, and the code that stands on it."""

    path: Path
    envelope: Any
    report: Any
    code: str
    hash: str


def write_report(phone: Phone) -> None:
    """On the job's screen, after its end: advice, guidance, one line of work that the hospital confirms, the seal."""
    page = phone.page
    page.get_by_role("link", name=phone.say("make_report"), exact=True).click()
    page.get_by_label(phone.say("advice"), exact=True).fill("扫描间保持 22 °C")
    page.get_by_label(phone.say("guidance"), exact=True).fill("已演示急停 <b>")
    phone.press("add_work")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(phone.say("work_line"), exact=True).fill("清洁滤网")
    dialog.get_by_label(phone.say("minutes"), exact=True).fill("25")
    dialog.get_by_role("button", name=phone.say("save"), exact=True).click()
    expect(dialog).to_have_count(0)
    phone.press("confirm_work")
    page.get_by_label(phone.say("name"), exact=True).fill("设备科代表")
    phone.stroke()
    phone.stroke(0.2)
    phone.press("confirm_signature")
    phone.press("preview")
    expect(page.locator(".paper-mark")).to_be_visible()
    seal(phone)


def seal(phone: Phone) -> None:
    """From the preview to the sealed report."""
    phone.press("seal")
    phone.page.get_by_role("dialog").get_by_role("button", name=phone.say("seal"), exact=True).click()
    expect(phone.page.get_by_role("img", name=phone.say("code"), exact=True)).to_be_visible()


def save_file(phone: Phone, folder: Path) -> Handed:
    with phone.page.expect_download() as download:
        phone.press("save_file")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return read(path)


def read(path: Path) -> Handed:
    """Raises AssertionError where the file does not hold by itself."""
    page = path.read_bytes()
    last = LAST.search(page)
    found = ENVELOPE.search(page.decode())
    assert last
    assert found
    maker, envelope = json.loads(last[1]), json.loads(found[1])
    report, sealed = envelope["report"].encode(), envelope["seal"]
    hash = hashlib.sha256(report).hexdigest()
    assert verified(_bytes(sealed["spki"]), sealed["signature"], f"kept-report/1\n{hash}\n".encode())
    before = hashlib.sha256(page[: last.start()]).hexdigest()
    assert verified(_bytes(maker["spki"]), maker["signature"], f"kept-page/1\n{before}\n".encode())
    for named, text in PHOTO.findall(page.decode()):
        assert hashlib.sha256(b64decode(text)).hexdigest() == named
    code = f"{urlsafe_b64encode(bytes.fromhex(hash)).decode().rstrip('=')}.{sealed['key']}.{sealed['signature']}"
    return Handed(path, envelope, json.loads(report), code, hash)


def altered(handed: Handed, before: str, after: str) -> Path:
    """The same file with a word of it changed."""
    plain = handed.path.read_bytes()
    assert before.encode() in plain
    other = handed.path.with_name("altered.html")
    other.write_bytes(plain.replace(before.encode(), after.encode()))
    return other


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def verdict(house: House, code: str) -> dict[str, object]:
    """What anybody is told who scans the code on the paper."""
    told: dict[str, object] = httpx.get(f"{house.served.url}/api/verify/{code}").json()
    return told
