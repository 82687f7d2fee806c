"""A report handed over as a file, checked with the firm's certificate alone: whole, altered, of somebody else."""

from __future__ import annotations

import json
import random
from pathlib import Path

import msgspec
import pytest
import rfc8785

from server.reports import handed
from server.reports.firm_key import Certificate
from server.reports.handed import NotReadable
from server.rules.verification import Verification
from tests.reports.bench import PIXEL, Desk, altered, report_hash
from tests.reports.maker import document, photo
from tests.served import Served


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def files(desk: Desk) -> dict[str, bytes]:
    """One report in its three forms, with a photo where the form carries it."""
    made = document(photos=[photo(PIXEL)])
    carried = {report_hash(PIXEL): PIXEL}
    return {"PDF": desk.pdf(made), "HTML": desk.html(made, carried), "JSON": desk.json(made, carried)}


def states(found: Verification) -> dict[str, str]:
    return {check.name: check.state for check in found.checks}


def verdict(file: bytes, firm: Certificate) -> str:
    """The state; that the file cannot be read; or that only what is inside is signed."""
    try:
        found = handed.verify(file, firm)
    except NotReadable:
        return "not readable"
    return "only inside" if found.state == "valid" and states(found)["page"] != "ok" else found.state


@pytest.mark.parametrize("form", ["PDF", "HTML", "JSON"])
def test_each_form_proves_by_the_certificate_alone(desk: Desk, files: dict[str, bytes], form: str) -> None:
    found = handed.verify(files[form], desk.firm.certificate)
    assert found.state == "valid"
    assert {name for name, state in states(found).items() if state != "ok"} == {"revocation"}
    assert ("photos" in states(found)) == (form != "PDF")


@pytest.mark.parametrize(("form", "tries"), [("PDF", 250), ("HTML", 600), ("JSON", 600)])
def test_one_altered_byte_anywhere_shows(desk: Desk, files: dict[str, bytes], form: str, tries: int) -> None:
    file, chance = files[form], random.Random(form)
    places = {chance.randrange(len(file)) for _ in range(tries)} | {0, len(file) - 1}
    unseen = [at for at in places if verdict(altered(file, at), desk.firm.certificate) == "valid"]
    assert unseen == []


def test_no_byte_of_the_place_that_the_pdfs_signature_leaves_out_can_be_altered(
    desk: Desk, files: dict[str, bytes]
) -> None:
    file = files["PDF"]
    start = file.rindex(b"/Contents <") + len(b"/Contents ")
    end = file.index(b">", start)
    for at in [*range(start, start + 2000, 41), *range(start + 2000, end + 1, 401), end]:
        assert verdict(altered(file, at), desk.firm.certificate) != "valid", at


@pytest.mark.parametrize("form", ["PDF", "HTML", "JSON"])
def test_what_is_added_or_cut_shows(desk: Desk, files: dict[str, bytes], form: str) -> None:
    file = files[form]
    for changed in (file + b"x", file[:-2], b" " + file, file.replace(b"\n", b"\r\n", 1)):
        assert changed == file or verdict(changed, desk.firm.certificate) != "valid"


def test_a_page_without_its_last_line_says_that_only_its_content_is_signed(desk: Desk) -> None:
    found = handed.verify(desk.html(document(), signed=False), desk.firm.certificate)
    assert (found.state, states(found)["page"]) == ("valid", "open")


def test_json_in_another_order_is_not_the_file_that_was_made(desk: Desk) -> None:
    read = json.loads(desk.json(document()))
    again = json.dumps(dict(reversed(read.items())), ensure_ascii=False, separators=(",", ":")).encode()
    assert verdict(again, desk.firm.certificate) == "bad_signature"
    inner = json.dumps(dict(reversed(json.loads(read["report"]).items())), ensure_ascii=False, separators=(",", ":"))
    assert verdict(rfc8785.dumps(read | {"report": inner}), desk.firm.certificate) == "altered"


@pytest.mark.parametrize("form", ["HTML", "JSON"])
def test_a_swapped_or_a_foreign_photo_shows(desk: Desk, form: str) -> None:
    made = document(photos=[photo(PIXEL)])
    make = desk.html if form == "HTML" else desk.json
    for carried in ({report_hash(PIXEL): PIXEL + b"x"}, {report_hash(PIXEL): PIXEL, report_hash(b"y"): b"y"}):
        assert verdict(make(made, carried), desk.firm.certificate) == "altered"
    missing = handed.verify(make(made, {}), desk.firm.certificate)
    assert (missing.state, states(missing)["photos"]) == ("valid", "open")


def test_another_spelling_of_the_same_bytes_is_not_taken(desk: Desk) -> None:
    """The last letter of a base64url text has bits that say nothing."""
    read = json.loads(desk.json(document()))
    signature = read["seal"]["signature"]
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_":
        if letter != signature[-1]:
            changed = read | {"seal": read["seal"] | {"signature": signature[:-1] + letter}}
            assert verdict(rfc8785.dumps(changed), desk.firm.certificate) != "valid"


def test_another_firms_files_prove_nothing(desk: Desk, files: dict[str, bytes], tmp_path: Path) -> None:
    other = Desk(tmp_path)
    for form, file in files.items():
        assert verdict(file, other.firm.certificate) == "bad_signature", form


def test_whoever_signs_anew_what_he_altered_is_not_enrolled(desk: Desk, tmp_path: Path) -> None:
    """The forger makes everything right but for the firm's word, which he can only copy."""
    forger = Desk(tmp_path)
    honest, made = desk.envelope(document()), document(advice="一切正常")
    forged = json.loads(forger.json(made))
    for name in ("enrolment", "receipt"):
        forged[name] = json.loads(rfc8785.dumps(json.loads(desk.json(document()))))[name]
    assert verdict(rfc8785.dumps(forged), desk.firm.certificate) == "bad_signature"
    assert verdict(rfc8785.dumps(forged | {"enrolment": None, "receipt": None}), desk.firm.certificate) == "unknown_key"
    assert honest.enrolment is not None


def test_before_the_enrolment_the_content_is_proven_but_not_whose_it_is(desk: Desk) -> None:
    file = rfc8785.dumps(msgspec.to_builtins(desk.envelope(document(), enrolled=False)))
    found = handed.verify(file, desk.firm.certificate)
    assert found.state == "unknown_key"
    assert states(found) | {"revocation": "open"} == {
        "form": "ok", "signature": "ok", "enrolment": "open", "receipt": "open", "revocation": "open",
        "photos": "ok", "page": "ok",
    }  # fmt: skip


NO_REPORTS = {
    "nothing": b"",
    "a picture": PIXEL,
    "another page": b"<!doctype html><p>hello",
    "another JSON": b'{"schema":"kept-envelope/1"}',
    "deep JSON": b'{"x":' + b"[" * 100_000,
    "a broken PDF": b"%PDF-1.7\n%%EOF",
}


@pytest.mark.parametrize("what", NO_REPORTS)
def test_what_is_no_report_is_said_to_be_none(desk: Desk, what: str) -> None:
    with pytest.raises(NotReadable):
        handed.verify(NO_REPORTS[what], desk.firm.certificate)


def test_the_command_says_it_in_both_languages(desk: Desk, files: dict[str, bytes], tmp_path: Path) -> None:
    pem, server = tmp_path / "firm.pem", Served(tmp_path / "data")
    pem.write_text(desk.firm.certificate.pem)
    for form, file in files.items():
        place = tmp_path / form
        place.write_bytes(file)
        done = server.run("verify-report", str(place), "--firm", str(pem))
        assert done.returncode == 0, done.stderr
        assert "报告有效。 The report is valid." in done.stdout
        assert "工程师A" in done.stdout
        place.write_bytes(altered(file, len(file) // 2))
        assert server.run("verify-report", str(place), "--firm", str(pem)).returncode in (1, 2)
    assert server.run("verify-report", str(tmp_path / "PDF")).returncode == 2
    nowhere = server.run("verify-report", str(tmp_path / "PDF"), "--firm", str(tmp_path / "nowhere.pem"))
    assert (nowhere.returncode, "--firm" in nowhere.stderr) == (2, True)
    assert server.run("verify-report", str(pem), "--firm", str(pem)).returncode == 2
    assert not server.data.exists(), "checking needs no data folder"
