"""A paper made: the job laid out in a folder, printed by a process of its own, signed by the firm."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from server.reports.press import PAPER, WORK, Work
from server.rules.envelope import Envelope
from server.rules.sealing import canonical, digest

LONGEST = 120
"""Seconds that one paper may take."""
KINDS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


class NotPrinted(Exception):
    """There is no paper; the text says why."""


def printed(data: dict[str, Any], envelope: Envelope, photos: dict[str, tuple[str, Path]], fonts: Path) -> bytes:
    """The PDF/A-3u of a paper with its envelope attached; blocks. `photos`: hash -> (media type, file).

    Raises NotPrinted.
    """
    with tempfile.TemporaryDirectory(prefix="paper") as name:
        folder = Path(name)
        there = {hash: _lay(folder, hash, type, source) for hash, (type, source) in photos.items()}
        work = Work(data, there, str(fonts))
        (folder / WORK).write_bytes(msgspec.json.encode(work))
        (folder / "report.json").write_bytes(canonical(msgspec.to_builtins(envelope)))
        _run(folder)
        return (folder / PAPER).read_bytes()


def _lay(folder: Path, hash: str, type: str, source: Path) -> str:
    """A photo beside the job; its name, empty for what no paper shows: another kind, or other bytes than named."""
    kind, plain = KINDS.get(type), source.read_bytes()
    if kind is None or digest(plain) != hash:
        return ""
    file = f"photo-{hash}.{kind}"
    (folder / file).write_bytes(plain)
    return file


def _run(folder: Path) -> None:
    command = [sys.executable, "-m", "server.reports.press", str(folder)]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST, check=False, cwd=_HOME
        )
    except subprocess.TimeoutExpired:
        raise NotPrinted(f"it took longer than {LONGEST} seconds") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise NotPrinted(said[-1][:500] if said else f"the press ended with {done.returncode}")


_HOME = Path(__file__).resolve().parents[2]
