"""Whose devices, keys and accounts the firm knows, and what was decided about them and about refused work: facts."""

from typing import Annotated, Any, Literal

import msgspec

from sync.record import Id, Record, Short, Text, Whole

SETTLERS = frozenset({"supervisor", "manager", "admin"})
"""Roles that take refused work over in their own name, or put it aside."""
Act = Literal["taken_over", "put_aside"]
Said = Literal[Act, "redacted"]


class SigningKey(Record):
    """A device's public key under its id: whoever reads the log from here on knows whose a seal by it is."""

    fact = True

    device: Short
    person: Id
    spki: Short
    at: Whole
    """Since when the firm knows it (milliseconds): after a restore earlier than this op."""


class DeviceWord(Record):
    """A device was taken out of use, put back, or said that nothing is left on it."""

    fact = True

    device: Short
    person: Id
    """Whose device it is; whose word this is says the op."""
    word: Literal["lost", "retired", "back", "wiped"]
    at: Whole
    """When it was said: of a word from before words stood in the log, earlier than this op."""
    reason: Text = ""


class AccountWord(Record):
    """Somebody could get into an account, or gave it another password: whose word it is says the op."""

    fact = True

    person: Id
    """Whose account it is."""
    word: Literal["linked", "password"]
    """A one-time link was made; a password was set, by such a link too."""


class TrayWord(Record):
    """Refused work of somebody: taken over by another one as an op of their own, put aside, or taken out by two."""

    fact = True

    device: Short
    n: Whole
    person: Id
    """Who wrote the refused op; whose word this is says the op."""
    act: Said
    reason: Text
    hash: Short
    """SHA-256 of what was refused, byte for byte."""
    code: Short
    """Why it was refused."""
    kind: Short = ""
    record: Short = ""
    blobs: Annotated[list[Short], msgspec.Meta(max_length=20)] = []
    """Photos and files that it names: their author brings the bytes."""


def tray_word(said: TrayWord) -> tuple[str, str, dict[str, Any]]:
    """A word on refused work as the log holds it: kind, id, set."""
    fact = {name: value for name, value in msgspec.to_builtins(said).items() if name != "deleted"}
    return "tray_word", f"{said.device}~{said.n}~{said.act}", fact
