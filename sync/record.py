"""What a record type is: its fields, their types and their merge policies, read once from a Struct."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, ClassVar, TypedDict, get_args, get_origin, get_type_hints

import msgspec

from sync.merge import Policy, latest, members

Text = Annotated[str, msgspec.Meta(max_length=20_000)]
Short = Annotated[str, msgspec.Meta(max_length=200)]
Id = Annotated[str, msgspec.Meta(max_length=120)]
Whole = Annotated[int, msgspec.Meta(ge=-(2**53) + 1, le=2**53 - 1)]
"""A number that a browser holds exactly."""
BlobHash = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?\Z"), "blob"]


class Record(msgspec.Struct, kw_only=True):
    """A kind of record. Fields with a default may be missing from an op; a fact has fields without one.

    `fact`: written once under a random id and never changed. `root`: the field that names the record's root as
    (kind, field); a record lies in the scopes of its root. None: it is its own root.
    """

    fact: ClassVar[bool] = False
    root: ClassVar[tuple[str, str] | None] = None

    deleted: bool = False


class Members(TypedDict, total=False):
    """A change of a set: who comes, who goes."""

    add: Annotated[list[Id], msgspec.Meta(max_length=500)]
    remove: Annotated[list[Id], msgspec.Meta(max_length=500)]


class Kind(msgspec.Struct, frozen=True):
    """A record type made ready for merging: `patch` checks an op's `set`, `policy` maps fields to policies."""

    name: str
    record: type[Record]
    fact: bool
    root: tuple[str, str] | None
    required: frozenset[str]
    policy: dict[str, Policy]
    patch: type
    blobs: tuple[str, ...]


def kind_name(record: type[Record]) -> str:
    """`LimitTable` -> `limit_table`."""
    name = record.__name__
    return "".join(("_" + c.lower()) if c.isupper() and i else c.lower() for i, c in enumerate(name))


@cache
def kind(record: type[Record]) -> Kind:
    """Read a record type. Raises TypeError for a type that msgspec cannot check."""
    hints = get_type_hints(record, include_extras=True)
    hints = {name: hint for name, hint in hints.items() if get_origin(hint) is not ClassVar}
    policy = {name: _policy(hint) for name, hint in hints.items()}
    checks = {name: Members if policy[name] is members else hint for name, hint in hints.items()}
    functional: Callable[..., type] = TypedDict  # type: ignore[assignment]
    patch = functional(record.__name__ + "Patch", checks, total=False)
    info = msgspec.structs.fields(record)
    return Kind(
        name=kind_name(record),
        record=record,
        fact=record.fact,
        root=record.root,
        required=frozenset(f.encode_name for f in info if f.required),
        policy=policy,
        patch=patch,
        blobs=tuple(name for name, hint in hints.items() if "blob" in _metadata(hint)),
    )


def _metadata(hint: Any) -> tuple[Any, ...]:
    return get_args(hint)[1:] if get_origin(hint) is Annotated else ()


def _policy(hint: Any) -> Policy:
    return next((m for m in _metadata(hint) if isinstance(m, Policy)), latest)
