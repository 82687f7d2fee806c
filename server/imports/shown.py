"""What a workbook's cells show and their values do not say: zeros that a number format puts in front, and errors."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.parsers import expat

from server.errors import Problem

ERROR, UNCLEAR = "error_cell", "unclear_format"
LONGEST = 255
_PARTS = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[([^\]]*)\]|([0#?])|([-+/():~ \w—–年月日号]|[^\x00-\x7f])', re.ASCII)
"""Of a format's first section: quoted, escaped, padding, in brackets, a digit's place, a plain sign."""
_AT = re.compile(r"([A-Z]+)(\d+)")
At = tuple[int, int]


class Shown(NamedTuple):
    """(row from 1, column from 0) -> the text that a number shows, or a code for what cannot be read."""

    texts: dict[At, str]
    flaws: dict[At, str]


def shown(content: bytes, sheet: str) -> Shown:
    """Of the sheet of that name. The zip was judged before (zipped.py). Raises Problem `unreadable_file`."""
    found = Shown({}, {})
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            path, formats = _path(archive, sheet), _formats(archive)
            if path:
                for at, value, style, is_error in _Cells(archive, path, formats).heard:
                    _take(found, at, value, formats.get(style, ""), is_error)
    except (zipfile.BadZipFile, ET.ParseError, expat.ExpatError, KeyError, ValueError, OSError):
        raise Problem("unreadable_file", detail="not_xlsx") from None
    return found


def as_shown(number: str, code: str) -> str | None:
    """`123` by `000000` is `000123`; None where the number is as good as what is shown. Raises ValueError: unclear."""
    if len(code) > LONGEST:
        raise ValueError("no spreadsheet writes such a format")
    section = re.match(r'(?:"[^"]*"|\\.|[^;])*', code)
    parts = _split(section[0] if section else "")
    if not parts or not any(kind for kind, _ in parts):
        return None
    digits = list(number.lstrip("0"))
    text: list[str] = []
    places = sum(kind != "" for kind, _ in parts)
    for kind, literal in reversed(parts):
        if not kind:
            text.append(literal)
            continue
        places -= 1
        text.append(digits.pop() if digits else "0" if kind == "0" else " " if kind == "?" else "")
        if not places:
            text += reversed(digits)
    made = "".join(reversed(text)).strip()
    return made if made != number else None


@cache
def _split(section: str) -> list[tuple[str, str]] | None:
    """(kind of digit's place or "", literal); None for what is a day, a fraction, a share or has thousands."""
    parts: list[tuple[str, str]] = []
    at = 0
    while at < len(section):
        found = _PARTS.match(section, at)
        if not found:
            return None
        quoted, escaped, bracket, digit, sign = found.groups()
        if bracket and bracket[0] in "<>=":
            raise ValueError("a condition")
        if sign and sign.isascii() and sign.isalpha():
            return None
        parts += [(digit or "", quoted or escaped or sign or "")]
        at = found.end()
    return parts


def _take(found: Shown, at: At, value: str, code: str, is_error: bool) -> None:
    if is_error:
        found.flaws[at] = ERROR
        return
    if not code:
        return
    number = float(value)
    if number < 0 or not number.is_integer():
        return
    try:
        text = as_shown(str(int(number)), code)
    except ValueError:
        found.flaws[at] = UNCLEAR
    else:
        if text is not None:
            found.texts[at] = text


def _path(archive: zipfile.ZipFile, sheet: str) -> str | None:
    book = ET.fromstring(archive.read("xl/workbook.xml"))
    ids = [v for one in book.iterfind(".//{*}sheet[@name]") if one.get("name") == sheet for v in _relations(one)]
    links = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    for link in links:
        if link.get("Id") in ids:
            return posixpath.normpath(posixpath.join("/xl", link.get("Target", "")))[1:]
    return None


def _relations(element: ET.Element) -> list[str]:
    return [value for name, value in element.items() if name.endswith("}id")]


def _formats(archive: zipfile.ZipFile) -> dict[str, str]:
    """Style of a cell -> its number format. The built-in ones put no zeros in front, so only a book's own count."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    styles = ET.fromstring(archive.read("xl/styles.xml"))
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iterfind("{*}numFmts/{*}numFmt")}
    kinds = [one.get("numFmtId") for one in styles.iterfind("{*}cellXfs/{*}xf")]
    return {str(i): own[kind] for i, kind in enumerate(kinds) if kind in own}


class _Cells:
    """Hears a sheet: ((row, column), value, style, whether an error) of each cell that has a format or an error."""

    def __init__(self, archive: zipfile.ZipFile, path: str, formats: Mapping[str, str]) -> None:
        self.heard: list[tuple[At, str, str, bool]] = []
        self._row, self._column = 0, -1
        self._formats, self._counts, self._wanted = formats, False, ("", False)
        self._value: list[str] = []
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.StartElementHandler = self._begins
        self._parser.EndElementHandler = self._ends
        self._parser.buffer_text = True
        with archive.open(path) as file:
            self._parser.ParseFile(file)

    def _begins(self, tag: str, said: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == "c":
            self._step(said.get("r"))
            kind, style = said.get("t", "n"), said.get("s", "0")
            self._counts = kind == "e" or (kind == "n" and style in self._formats)
            self._wanted = (style, kind == "e")
        elif name == "v" and self._counts:
            self._value = []
            self._parser.CharacterDataHandler = self._value.append
        elif name == "row":
            self._row, self._column = int(said.get("r", self._row + 1)), -1

    def _step(self, at: str | None) -> None:
        """To the cell of this name, whatever its row says; without one to the next."""
        if at:
            self._row, self._column = _place(at)
        else:
            self._column += 1

    def _ends(self, tag: str) -> None:
        if self._counts and tag.endswith("}v"):
            self._parser.CharacterDataHandler, self._counts = None, False
            if self._value:
                self.heard.append(((self._row, self._column), "".join(self._value).strip(), *self._wanted))


def _place(at: str) -> At:
    found = _AT.fullmatch(at)
    if not found:
        raise ValueError(at)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column - 1
