"""On which windows, in which language and light the pictures are taken."""

from typing import Literal, NamedTuple


class Variant(NamedTuple):
    """`letters`: size of the root font in per cent, as a person with weak eyes sets it."""

    size: Literal["phone", "tablet", "desktop"]
    lang: Literal["zh", "en"]
    light: Literal["light", "dark"]
    letters: int = 100

    @property
    def name(self) -> str:
        big = f"-{self.letters}%" if self.letters != 100 else ""
        return f"{self.size}-{self.lang}-{self.light}{big}"


WINDOWS = {"phone": (360, 740), "tablet": (820, 1180), "desktop": (1280, 800)}

VARIANTS = (
    Variant("phone", "zh", "light"),
    Variant("phone", "en", "dark"),
    Variant("tablet", "zh", "dark"),
    Variant("tablet", "en", "light"),
    Variant("desktop", "zh", "light"),
    Variant("desktop", "en", "dark"),
    Variant("phone", "zh", "dark", 200),
    Variant("phone", "en", "light", 200),
)
