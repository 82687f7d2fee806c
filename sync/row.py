"""A record as merged: its value, and for each field the writes that stand behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from sync.merge import (
    Write,
    contested,
    distinct,
    earliest,
    greatest,
    inside,
    join,
    larger,
    latest,
    members,
    shown,
    siblings,
    smaller,
)
from sync.record import Kind

FOLD = 1
"""Version of the folding code; rows of another version are folded anew at start."""


class State(msgspec.Struct, array_like=True):
    """What stands behind a value. `base` is the first write and holds for each field that is not named elsewhere."""

    base: Write
    fields: dict[str, list[Write]]
    sets: dict[str, dict[str, Write]]


_state, _state_out = msgspec.msgpack.Decoder(State), msgspec.msgpack.Encoder()
_value, _value_out = msgspec.json.Decoder(dict[str, Any]), msgspec.json.Encoder()


class Row(NamedTuple):
    """One record. Applying an op gives a new row; what a row holds is never changed in place."""

    kind: Kind
    id: str
    value: dict[str, Any]
    state: State | None

    @property
    def exists(self) -> bool:
        return self.state is not None


def load(kind: Kind, id: str, value: bytes, state: bytes) -> Row:
    return Row(kind, id, _value.decode(value), _state.decode(state))


def dump(row: Row) -> tuple[bytes, bytes]:
    """(value as JSON, state): what a store keeps of a row."""
    return _value_out.encode(row.value), _state_out.encode(row.state)


def apply(row: Row, change: Mapping[str, Any], stamp: Write, saw: int) -> Row:
    """The row after an op. `change` is checked; `stamp` is the op's write without value; `saw` the log number seen."""
    if row.state is None:
        return _first(row, change, stamp)
    value, base = dict(row.value), row.state.base
    fields, sets = dict(row.state.fields), dict(row.state.sets)
    for name, new in change.items():
        policy = row.kind.policy[name]
        if policy is latest:
            old = fields.get(name)
            if old is None and base.seq > saw and base.device != stamp.device and name in value:
                old = [_with(base, value[name])]
            write = _with(stamp, new)
            stay = siblings(old, write, saw) if old else [write]
            if name == "deleted" and new:
                stay = _unseen(row.state, stay, stamp, saw)
            fields[name] = stay
            value[name] = new if len(stay) == 1 else shown(stay).value
        elif policy is members:
            sets[name] = join(sets.get(name, {}), new, stamp)
            value[name] = inside(sets[name])
        else:
            value[name] = _extreme(policy is earliest, value.get(name), new)
    if "deleted" not in change and "deleted" in fields:
        _alive(value, fields, stamp, saw)
    return Row(row.kind, row.id, value, State(base, fields, sets))


def clashes(row: Row) -> dict[str, list[Write]]:
    """The contested fields, each with all writes that nobody replaced knowingly, the shown one first."""
    if row.state is None:
        return {}
    fields = row.state.fields.items()
    return {name: distinct(writes) for name, writes in fields if len(writes) > 1 and contested(writes)}


def writer(row: Row, field: str) -> str:
    """Who wrote the value that a `latest` field shows."""
    assert row.state is not None
    writes = row.state.fields.get(field)
    return shown(writes).by if writes else row.state.base.by


def sole_author(row: Row, device: str) -> bool:
    """Whether every write that stands in the row was made on this device."""
    state = row.state
    if state is None or state.base.device != device:
        return False
    lists = (w for writes in state.fields.values() for w in writes)
    sets = (w for writes in state.sets.values() for w in writes.values())
    return all(w.device == device for w in lists) and all(w.device == device for w in sets)


def changed_since(row: Row, seq: int) -> dict[str, Any] | None:
    """The fields written after log number `seq`; None when the whole row is newer."""
    if row.state is None or row.state.base.seq > seq:
        return None
    names = {name for name, writes in row.state.fields.items() if any(w.seq > seq for w in writes)}
    names |= {name for name, ws in row.state.sets.items() if any(w.seq > seq for w in ws.values())}
    names |= {name for name, policy in row.kind.policy.items() if policy in (earliest, greatest)}
    return {name: row.value[name] for name in names if name in row.value}


def _first(row: Row, change: Mapping[str, Any], stamp: Write) -> Row:
    sets = {n: join({}, c, stamp) for n, c in change.items() if row.kind.policy[n] is members}
    value = {**change, **{name: inside(writes) for name, writes in sets.items()}}
    return Row(row.kind, row.id, value, State(stamp, {}, sets))


def _with(write: Write, value: Any) -> Write:
    return Write(write.device, write.n, write.seq, write.place, write.by, value)


def _extreme(small: bool, old: Any, new: Any) -> Any:
    return smaller(old, new) if small else larger(old, new)


def _unseen(state: State, stay: list[Write], stamp: Write, saw: int) -> list[Write]:
    """A deletion by somebody who had not seen the last write of another: that write says "not deleted"."""
    writes = [state.base, *(w for ws in state.fields.values() for w in ws)]
    writes += [w for ws in state.sets.values() for w in ws.values()]
    unseen = [w for w in writes if w.seq > saw and w.device != stamp.device]
    if unseen and not any(w.value is False for w in stay):
        stay = [_with(max(unseen, key=lambda w: w.seq), False), *stay]
    return stay


def _alive(value: dict[str, Any], fields: dict[str, list[Write]], stamp: Write, saw: int) -> None:
    """A write that had not seen the deletion makes it contested."""
    writes = fields["deleted"]
    if any(w.value and w.seq > saw and w.device != stamp.device for w in writes):
        stay = [w for w in writes if w.value or w.device != stamp.device]
        fields["deleted"] = [*stay, _with(stamp, False)]
        value["deleted"] = shown(fields["deleted"]).value
