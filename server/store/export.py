"""The log as lines of JSON that can be verified without the database."""

from __future__ import annotations

import sqlite3
from typing import IO, Any

import msgspec

from server.store import head, redacted, tray
from server.store.log import Taken

FORMAT = "kept-log-2"
_decided = Taken._fields[:12]


def write(conn: sqlite3.Connection, file: IO[str], *, bodies: bool) -> int:
    """The head, each op, then what was refused, a line each; the number of ops. Payloads are kept to the byte."""
    top = head.read(conn)
    said = top.wire if top else [0, ""]
    _line(file, {"format": FORMAT, "head": said, "epoch": top.epoch if top else 0, "bodies": bodies})
    stand_ins = redacted.stand_ins(conn)
    count = 0
    for row in conn.execute("SELECT * FROM log ORDER BY seq"):
        op = Taken(*row)
        line: dict[str, Any] = dict(zip(_decided, op[:12], strict=True))
        line |= {"hash": op.hash.hex(), "chain": op.chain.hex()}
        if bodies:
            line["body"] = None if op.body is None else op.body.decode()
        if op.seq in stand_ins and bodies:
            line["stand_in"] = stand_ins[op.seq].body.decode()
        _line(file, line)
        count += 1
    for refused in tray.everything(conn):
        _line(file, {"refused": _refused(refused, bodies=bodies)})
    return count


def _refused(op: tray.Waiting, *, bodies: bool) -> dict[str, Any]:
    """An op of the tray; the bytes of one that somebody settled, in hex, as it may be no text at all."""
    said = {name: value for name, value in op._asdict().items() if name not in ("body", "hash")}
    shown = bodies and op.state != "waiting" and not op.redaction
    return said | {"hash": op.hash.hex()} | ({"body": op.body.hex()} if shown else {})


def _line(file: IO[str], value: dict[str, Any]) -> None:
    file.write(msgspec.json.encode(value).decode() + "\n")
