"""The small part of XPath that a checklist can express: bounds of a number, and what another answer must be."""

import re

_NUMBER = r"(-?\d+(?:\.\d+)?)"
_BOUND = re.compile(rf"^\.\s*(>=|<=|>|<)\s*{_NUMBER}$")
_TURNED = re.compile(rf"^{_NUMBER}\s*(>=|<=|>|<)\s*\.$")
_MIRROR = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}
_IS = re.compile(r"""^\$\{\s*([\w.-]+)\s*\}\s*=\s*(['"])(.*?)\2$""")
_SELECTED = re.compile(r"""^selected\(\s*\$\{\s*([\w.-]+)\s*\}\s*,\s*(['"])(.*?)\2\s*\)$""")
LONGEST = 2000
Bounds = dict[str, float]


def bounds(constraint: str) -> tuple[Bounds, bool] | None:
    """`. >= 1 and . < 5` as ({min, max}, whether a bound was exclusive); None for what cannot be expressed."""
    found: Bounds = {}
    open_ended = False
    for part in _parts(constraint, "and"):
        plain, turned = _BOUND.match(part), _TURNED.match(part)
        if plain:
            sign, number = plain[1], float(plain[2])
        elif turned:
            sign, number = _MIRROR[turned[2]], float(turned[1])
        else:
            return None
        side = "min" if sign[0] == ">" else "max"
        narrower = max if side == "min" else min
        found[side] = narrower(number, found.get(side, number))
        open_ended = open_ended or "=" not in sign
    return (found, open_ended) if found else None


def shown_when(relevant: str) -> dict[str, list[str]] | None:
    """`${a} = 'x' and (${b} = 'y' or ${b} = 'z')` as {a: [x], b: [y, z]}; None for what cannot be expressed."""
    found: dict[str, list[str]] = {}
    for part in _parts(relevant, "and"):
        one = _one_of(part)
        if one is None or one[0] in found:
            return None
        found[one[0]] = one[1]
    return found or None


def _one_of(text: str) -> tuple[str, list[str]] | None:
    names, values = set(), []
    for part in _parts(_bare(text), "or"):
        found = _IS.match(_bare(part)) or _SELECTED.match(_bare(part))
        if found is None:
            return None
        names.add(found[1])
        values.append(found[3])
    return (names.pop(), values) if len(names) == 1 else None


def _parts(text: str, word: str) -> list[str]:
    """Split at a word that stands outside of brackets and quotes."""
    parts, depth, quote, start = [], 0, "", 0
    text = text[:LONGEST]
    for match in re.finditer(rf"""['"()]|\s{word}\s""", text, re.IGNORECASE):
        sign = match[0]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif depth == 0:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]


def _bare(text: str) -> str:
    """Without brackets around the whole of it."""
    while text.startswith("(") and text.endswith(")") and _closes_last(text):
        text = text[1:-1].strip()
    return text


def _closes_last(text: str) -> bool:
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return place == len(text) - 1
    return False
