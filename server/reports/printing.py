"""A paper made: the job laid out in a folder, printed by one process and signed by the firm in another."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from server.reports.job import PAPER, WORK, Work
from server.rules.envelope import Envelope
from server.rules.sealing import canonical, digest

LONGEST = 120
"""Seconds that one paper may take."""
MOST_PHOTOS = 200 << 20
"""Bytes of photos on one paper; the others are named by their hash."""
KINDS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


class NotPrinted(Exception):
    """There is no paper; the text says why."""


class Means(NamedTuple):
    """Where the fonts lie, and the firm's key."""

    fonts: Path
    keys: Path


def printed(data: dict[str, Any], envelope: Envelope, photos: dict[str, tuple[str, Path]], means: Means) -> bytes:
    """The signed PDF/A-3u of a paper with its envelope attached; blocks. `photos`: hash -> (media type, file).

    Raises NotPrinted.
    """
    with tempfile.TemporaryDirectory(prefix="paper") as name:
        folder = Path(name)
        room, there = MOST_PHOTOS, dict[str, str]()
        for hash, (type, source) in photos.items():
            room -= source.stat().st_size
            there[hash] = _lay(folder, hash, type, source) if room >= 0 else ""
        work = Work(data, there, str(means.fonts))
        (folder / WORK).write_bytes(msgspec.json.encode(work))
        (folder / "report.json").write_bytes(canonical(msgspec.to_builtins(envelope)))
        _run("server.reports.press", str(folder))
        _run("server.reports.pdf_seal", str(folder), str(means.keys), str(data["number"]))
        return (folder / PAPER).read_bytes()


def _lay(folder: Path, hash: str, type: str, source: Path) -> str:
    """A photo beside the job; its name, empty for what no paper shows: another kind, or other bytes than named."""
    kind, plain = KINDS.get(type), source.read_bytes()
    if kind is None or digest(plain) != hash:
        return ""
    file = f"photo-{hash}.{kind}"
    (folder / file).write_bytes(plain)
    return file


def _run(*words: str) -> None:
    command = [sys.executable, "-m", *words]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST, check=False, cwd=_HOME
        )
    except ValueError as error:  # a number with a zero byte in it
        raise NotPrinted(str(error)) from None
    except subprocess.TimeoutExpired:
        raise NotPrinted(f"it took longer than {LONGEST} seconds") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise NotPrinted(said[-1][:500] if said else f"{words[0]} ended with {done.returncode}")


_HOME = Path(__file__).resolve().parents[2]
