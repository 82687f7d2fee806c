"""Names that a list gives to contracts and classes, against those in use: one contract never gets two spellings."""

from __future__ import annotations

from collections.abc import Mapping

from server.imports.cells import CLASS_ZH, plain

Names = Mapping[str, set[str]]
"""Field -> names in use."""


def named(field: str, text: str, known: Names, said: Mapping[str, str]) -> tuple[str, bool]:
    """(name to write, whether nobody has used it yet). `said`: what the person maps an unknown name to."""
    in_use = known.get(field, set()) | (CLASS_ZH.keys() if field == "device_class" else set())
    if text in in_use:
        return text, False
    alike = sorted(name for name in in_use if _bare(name) == _bare(text))
    if alike:
        return alike[0], False
    answer = said.get(text, "")
    return (answer if answer in in_use else text), True


def _bare(name: str) -> str:
    return "".join(plain(name).split())
