"""Papers made before, as files: a cache that is bounded, and may be thrown away."""

from __future__ import annotations

import os
from pathlib import Path

MOST = 1 << 30
"""Bytes on the shelf; the ones not asked for the longest go first."""


def find(folder: Path, name: str) -> Path | None:
    """The paper of this name, and that it was asked for now."""
    place = folder / name
    if not place.exists():
        return None
    os.utime(place)
    return place


def keep(folder: Path, name: str, paper: bytes, most: int = MOST) -> Path:
    """Put a paper there; it appears whole. What no longer fits goes."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = folder / f"{name}.part"
    part.write_bytes(paper)
    place = part.replace(folder / name)
    _prune(folder, place, most)
    return place


def clear(folder: Path) -> None:
    for paper in folder.glob("*.pdf"):
        paper.unlink(missing_ok=True)


def _prune(folder: Path, newest: Path, most: int) -> None:
    found = sorted(
        ((p.stat().st_mtime, p.stat().st_size, p) for p in folder.glob("*.pdf") if p != newest), reverse=True
    )
    room = most - newest.stat().st_size
    for _, size, path in found:
        room -= size
        if room < 0:
            path.unlink(missing_ok=True)
