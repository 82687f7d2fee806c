"""The command: `python -m bench [--only W1,W3] [--full] [--runs 3] [--json FILE]`."""

import argparse
import asyncio
import json
import sys
import tempfile
from pathlib import Path

from bench.figures import Figure, plain, shown
from bench.firm import people
from bench.machine import limits
from bench.records import described
from bench.steps import STEPS, Asked


def main(words: list[str]) -> int:
    asked = _parser().parse_args(words)
    only = [name for name in asked.only.split(",") if name] or list(STEPS)
    unknown = [name for name in only if name not in STEPS]
    if unknown:
        print(f"There is no {', '.join(unknown)}; there are {', '.join(STEPS)}.", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="kept-bench-", dir=asked.folder) as folder:
        try:
            asyncio.run(_measure(figures, Asked(Path(folder), asked.runs, asked.full), only))
        finally:  # what was measured before something broke is worth seeing
            print(shown(figures), f"A record: {described()}. Medians of {asked.runs} runs.", sep="\n")
    if asked.json:
        Path(asked.json).write_text(json.dumps([plain(f) for f in figures], ensure_ascii=False, indent=1), "utf-8")
    return 0


async def _measure(figures: list[Figure], asked: Asked, only: list[str]) -> None:
    figures += limits(asked.folder)
    if set(only) - {"app", "rescue"}:
        people(asked.folder)
    for name in only:
        print(f"… {name}", file=sys.stderr, flush=True)
        figures += await STEPS[name](asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", default="", help=f"some of {','.join(STEPS)}")
    parser.add_argument("--full", action="store_true", help="W3 with 500,000 records too: minutes, and 5 GB of disk")
    parser.add_argument("--runs", type=int, default=3, help="take medians of so many runs")
    parser.add_argument("--json", help="write all figures into this file")
    parser.add_argument("--folder", help="measure on the disk of this folder")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
