"""Takes a push apart when one of its ops is no JSON, so that the others do not suffer for it."""

from __future__ import annotations

import re

LARGEST = 2_000_000
"""Bytes that are taken apart at most: a device halves a larger push (protocol.md section 4)."""
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{},]', re.DOTALL)
"""A text that does not end is a token too: looked for from each of its quotes, its end would take for ever."""
_OPS = re.compile(rb'"ops"\s*:\s*\[')


def split(body: bytes) -> tuple[bytes, list[bytes]] | None:
    """(the push with no ops, the text of each op), by brackets and strings alone; None where even these are wrong."""
    start = _at_top(body) if len(body) <= LARGEST else None
    if start is None:
        return None
    ops: list[bytes] = []
    depth, begin = 0, start
    for token in _TOKEN.finditer(body, start):
        sign = token[0]
        if sign in (b"[", b"{"):
            depth += 1
        elif depth == 0 and sign in (b",", b"]"):
            ops.append(body[begin : token.start()].strip())
            begin = token.end()
            if sign == b"]":
                return body[:start] + body[token.start() :], [op for op in ops if op]
        elif sign in (b"]", b"}"):
            depth -= 1
    return None


def _at_top(body: bytes) -> int | None:
    """Where the list of ops begins: the member of the push itself, not one deeper inside or in a text."""
    depth = 0
    for token in _TOKEN.finditer(body):
        sign = token[0]
        depth += (sign in (b"[", b"{")) - (sign in (b"]", b"}"))
        if depth == 1 and sign == b'"ops"' and (found := _OPS.match(body, token.start())):
            return found.end()
    return None
