"""The dependency audit tells three things apart: nothing known, something known, could not ask."""

from typing import Any

import pytest

from tests.audit import CLEAN, KNOWN, UNASKED, npm, python

FINE = {"name": "a", "version": "1", "vulns": []}
BAD = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "description": "evil"}]}
SKIPPED = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "code"),
    [([FINE], CLEAN), ([FINE, BAD], KNOWN), ([FINE, SKIPPED], UNASKED), ([BAD, SKIPPED], KNOWN), ([], UNASKED)],
)
def test_a_python_package_that_was_not_asked_about_is_not_clean(packages: list[Any], code: int) -> None:
    said = python({"dependencies": packages})
    assert said.code == code
    assert said.lines
    assert ("CVE-1" in str(said.lines)) == (BAD in packages)


@pytest.mark.parametrize(
    ("report", "code"),
    [
        ({"vulnerabilities": {}, "metadata": {"dependencies": {"total": 7}}}, CLEAN),
        ({"vulnerabilities": {"x": {"severity": "high"}}}, KNOWN),
        ({"message": "405 Method Not Allowed", "error": {}}, UNASKED),
        ({}, UNASKED),
    ],
)
def test_npm_that_gave_no_answer_is_not_clean(report: dict[str, Any], code: int) -> None:
    assert npm(report).code == code
