"""The files of the built app in memory: named by their content, packed when first asked for."""

import gzip
import hashlib
import mimetypes
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import brotli

mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("application/wasm", ".wasm")
PACKED = ("text/", "application/json", "application/manifest+json", "application/wasm", "image/svg+xml")
NOT_BUILT = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>守诺 Kept</title>
<body><h1>守诺 Kept</h1>
<p>服务器已启动，但应用还没有构建。请在项目目录运行 <code>make run</code>。</p>
<p>The server runs, but the app is not built yet. Run <code>make run</code> in the project's folder.</p>
</body></html>
"""


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda plain: brotli.compress(plain, quality=9),
    "gzip": lambda plain: gzip.compress(plain, 9, mtime=0),
}
"""Content-Encoding -> what makes it; the better one first."""


class Page:
    """One file, in every form in which it may be asked for."""

    def __init__(self, type: str, plain: bytes) -> None:
        self.type, self.plain = type, plain
        self.etag = f'"{hashlib.sha256(plain).hexdigest()[:20]}"'
        self._packed: dict[str, bytes] = {}

    def body(self, readable: Iterable[str]) -> tuple[bytes, str | None]:
        """The bytes for somebody who reads these encodings, and which it is; the work is done once for each."""
        encoding = next((one for one in PACKERS if one in readable), None)
        if encoding is None or not self.type.startswith(PACKED):
            return self.plain, None
        if encoding not in self._packed:
            self._packed[encoding] = PACKERS[encoding](self.plain)
        return self._packed[encoding], encoding


def load(root: Path) -> dict[str, Page]:
    """All files below a folder by their address; a page that says what to do when there are none."""
    pages = {"/" + path.relative_to(root).as_posix(): _page(path.name, plain) for path, plain in _files(root)}
    pages["/"] = pages.get("/index.html") or _page("index.html", NOT_BUILT.encode())
    return pages


def _files(root: Path) -> list[tuple[Path, bytes]]:
    """Paths and contents. Where a build is under way, its end is awaited for a moment; it writes the worker last."""
    found: list[tuple[Path, bytes]] = []
    for _ in range(20 if root.exists() else 0):
        try:
            found = [(path, path.read_bytes()) for path in sorted(root.rglob("*")) if path.is_file()]
        except FileNotFoundError:
            found = []
        if {"index.html", "sw.js"} <= {path.name for path, _ in found}:
            break
        time.sleep(0.1)
    return found


def fingerprint(pages: dict[str, Page]) -> str:
    """Which build this is: 10 characters that change with any of its files."""
    text = "".join(f"{path}{page.etag}" for path, page in sorted(pages.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def _page(name: str, plain: bytes) -> Page:
    return Page(mimetypes.guess_type(name)[0] or "application/octet-stream", plain)
