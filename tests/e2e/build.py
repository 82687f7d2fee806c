"""Builds the app from its sources into a folder of its own, so that a test can serve another version of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parents[2] / "web"
SOURCES = ("src", "public", "index.html", "guest.html", "build.mjs", "package-lock.json")


def build(folder: Path, version: str, web: Path = WEB) -> Path:
    """The folder of the built app, to be served with KEPT_WEB. Raises RuntimeError with the builder's words."""
    folder.mkdir(parents=True)
    for name in (name for name in SOURCES if (web / name).exists()):
        copy = shutil.copytree if (web / name).is_dir() else shutil.copy
        copy(web / name, folder / name)
    (folder / "node_modules").symlink_to(WEB / "node_modules")
    package = json.loads((web / "package.json").read_text("utf-8")) | {"version": version}
    (folder / "package.json").write_text(json.dumps(package), "utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    env, words = os.environ | {"PATH": path}, ["node", "build.mjs"]
    made = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)
    if made.returncode:
        raise RuntimeError("the app does not build: " + made.stderr)
    return folder / "dist"


def older(folder: Path, commit: str) -> Path:
    """The web sources as they were at a commit. Raises LookupError where the project's history is not at hand."""
    folder.mkdir(parents=True)
    asked = ["git", "-C", str(WEB.parent), "archive", commit, "web"]
    packed = subprocess.run(asked, capture_output=True, check=False)
    if packed.returncode:
        raise LookupError(packed.stderr.decode().strip())
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed.stdout, check=True)
    return folder / "web"
