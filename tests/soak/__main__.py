"""python -m tests.soak: runs the parts in slices, takes up where it stopped, writes the figures (tests/README.md)."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from tests.soak.parts import KINDS, PARTS, ROOT, Slice

SEEDS = ROOT / "tests" / "seeds.json"


def main(words: list[str]) -> int:
    asked = _parser().parse_args(words)
    asked.out.mkdir(parents=True, exist_ok=True)
    for name in asked.part or PARTS:
        _run(name, asked)
    figures = {name: _summed(asked.out / f"{name}.jsonl") for name in PARTS}
    (asked.out / "summary.json").write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    for name, found in figures.items():
        print(_line(name, found))
    return 1 if any(found["failed"] for found in figures.values()) else 0


def _run(name: str, asked: argparse.Namespace) -> None:
    """Slices that are written down already are not run again."""
    work, full, size = PARTS[name]
    path = asked.out / f"{name}.jsonl"
    done = {one["first"] for one in _slices(path)}
    end = asked.first + (asked.runs or full)
    for first in range(asked.first, end, size):
        if first in done:
            continue
        found = work(first, min(size, end - first))
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(found) + "\n")
        _keep(name, found)
        print(f"{name} {first}+{found['runs']}: {_words(found)}", flush=True)


def _keep(name: str, found: Slice) -> None:
    """A seed that failed is repeated by every `make test` from now on."""
    seeds = sorted({int(seed) for all in found["failed"].values() for seed in all})
    if not seeds or name not in ("client", "convergence"):
        return
    kept = json.loads(SEEDS.read_text("utf-8"))
    kept[name] = sorted({*kept[name], *seeds})
    SEEDS.write_text(json.dumps(kept) + "\n", "utf-8")


def _slices(path: Path) -> list[Slice]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def _summed(path: Path) -> Slice:
    slices = _slices(path)
    happened, failed = Counter[str](), dict[str, list[str]]()
    for one in slices:
        happened.update(one["happened"])
        for kind, seeds in one["failed"].items():
            if seeds:
                failed.setdefault(kind, []).extend(seeds)
    return {"runs": sum(one["runs"] for one in slices), "happened": dict(sorted(happened.items())), "failed": failed}


def _line(name: str, found: Slice) -> str:
    counts = ", ".join(f"{kind} {len(found['failed'].get(kind, []))}" for kind in KINDS)
    happened = ", ".join(f"{what} {n}" for what, n in found["happened"].items())
    return f"{name}: {found['runs']} runs, {counts}; {happened}"


def _words(found: Slice) -> str:
    wrong = {kind: seeds for kind, seeds in found["failed"].items() if seeds}
    return f"FAILED {wrong}" if wrong else "fine"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="all when none is named")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--runs", type=int, default=0, help="how many; the full count of each part when left out")
    parser.add_argument("--out", type=Path, default=ROOT / "soak", help="where slices and summary.json are written")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
