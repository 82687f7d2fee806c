"""One report in one language: its words, whose name is whose, which of two wordings, which number a photo has."""

from __future__ import annotations

from typing import Any, Literal

from server.reports.words import STAND_INS, UNITS, WORDS
from server.rules.moments import moment
from server.rules.report import Item, Limits, Photo, Report, Side

Lang = Literal["zh", "en"]


class Tongue:
    def __init__(self, report: Report, lang: Lang) -> None:
        self.report, self.lang = report, lang
        self.pictures = list(report.pictures())
        self._numbers = {photo.id: n for n, photo in enumerate(self.pictures, 1)}

    def __call__(self, name: str, /, **facts: object) -> str:
        """The words of this name; the name itself where there are none, so that nothing is lost."""
        found = WORDS.get(name)
        return self.either(*found).format(**facts) if found else name.partition("_")[2] or name

    def either(self, zh: str, en: str) -> str:
        """The one of two wordings; the other where it is missing."""
        return (zh or en) if self.lang == "zh" else (en or zh)

    def names(self, found: Any) -> str:
        return self.either(found.zh, found.en) if found is not None else ""

    def person(self, id: str) -> str:
        found = self.report.name_of(id)
        return (self.lang == "en" and found.name_en) or found.name or id

    def at(self, at: int | None) -> str:
        return "" if at is None else moment(at)

    def pairs(self, *facts: tuple[str, str]) -> list[list[str]]:
        """What was said, each with its label."""
        return [[self(name), said] for name, said in facts if said]

    def see(self, photos: list[Photo]) -> str:
        return self("see_photo", n=", ".join(str(self._numbers[photo.id]) for photo in photos)) if photos else ""

    def answer(self, said: Item | Side) -> str:
        """What was chosen or measured; what is only passed or failed is said by its outcome."""
        if said.chosen is not None:
            return self.names(said.chosen)
        return "" if said.raw in ("", said.outcome) else self.with_unit(said.raw, said.unit)

    def outcome(self, said: Item | Side) -> str:
        return self(f"outcome_{said.outcome}") if said.outcome else ""

    def special(self, said: Item | Side) -> str:
        """By which special case it was judged; a case that the firm no longer has, by its id."""
        case = said.special
        return self("special", why=self.names(case) or case.id) if case else ""

    def limits(self, limits: Limits | None, unit: str) -> str:
        """`−4 to 4 HU`; "not below nought" is what a counter is, not a limit worth words."""
        low, high = (limits.min, limits.max) if limits else (None, None)
        if low is not None and high is not None:
            return self.with_unit(self("between", min=_number(low), max=_number(high)), unit)
        if high is not None:
            return self.with_unit(self("at_most", n=_number(high)), unit)
        return self.with_unit(self("at_least", n=_number(low)), unit) if low else ""

    def with_unit(self, text: str, unit: str) -> str:
        return f"{text} {self.either(*UNITS.get(unit, (unit, unit)))}".rstrip()

    def worded(self, data: Any) -> Any:
        """The same with what stands in for redacted words said in words."""
        if isinstance(data, str):
            for mark in STAND_INS:
                data = data.replace(mark, self("redacted"))
            return data
        if isinstance(data, dict):
            return {name: self.worded(inner) for name, inner in data.items()}
        return [self.worded(inner) for inner in data] if isinstance(data, list) else data


def _number(n: float) -> str:
    """With a real minus, so that −4 to 4 reads as a range."""
    return f"{n:.10g}".replace("-", "−")
