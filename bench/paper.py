"""A report on paper: processor time, memory and bytes of one PDF, without photos and with forty."""

from __future__ import annotations

import os
import resource
from pathlib import Path

from bench.figures import Figure
from tests.reports.bench import Desk, png
from tests.reports.maker import Json, document, photo

PHOTOS, SIDE = 40, 400
"""Of noise, each as many bytes as a phone's photo."""


def papers(folder: Path) -> list[Figure]:
    """A CT's maintenance of 36 lines, in Chinese; then the same with photos."""
    desk = Desk(folder)
    figures = _one(desk, document(), {}, "CT maintenance")
    files: dict[str, tuple[str, Path]] = {}
    named: list[Json] = []
    for n in range(PHOTOS):
        plain = png(side=SIDE, noise=os.urandom(SIDE * SIDE * 3))
        named.append(photo(plain))
        place = folder / f"{n}.png"
        place.write_bytes(plain)
        files[named[-1]["hash"]] = ("image/png", place)
    return figures + _one(desk, document(photos=named), files, f"the same with {PHOTOS} photos")


def _one(desk: Desk, made: Json, photos: dict[str, tuple[str, Path]], what: str) -> list[Figure]:
    desk.pdf(document())  # what is loaded once is not this paper's
    began = _used()
    pdf = desk.pdf(made, photos=photos)
    return [
        Figure("paper", f"{what}: processor", _used() - began, "s", "paper s"),
        Figure("paper", "  bytes", len(pdf) / 1000, "kB", "paper kB" if not photos else ""),
        Figure("paper", "  most memory of the press so far", _memory(), "MB", "paper MB"),
    ]


def _used() -> float:
    """Processor seconds of this process and of the presses that ended."""
    own, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
