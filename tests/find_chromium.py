"""Finds a Chromium for the browser tests, installs one where there is none, and prints its path."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def chromium() -> str:
    """Path of a Chromium that runs here: CHROMIUM, one on PATH, from apt, or Playwright's own."""
    path = named() or on_path() or from_apt() or from_playwright()
    if not path:
        sys.exit("No Chromium: install one and set CHROMIUM to its path.")
    return path


def named() -> str | None:
    path = os.environ.get("CHROMIUM")
    if path and not shutil.which(path):
        sys.exit(f"CHROMIUM is {path}, and nothing runs there.")
    return path


def on_path() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)


def from_apt() -> str | None:
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    say("Chromium is missing: installing it with apt")
    run_apt("update")
    run_apt("install", "-y", "chromium", "fonts-noto-cjk")
    return on_path()


def run_apt(*words: str) -> None:
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", *words]
    subprocess.run(command, env=quietly, stdout=subprocess.DEVNULL, check=False)


def from_playwright() -> str | None:
    """Playwright's download, made once and found again."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as browsers:
        path = browsers.chromium.executable_path
    if not Path(path).exists():
        say("Chromium is missing: downloading Playwright's")
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return path if Path(path).exists() else None


def warn_without_chinese() -> None:
    """Pictures of screens are boxes without a Chinese font; the tests themselves do not mind."""
    if not shutil.which("fc-list"):
        return
    fonts = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    if not fonts.stdout.strip():
        say("No Chinese font here: pictures of screens will show boxes (Debian: fonts-noto-cjk)")


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


if __name__ == "__main__":
    print(chromium())
    warn_without_chinese()
