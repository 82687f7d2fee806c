"""A push is taken apart by brackets and strings alone, whatever its ops hold."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sync.split import LARGEST, split

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["ops", '"ops":[', "]", "\\"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4) | st.just("ops"), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.lists(values, max_size=5), values, st.booleans())
def test_ops_come_out_as_they_went_in(ops: list[Any], other: Any, spaced: bool) -> None:
    separators = (" , ", " : ") if spaced else (",", ":")
    body = json.dumps({"about": {"ops": other}, "ops": ops, "z": other}, separators=separators).encode()
    parts = split(body)
    assert parts is not None
    assert [json.loads(op) for op in parts[1]] == ops
    assert json.loads(parts[0]) == {"about": {"ops": other}, "ops": [], "z": other}


def test_what_is_no_json_stays_alone() -> None:
    parts = split(b'{"first":1,"ops":[{"a":NaN},' + b"[" * 50 + b"]" * 50 + b',"\\ud800",{"b":1}]}')
    assert parts is not None
    assert parts[0] == b'{"first":1,"ops":[]}'
    assert [parts[1][0], parts[1][2], parts[1][3]] == [b'{"a":NaN}', b'"\\ud800"', b'{"b":1}']


def test_brackets_that_do_not_close_and_monsters_are_left_alone() -> None:
    assert split(b'{"ops":[{"a":1}') is None
    assert split(b'{"none":1}') is None
    assert split(b'{"ops":[' + b"1" * LARGEST + b"]}") is None
