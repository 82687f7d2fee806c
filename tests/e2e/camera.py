"""A camera that shows a code: pictures of codes as the film that Chromium takes for its camera."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import zlib
from pathlib import Path
from typing import Any, Literal, NamedTuple

from playwright.sync_api import FilePayload

HERE = Path(__file__).parent
MODULES = HERE.parent.parent / "web" / "node_modules"
WIDTH, HEIGHT = 960, 720
FRAMES = 3
QUIET = 10
"""Modules of white around a code, as stripes need them."""


class Code(NamedTuple):
    """A label: its text (GS1 with brackets) and how it is drawn."""

    text: str
    format: Literal["QRCode", "DataMatrix", "Code128"]
    gs1: bool = False


class Camera:
    """The film is read anew each time that a page opens the camera."""

    def __init__(self, film: Path, codes: list[Code]) -> None:
        self.film = film
        asked = json.dumps([code._asdict() for code in codes])
        done = subprocess.run(
            ["node", str(HERE / "codes.mjs")],
            input=asked,
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"MODULES": str(MODULES)},
        )
        self.drawn: dict[Code, Any] = dict(zip(codes, json.loads(done.stdout), strict=True))
        self.show(None)

    @property
    def flags(self) -> list[str]:
        fake = "--use-fake-device-for-media-stream=fps=10"
        return ["--use-fake-ui-for-media-stream", fake, f"--use-file-for-fake-video-capture={self.film}"]

    def show(self, code: Code | None) -> None:
        """What the camera sees from its next opening on; None: a grey wall."""
        light = _wall() if code is None else _hung(self.drawn[code])
        colours = bytes([128]) * (WIDTH * HEIGHT // 2)
        frame = b"FRAME\n" + light + colours
        self.film.write_bytes(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode() + frame * FRAMES)


def png(camera: Camera, code: Code) -> FilePayload:
    """The same picture as somebody's photo."""
    light = _hung(camera.drawn[code])
    rows = b"".join(b"\0" + light[y * WIDTH : (y + 1) * WIDTH] for y in range(HEIGHT))
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    body = b"".join(struct.pack(">I", len(b)) + n + b + struct.pack(">I", zlib.crc32(n + b)) for n, b in parts)
    return {"name": "label.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + body}


def _wall() -> bytes:
    return bytes([170]) * (WIDTH * HEIGHT)


def _hung(drawn: Any) -> bytes:
    """The code on white paper in the middle of the wall, as large as half of it allows."""
    wide, high = drawn["width"], drawn["height"]
    size = max(1, min(WIDTH // (wide + 2 * QUIET), HEIGHT // 2 // high))
    left, top = (WIDTH - wide * size) // 2, (HEIGHT - high * size) // 2
    margin = min(QUIET * size, top, left)
    paper = bytearray(_wall())
    blank = bytes([235]) * (wide * size + 2 * margin)
    for y in range(top - margin, top + high * size + margin):
        paper[y * WIDTH + left - margin : y * WIDTH + left - margin + len(blank)] = blank
    for row in range(high):
        bits = drawn["dark"][row * wide : (row + 1) * wide]
        line = b"".join(bytes([30 if bit == "1" else 235]) * size for bit in bits)
        for y in range(top + row * size, top + (row + 1) * size):
            paper[y * WIDTH + left : y * WIDTH + left + len(line)] = line
    return bytes(paper)
