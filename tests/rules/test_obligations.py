"""The page of promises says what is true: its checklist lines exist and carry them, its tests are there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from server import standard

HOME = Path(__file__).parents[2]
ROW = re.compile(r"^\| (S\d-[^|]+) \| ([^|]+) \| ([^|]+) \|([^|]*)\|$", re.MULTILINE)
LINE = re.compile(r"(CL-[A-Z-]+): (\w+)")
WORD = re.compile(r"\*\*(\w+)\*\*:")
TEST = re.compile(r"`(tests/[\w./]+)`")
PROMISE = re.compile(r"S\d-\d{2,3}")


class Row(NamedTuple):
    promises: list[str]
    how: str
    lines: list[tuple[str, str]]
    tests: list[str]


def page() -> list[Row]:
    text = (HOME / "docs" / "obligations.md").read_text("utf-8")
    return [Row(PROMISE.findall(a), how, LINE.findall(c), TEST.findall(d)) for a, how, c, d in ROW.findall(text)]


def carried() -> dict[tuple[str, str], list[str]]:
    """(checklist, line) -> the promises that the line itself names."""
    forms = [value for kind, _, value in standard.records() if kind == "template"]
    return {(f["code"], i["id"]): PROMISE.findall(i.get("obligation", "")) for f in forms for i in f["items"]}


def test_each_promise_stands_once_with_a_word_that_is_explained() -> None:
    named = [promise for row in page() for promise in row.promises]
    assert len(named) == len(set(named)) >= 40
    explained = set(WORD.findall((HOME / "docs" / "obligations.md").read_text("utf-8")))
    assert {row.how for row in page()} <= explained == {"kept", "record", "later", "open"}


def test_each_line_that_the_page_names_is_on_its_checklist() -> None:
    assert [line for row in page() for line in row.lines if line not in carried()] == []


def test_each_promise_that_a_checklist_names_stands_on_the_page_with_that_line() -> None:
    said = {(promise, line) for row in page() for promise in row.promises for line in row.lines}
    missing = {(p, line) for line, promises in carried().items() for p in promises} - said
    assert missing == set()


@pytest.mark.parametrize("row", page(), ids=lambda row: row.promises[0])
def test_what_is_kept_is_shown_by_tests_that_exist(row: Row) -> None:
    assert row.tests or row.how == "later"
    assert [test for test in row.tests if not (HOME / test).is_file()] == []
