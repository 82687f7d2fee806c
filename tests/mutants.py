"""A mechanism taken out of a copy of the tree: the tests that hold it must go red there (docs/survives.md)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
WHOLE = ("sync", "server", "tests", "pyproject.toml", "web")
LEFT = shutil.ignore_patterns("__pycache__", "node_modules", "dist", ".tests")
PATIENCE = 420
CORE = " ".join(f"tests/sync/test_{name}.py" for name in ("exchange", "restored", "policies", "place", "durability"))


class Mutant(NamedTuple):
    """A mechanism (file and text), what stands in its place, and the tests of which one must fail."""

    file: str
    old: str
    new: str
    tests: str = CORE
    named: str = ""
    """Of a test file of the web client: only the tests with these words in their name."""


def copy_tree(folder: Path) -> Path:
    """The tree that is broken and mended again."""
    for name in WHOLE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=LEFT)
        else:
            shutil.copy(source, folder / name)
    (folder / "web" / "node_modules").symlink_to((ROOT / "web" / "node_modules").resolve())
    return folder


def survives(copy: Path, mutant: Mutant) -> str:
    """What the tests said when none of them noticed; nothing when one went red."""
    path = copy / mutant.file
    whole = path.read_text("utf-8")
    assert mutant.old in whole, f"{mutant.file} no longer says {mutant.old!r}"
    path.write_text(whole.replace(mutant.old, mutant.new), "utf-8")
    try:
        done = _run(copy, mutant)
    finally:
        path.write_text(whole, "utf-8")
    said = done.stdout[-3000:] + done.stderr[-1000:]
    # A tree that no longer builds or starts shows nothing about the test.
    assert not re.search(r"\b\d+ errors?\b", done.stdout[-300:]), f"it broke otherwise: {said}"
    return "" if done.returncode == 1 else said or f"exit {done.returncode}"


def _run(copy: Path, mutant: Mutant) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "pytest", "-q", "-x", "--no-header", "-p", "no:cacheprovider"]
    env = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "KEPT_NAMED": mutant.named}
    return subprocess.run(
        [*words, *mutant.tests.split()],
        cwd=copy,
        env=env,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def must_go_red(copy: Path, mutant: Mutant) -> None:
    if said := survives(copy, mutant):
        pytest.fail(f"nothing noticed: {said}")
