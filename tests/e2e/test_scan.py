"""Labels before a camera, in a browser that cannot read codes by itself and without a network; labels printed."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect
from pypdf import PdfReader

from tests.e2e.browsing import FLAGS
from tests.e2e.camera import Camera, Code, png
from tests.e2e.conftest import Phones, _phones
from tests.e2e.house import House
from tests.e2e.phone import Phone

MONITOR = Code("(01)06999990013708(11)250701(21)DEMO0010", "DataMatrix", gs1=True)
SCANNER = Code("(01)06999990001378(10)LOT7(21)DEMO0001", "Code128", gs1=True)
STATION = Code("https://kept.example/equipment/D07", "QRCode")
STRANGER = Code("MA.156.M0.100123.20261121.0042", "QRCode")
BARE = Code("QH-2013", "Code128")

BROKEN = """globalThis.BarcodeDetector = class {
  static getSupportedFormats = async () => ['qr_code', 'data_matrix', 'code_128'];
  detect = async () => { throw new DOMException('', 'NotSupportedError') } }"""
"""A phone that says that it reads codes and then does not: the service behind it is missing."""
FORBID = "() => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError') } }"


@pytest.fixture
def camera(tmp_path: Path) -> Camera:
    return Camera(tmp_path / "film.y4m", [MONITOR, SCANNER, STATION, STRANGER, BARE])


@pytest.fixture
def seeing(playwright: Playwright, chromium_path: str, camera: Camera) -> Iterator[Phones]:
    """Windows of a browser before that camera."""
    browser = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS + camera.flags)
    with _phones(browser) as make:
        yield make
    browser.close()


def test_labels_lead_to_their_devices_without_a_network(house: House, camera: Camera, seeing: Phones) -> None:
    phone = seeing(house.line(), script="delete globalThis.BarcodeDetector")
    phone.sign_in("engineer.a")
    house.served.stop()
    page = phone.page

    def scan(code: Code, key: str = "scan") -> None:
        camera.show(code)
        page.get_by_role("link", name=phone.say(key), exact=True).click()

    scan(MONITOR)
    arrives(page, "/job/demo-mon-d10")
    scan(SCANNER, "check_device")
    expect(page.get_by_role("alert").filter(has_text=phone.say("other_device"))).to_be_visible()
    camera.show(MONITOR)
    phone.press("scan_again")
    expect(page.get_by_text(phone.say("is_device")).first).to_be_visible()
    arrives(page, "/job/demo-mon-d10")
    phone.press("open_checklist")
    expect(page.get_by_role("heading", level=3).first).to_be_visible()
    phone.until(lambda: any("scanned" in op["text"] for op in phone.store("outbox")), "the run names its label")
    assert MONITOR.text.replace("(", "").replace(")", "") in "".join(op["text"] for op in phone.store("outbox"))

    phone.go()
    scan(SCANNER)
    arrives(page, "/job/demo-ct-d01")
    phone.go()
    scan(STATION)
    arrives(page, "/equipment/D07")
    phone.context.add_init_script(BROKEN)
    phone.go()
    scan(BARE)
    arrives(page, "/equipment/D13")
    phone.go()
    scan(STRANGER)
    phone.sees("unknown_code")
    phone.press("link_label")
    page.get_by_role("button", name=phone.say("pick_device")).click()
    page.get_by_role("searchbox").fill("SN-DEMO-0013")
    page.get_by_role("dialog").last.get_by_role("button", name="SN-DEMO-0013").click()
    page.get_by_role("dialog").get_by_role("button", name=phone.say("link_label"), exact=True).click()
    arrives(page, "/equipment/D13")

    page.evaluate(FORBID)
    page.get_by_role("link", name=phone.say("equipment"), exact=True).click()
    page.get_by_role("link", name=phone.say("scan"), exact=True).click()
    expect(page.get_by_role("alert").filter(has_text=phone.say("camera_denied"))).to_be_visible()
    page.get_by_label(phone.say("type_code")).fill("ma.156.m0.100123.20261121.0042")
    page.keyboard.press("Enter")
    arrives(page, "/equipment/D13")

    camera.show(None)
    phone.go("/scan")
    with page.expect_file_chooser() as chooser:
        phone.press("from_photo")
    chooser.value.set_files(png(camera, MONITOR))
    arrives(page, "/job/demo-mon-d10")
    begins_a_new_device(phone)
    phone.go("/equipment/D13")
    page.get_by_role("link", name=phone.say("print_labels"), exact=True).click()
    expect(page.get_by_role("button", name=phone.say("print_one"), exact=True)).to_be_visible()
    (paper,) = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert [round(float(side) / 72 * 25.4) for side in paper.mediabox[2:]] == [210, 297]
    assert "QH-2013" in paper.extract_text()
    assert phone.say("print_labels") not in paper.extract_text()


def begins_a_new_device(phone: Phone) -> None:
    """By what its label says, and that label leads to it from then on."""
    phone.go("/scan")
    phone.page.get_by_label(phone.say("type_code")).fill("(01)06999990013708(11)260901(21)NEW-77")
    phone.page.keyboard.press("Enter")
    phone.page.get_by_role("link", name=phone.say("new_device"), exact=True).click()
    expect(phone.heading("new_device")).to_be_visible()
    filled = phone.page.locator("form input").evaluate_all("(inputs) => inputs.map(({ value }) => value)")
    assert {"NEW-77", "2026-09-01", "(01)06999990013708(11)260901(21)NEW-77"} <= set(filled)


def arrives(page: Page, path: str) -> None:
    page.wait_for_url(f"**{path}", wait_until="commit")
