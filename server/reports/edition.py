"""One edition of a report's paper: in a language, with what is known of it now; the same things give the same file."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec

from server.reports import paper, printing
from server.reports.firm_key import FirmKey
from server.reports.job import TEMPLATE
from server.reports.paper import Around
from server.reports.printing import Means
from server.reports.reading import Read
from server.reports.tongue import Lang
from server.rules.envelope import Envelope
from server.rules.report import Report
from server.rules.sealing import write_code


class Edition(msgspec.Struct, frozen=True):
    """`photos`: hash -> media type and file of those that are here."""

    report: Report
    envelope: Envelope
    around: Around
    lang: Lang
    photos: dict[str, tuple[str, Path]]

    @property
    def name(self) -> str:
        """Of the file: changes with everything that the paper shows."""
        said = [self.envelope, self.around, self.lang, sorted(self.photos), TEMPLATE.read_text("utf-8")]
        digest = sha256(msgspec.json.encode(said, order="sorted")).hexdigest()
        return f"{self.lang}-{digest[:40]}.pdf"

    def make(self, means: Means) -> bytes:
        """The PDF, signed by the firm; blocks. Raises printing.NotPrinted."""
        data = paper.paper(self.report, self.envelope, self.around, self.lang)
        return printing.printed(data, self.envelope, self.photos, means)


def of(read: Read, firm: FirmKey, address: str, lang: str, photos: dict[str, tuple[str, Path]]) -> Edition | None:
    """The edition of a report that can be read; `lang` empty: the one it was signed in."""
    report = read.verification.report
    if report is None or read.envelope is None:
        return None
    code = f"{address}/verify/{write_code(read.sealed.code)}"
    around = Around(read.verification.state, read.around.amended_by is not None, code, firm.certificate.id)
    chosen: Lang = "zh" if (lang or report.lang) == "zh" else "en"
    return Edition(report, read.envelope, around, chosen, photos)
