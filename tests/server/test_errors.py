"""The catalogue of errors is whole, and the protocol page names the same codes."""

import re

import pytest

from server.config import HOME
from server.errors import CATALOGUE, REFUSALS, REQUEST_ERRORS, Problem

PAGE = (HOME / "docs" / "protocol.md").read_text("utf-8")


@pytest.mark.parametrize("code", CATALOGUE)
def test_an_entry_says_what_to_do_in_both_languages(code: str) -> None:
    said = CATALOGUE[code]
    assert 400 <= said.status <= 599
    assert re.search(r"[一-鿿]", said.zh)
    assert said.zh.endswith("。")
    assert re.fullmatch(r"[ -~]+\.", said.en)
    assert "；" in said.zh or "，" in said.zh
    assert re.search(r"[;,.] \w", said.en)


def test_the_protocol_page_and_the_catalogue_agree_on_status_and_code() -> None:
    told = re.findall(r"^\| (\d{3}) \| `(\w+)` \|", PAGE, re.MULTILINE)
    assert len(told) >= 13
    for status, code in told:
        assert REQUEST_ERRORS[code].status == int(status), code


def test_every_refusal_of_an_op_on_the_protocol_page_is_in_the_catalogue() -> None:
    told = PAGE[PAGE.index("Refusal codes of one op") :].split("\n\n")[0]
    codes = set(re.findall(r"`(\w+)`", told))
    assert set(REFUSALS) <= codes
    assert codes <= set(CATALOGUE)


def test_a_problem_must_be_of_the_catalogue() -> None:
    with pytest.raises(KeyError):
        Problem("never heard of")
    assert Problem("busy", retry_after=5).body()["code"] == "busy"
    assert Problem("too_large", detail="more").body()["detail"] == "more"
