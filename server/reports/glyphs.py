"""Which characters the fonts of the paper can show; the others get a stand-in that is seen and said, never lost."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FAMILIES = ("noto-sans-sc", "noto-sans-tc")
WEIGHTS = ("400Regular", "700Bold")
_LONG = re.compile(r"[!-~\u00a1-\u02af]{25,}")
_BREAK = "\u200b"
"""Where a long word may be broken; it has no width and nothing to show."""
_PASSES = frozenset("\n")
_NEVER = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of characters that show nothing, or turn around what stands beside them."""


class NoFonts(Exception):
    """The folder of fonts lacks a file; the text says which and what to do."""


def folders(root: Path) -> list[Path]:
    """Where typst finds the fonts. Raises NoFonts."""
    found = [root / family / weight for family in FAMILIES for weight in WEIGHTS]
    for folder in found:
        if not list(folder.glob("*.ttf")):
            raise NoFonts(f"there is no font in {folder}: run `npm ci` in web/, or set KEPT_FONTS")
    return found


def coverage(root: Path) -> frozenset[int]:
    """The characters that both weights of one family can show."""
    shown: set[int] = set()
    for family in FAMILIES:
        weights = [_characters(next((root / family / w).glob("*.ttf")).read_bytes()) for w in WEIGHTS]
        shown |= weights[0] & weights[1]
    return frozenset(shown)


class Showing:
    """Texts made ready for the paper. `missing` collects what got a stand-in."""

    def __init__(self, shown: frozenset[int]) -> None:
        self._shown = shown
        self.missing: set[str] = set()

    def tree(self, value: Any) -> Any:
        """A JSON value with all its texts ready."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.tree(inner) for inner in value]
        if isinstance(value, dict):
            return {name: self.tree(inner) for name, inner in value.items()}
        return value

    def text(self, text: str) -> str:
        plain = text.replace("\r\n", "\n").replace("\t", "    ")
        if not plain.isascii() or not plain.isprintable():
            plain = "".join(self._one(char) for char in plain)
        return _LONG.sub(lambda word: _broken(word[0]), plain)

    def refuse(self, char: str) -> None:
        """typst itself could not show it: the next time it gets a stand-in too."""
        self._shown -= {ord(char)}

    def _one(self, char: str) -> str:
        if char in _PASSES:
            return char
        if ord(char) in self._shown and unicodedata.category(char) not in _NEVER:
            return char
        self.missing.add(char)
        return f"〔U+{ord(char):04X}〕"

    def said(self) -> list[str]:
        """Each stand-in with the name of what it stands for."""
        return [f"U+{ord(c):04X} {unicodedata.name(c, '').title()}".rstrip() for c in sorted(self.missing)]


def _broken(word: str) -> str:
    return _BREAK.join(word[i : i + 20] for i in range(0, len(word), 20))


def _characters(font: bytes) -> set[int]:
    """The characters of a TrueType font, from the widest table in its cmap."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {font[12 + 16 * i : 16 + 16 * i]: struct.unpack_from(">I", font, 20 + 16 * i)[0] for i in range(count)}
    at = tables[b"cmap"]
    found: set[int] = set()
    for i in range(struct.unpack_from(">H", font, at + 2)[0]):
        table = at + struct.unpack_from(">I", font, at + 8 + 8 * i)[0]
        if struct.unpack_from(">H", font, table)[0] == 12:
            found.update(_groups(font, table))
    return found


def _groups(font: bytes, table: int) -> Iterator[int]:
    for i in range(struct.unpack_from(">I", font, table + 12)[0]):
        first, last, glyph = struct.unpack_from(">III", font, table + 16 + 12 * i)
        yield from (range(first, last + 1) if glyph else range(first + 1, last + 1))
