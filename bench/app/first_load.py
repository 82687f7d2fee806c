"""How much script and style the first screen needs over the network."""

import gzip
import re
from pathlib import Path

NEEDED = re.compile(r'(?:src|href)="(/assets/[^"]+\.(?:js|css))"')


def first_load(dist: Path) -> float:
    """Bytes, packed by gzip, of what index.html names: the entry, what it imports at once, its style."""
    page = (dist / "index.html").read_text("utf-8")
    parts = set(NEEDED.findall(page))
    if not parts:
        raise RuntimeError("the page names no script")
    return sum(len(gzip.compress((dist / part.lstrip("/")).read_bytes())) for part in parts)
