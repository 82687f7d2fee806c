"""One paper printed: `python -m server.reports.press FOLDER` makes `paper.pdf` there. A process of its own, bounded.

What typst is asked to print comes from outside; so it runs apart from the server, with a bound on memory, and can be
ended when it takes too long. Nothing is loaded here but what printing needs.
"""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path
from typing import Any

import msgspec
import typst

from server.reports.glyphs import NoFonts, Showing, coverage, folders
from server.reports.job import MAIN, PAPER, TEMPLATE, WORK, Work

MEMORY = 3 << 30
"""Bytes of address space; a paper of 40 photos takes a tenth of it."""
_LACKS = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def main(folder: Path) -> int:
    """0, or 1 with a sentence on standard error."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        pdf = Press(folder).print()
    except (NoFonts, typst.TypstError) as error:
        print(str(error)[:500], file=sys.stderr)
        return 1
    (folder / PAPER).write_bytes(pdf)
    return 0


class Press:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.work = work = msgspec.json.decode((folder / WORK).read_bytes(), type=Work)
        root = Path(work.fonts)
        self.fonts = typst.Fonts(False, False, [str(folder) for folder in folders(root)])
        self.showing = Showing(coverage(root))
        self.broken: set[str] = set()

    def print(self) -> bytes:
        """The PDF/A-3u. A character or a photo that typst cannot show is replaced, and said; raises TypstError."""
        for _ in range(20):
            try:
                self.set()
                return self._compile()
            except typst.TypstError as error:
                if not self._mended(str(error)):
                    raise
        raise NoFonts("too many characters that the fonts do not show")

    def set(self) -> None:
        """Template and data into the folder."""
        given = self.work.data
        data = self.showing.tree(given)
        data |= {"qr": given["qr"], "replaced": self.showing.said()}
        for shown, one in zip(data["signatures"], given["signatures"], strict=True):
            shown["ink"] = one["ink"]
        for shown, one in zip(data["photos"], given["photos"], strict=True):
            self._place(shown, one["hash"])
        (self.folder / "data.json").write_bytes(msgspec.json.encode(data))
        (self.folder / MAIN).write_bytes(TEMPLATE.read_bytes())

    def _place(self, shown: dict[str, Any], hash: str) -> None:
        """Say in which file a photo lies, or why it is not shown."""
        broken = hash in self.broken or self.work.photos.get(hash) == ""
        shown["path"] = None if broken else self.work.photos.get(hash)
        shown["why"] = shown["whys"]["broken" if broken else "missing"]

    def _compile(self) -> bytes:
        pdf: bytes = typst.compile(
            str(self.folder / MAIN), format="pdf", root=str(self.folder), font_paths=self.fonts,
            ignore_system_fonts=True, pdf_standards=["a-3u"],
        )  # fmt: skip
        return pdf

    def _mended(self, wrong: str) -> bool:
        """Whether what typst could not show will have a stand-in next time."""
        lacks = _LACKS.search(wrong)
        if lacks:
            text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), lacks[1])
            for char in text:
                self.showing.refuse(char)
            return True
        found = {hash for hash in self.work.photos if hash not in self.broken and not self._shows(hash)}
        self.broken |= found
        return bool(found)

    def _shows(self, hash: str) -> bool:
        alone = self.folder / "alone.typ"
        alone.write_text(f'#image("{self.work.photos[hash]}")')
        try:
            typst.compile(str(alone), format="pdf", root=str(self.folder), font_paths=self.fonts)
        except typst.TypstError:
            return False
        return True


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
