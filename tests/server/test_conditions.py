"""What of a survey's XPath a checklist can express is read exactly; everything else is left, never guessed."""

from __future__ import annotations

import pytest

from server.imports.conditions import bounds, shown_when

BOUNDS = {
    ". >= 1 and . <= 5": ({"min": 1, "max": 5}, False),
    ".>0": ({"min": 0}, True),
    "10 >= .": ({"max": 10}, False),
    ". >= 1 and . >= 3": ({"min": 3}, False),
    ". <= -0.5": ({"max": -0.5}, False),
}
SHOWN = {
    "${a} = 'x'": {"a": ["x"]},
    "${a} = 'x' or ${a} = \"y\"": {"a": ["x", "y"]},
    "${a} = 'x' and (selected(${b}, 'y') or ${b} = 'z')": {"a": ["x"], "b": ["y", "z"]},
    "(${a} = 'this or that')": {"a": ["this or that"]},
}
NOT_EXPRESSED = [
    "${a} = 'x' or ${b} = 'y'",
    "${a} != 'x'",
    "not(${a} = 'x')",
    "${a} > 3",
    "${a} = 'x' and ${a} = 'y'",
    "count(${a}) = 1",
    "('x' = ${a}",
    "",
    "(" * 5000,
]


@pytest.mark.parametrize("text", BOUNDS)
def test_bounds_of_a_number_are_read(text: str) -> None:
    assert bounds(text) == BOUNDS[text]


@pytest.mark.parametrize("text", [". >= ${other}", "regex(., '[0-9]+')", ". >= 1 or . <= 0", "", ". = 5", "1 < 2"])
def test_a_constraint_that_is_no_bound_is_left(text: str) -> None:
    assert bounds(text) is None


@pytest.mark.parametrize("text", SHOWN)
def test_what_another_answer_must_be_is_read(text: str) -> None:
    assert shown_when(text) == SHOWN[text]


@pytest.mark.parametrize("text", NOT_EXPRESSED)
def test_a_condition_that_cannot_be_expressed_is_left(text: str) -> None:
    assert shown_when(text) is None
