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


def build(folder: Path, version: str) -> Path:
    """The folder of the built app, to be served with KEPT_WEB. Raises RuntimeError with the builder's words."""
    folder.mkdir(parents=True)
    for name in SOURCES:
        copy = shutil.copytree if (WEB / name).is_dir() else shutil.copy
        copy(WEB / name, folder / name)
    (folder / "node_modules").symlink_to(WEB / "node_modules")
    package = json.loads((WEB / "package.json").read_text("utf-8")) | {"version": version}
    (folder / "package.json").write_text(json.dumps(package), "utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    env, words = os.environ | {"PATH": path}, ["node", "build.mjs"]
    made = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)
    if made.returncode:
        raise RuntimeError("the app does not build: " + made.stderr)
    return folder / "dist"
