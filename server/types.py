"""The record types as others read them: TypeScript for the app, JSON for a stranger's client."""

import json
import sys
import types
from collections.abc import Iterable, Mapping
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from server.errors import Sentence
from server.rules.calendar import Year
from sync.record import Kind, Record, kind

HEAD = """\
// Written by `python -m server types` from server/domain and server/errors.py; not edited by hand.
"""
_TAIL = """\
export type Kind = keyof Shape;
export type Policy = "earliest" | "greatest" | "members";
export interface KindInfo {
  fact: boolean;
  root: [Kind, string] | null;
  policy: Record<string, Policy>;
  blobs: string[];
}
"""
_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", Any: "unknown"}
_PLAIN[type(None)] = "null"


def typescript(records: Iterable[type[Record]], errors: Mapping[str, Sentence]) -> str:
    """All of schema.gen.ts: one interface a kind, what merging needs to know, the errors' words."""
    records = list(records)
    kinds = [kind(record) for record in records]
    named = _named(records)
    parts = [HEAD, *(_alias(alias, hint) for hint, alias in named.items())]
    parts += [_interface(shape, named) for shape in _shapes(records)]
    parts += [_interface(record, named) for record in records]
    parts.append(_block("interface Shape", [f"{k.name}: {k.record.__name__};" for k in kinds]))
    parts.append(_TAIL)
    known = [f"{k.name}: {_facts(k)}," for k in kinds]
    parts.append(_block("const KINDS: { [K in Kind]: KindInfo } =", known, end="};"))
    words = [f"{code}: {_words(said)}," for code, said in errors.items()]
    parts.append(_block("const ERRORS: Record<string, { zh: string; en: string }> =", words, end="};"))
    return "\n".join(parts)


def years(known: Mapping[int, Year]) -> str:
    """All of years.gen.ts: the calendar that the app counts by without a network."""
    lines = [f"{year}: {_year(found)}," for year, found in sorted(known.items())]
    head = "const YEARS: Record<number, { published: boolean; off: string[]; work: string[] }> ="
    return (
        HEAD.replace("server/domain and server/errors.py", "server/rules/cn_calendar.json")
        + "\n"
        + _block(head, lines, end="};")
    )


def shipped_catalogue(known: Iterable[tuple[str, str, dict[str, Any]]]) -> str:
    """All of standard.gen.ts: what this release brings, one record a line, so that it is there without a network."""
    lines: dict[str, list[str]] = {"template": [], "limit_table": []}
    for what, id, value in known:
        lines[what].append(json.dumps({"id": id, "value": value}, ensure_ascii=False) + ",")
    head = HEAD.replace("server/domain and server/errors.py", "server/standard")
    made = [head, 'import type { LimitTable, Template } from "../schema.gen";\n']
    for name, shape in (("template", "Template"), ("limit_table", "LimitTable")):
        typed = f"const {name.upper()}S: {{ id: string; value: Partial<{shape}> }}[] ="
        made.append("\n".join([f"export {typed} [", *(f"  {line}" for line in lines[name]), "];", ""]))
    return "\n".join(made)


def roles(known: Iterable[str], abilities: Mapping[str, frozenset[str]]) -> str:
    """All of roles.gen.ts: the roles in their order, and who of them is able to what."""
    known = list(known)
    lines = [f"{name}: {json.dumps([role for role in known if role in who])}," for name, who in abilities.items()]
    return "\n".join(
        [
            HEAD.replace(" and server/errors.py", ""),
            'import type { Role } from "../schema.gen";\n',
            f"export const ROLES: readonly Role[] = {json.dumps(known)};\n",
            f"export type Ability = {' | '.join(map(json.dumps, abilities))};\n",
            _block("const ABILITIES: Record<Ability, readonly Role[]> =", lines, end="};"),
        ]
    )


def described(records: Iterable[type[Record]]) -> dict[str, Any]:
    """The kinds for docs/protocol.md section 9."""
    return {k.name: _described(k) for k in map(kind, records)}


def _described(known: Kind) -> dict[str, Any]:
    fields = {
        name: {
            "policy": known.policy[name].name,
            "type": _type(hint, {}),
            "required": name in known.required,
            "blob": name in known.blobs,
        }
        for name, hint in _hints(known.record).items()
    }
    root = list(known.root) if known.root else None
    return {"fact": known.fact, "root": root, "fields": fields}


def _hints(shape: type) -> dict[str, Any]:
    """Fields and their types, `deleted` last, as a reader expects it."""
    hints = get_type_hints(shape, include_extras=True)
    own = {name: hint for name, hint in hints.items() if get_origin(hint) is not ClassVar}
    return own if "deleted" not in own else own | {"deleted": own.pop("deleted")}


def _named(records: list[type[Record]]) -> dict[Any, str]:
    """Choices that a record's module gives a name to, like Role."""
    modules = [vars(sys.modules[record.__module__]) for record in records]
    return {
        hint: name
        for module in modules
        for name, hint in module.items()
        if get_origin(hint) is Literal and name[0].isupper()
    }


def _shapes(records: list[type[Record]]) -> list[type]:
    """TypedDicts that fields are made of, each once."""
    found: dict[type, None] = {}
    waiting: list[Any] = [hint for record in records for hint in _hints(record).values()]
    for hint in waiting:
        if is_typeddict(hint) and hint not in found:
            found[hint] = None
            waiting.extend(_hints(hint).values())
        elif get_origin(hint) is not Literal:
            waiting.extend(get_args(hint))
    return list(found)


def _interface(shape: type, named: dict[Any, str]) -> str:
    optional = getattr(shape, "__optional_keys__", ())
    lines = [f"{name}{'?' if name in optional else ''}: {_type(hint, named)};" for name, hint in _hints(shape).items()]
    return _block(f"interface {shape.__name__}", lines)


def _alias(name: str, hint: Any) -> str:
    return f"export type {name} = {_type(hint, {})};\n"


def _type(hint: Any, named: dict[Any, str]) -> str:
    """A Python type in TypeScript's words. Raises TypeError for one that has none."""
    args, origin = get_args(hint), get_origin(hint)
    if origin is Annotated:
        return _type(args[0], named)
    if origin is Literal:
        return named.get(hint) or " | ".join(json.dumps(choice) for choice in args)
    if origin in (Union, types.UnionType):
        return " | ".join(_type(arg, named) for arg in args)
    if origin is list:
        inner = _type(args[0], named)
        return f"({inner})[]" if " | " in inner else f"{inner}[]"
    if origin is dict:
        return f"Record<string, {_type(args[1], named)}>"
    if is_typeddict(hint):
        return str(hint.__name__)
    if hint in _PLAIN:
        return _PLAIN[hint]
    raise TypeError(f"no TypeScript type for {hint!r}")


def _facts(known: Kind) -> str:
    root = json.dumps(known.root) if known.root else "null"
    merging = {name: rule.name for name, rule in known.policy.items() if rule.name != "latest"}
    policy = ", ".join(f'{name}: "{rule}"' for name, rule in merging.items())
    policy = f"{{ {policy} }}" if policy else "{}"
    fact, blobs = json.dumps(known.fact), json.dumps(list(known.blobs))
    return f"{{ fact: {fact}, root: {root}, policy: {policy}, blobs: {blobs} }}"


def _year(found: Year) -> str:
    off, work = (json.dumps([d.isoformat() for d in sorted(days)]) for days in (found.off, found.work))
    return f"{{ published: {json.dumps(found.published)}, off: {off}, work: {work} }}"


def _words(said: Sentence) -> str:
    zh, en = (json.dumps(text, ensure_ascii=False) for text in (said.zh, said.en))
    return f"{{ zh: {zh}, en: {en} }}"


def _block(head: str, lines: list[str], end: str = "}") -> str:
    return "\n".join([f"export {head} {{", *(f"  {line}" for line in lines), end, ""])
