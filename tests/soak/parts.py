"""The parts of the soak: each runs a slice of seeds, or a number of kills, and says what happened."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import core

ROOT = Path(__file__).parents[2]
KINDS = ("lost", "diverged", "leaked", "broken")
Slice = dict[str, Any]
"""`first`, `runs`, `happened` {what: how often}, `failed` {lost, diverged, leaked, broken: seeds}."""


def client(first: int, runs: int) -> Slice:
    """Days of the real TypeScript client in node against a real server: tests/web/soak.test.ts."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out.jsonl"
        words = ["tests/web/test_client_in_node.py", "-k", "many_seeded"]
        said = _pytest(words, SEED=str(first), SEEDS=str(runs), SOAK_OUT=str(out))
        if not out.exists():
            return _broken(first, runs, said)
        if said:
            print(said, file=sys.stderr)
        found: Slice = json.loads(out.read_text().splitlines()[-1])
        return found


def convergence(first: int, runs: int) -> Slice:
    """Bad weeks of the exchange with the oracle that merges by itself: tests/sync/test_convergence.py."""
    from tests.sync import test_convergence as machine

    machine.Convergence.happened = Counter()
    failed: dict[str, list[str]] = {kind: [] for kind in KINDS}
    before, core.global_force_seed = core.global_force_seed, first  # type: ignore[assignment]
    try:
        machine.bad_weeks(runs)
    except AssertionError as error:
        failed[_kind(str(error))].append(str(first))
    except Exception as error:  # noqa: BLE001 - whatever it is, the seed is kept and named
        print(f"seed {first}: {error!r}", file=sys.stderr)
        failed["broken"].append(str(first))
    finally:
        core.global_force_seed = before
    return {"first": first, "runs": runs, "happened": dict(machine.Convergence.happened), "failed": failed}


def server_kills(first: int, runs: int) -> Slice:
    """The server killed under load, again and again: tests/faults/test_server_killed.py."""
    said = _pytest(["tests/faults/test_server_killed.py", "-k", "outlives"], KEPT_KILLS=str(runs))
    return _done(first, runs, "server killed", said)


def browser_kills(first: int, runs: int) -> Slice:
    """The browser killed in mid-write: tests/e2e/test_killed_often.py."""
    said = _pytest(["tests/e2e/test_killed_often.py"], KEPT_KILLS=str(runs), KEPT_SEED=str(first))
    return _done(first, runs, "browser killed", said)


PARTS: dict[str, tuple[Callable[[int, int], Slice], int, int]] = {
    "client": (client, 10_000, 50),
    "convergence": (convergence, 10_000, 100),
    "server-kills": (server_kills, 100, 25),
    "browser-kills": (browser_kills, 100, 25),
}
"""Name -> (what runs a slice, the full count, runs in a slice)."""


def _pytest(words: list[str], **settings: str) -> str:
    """What pytest said; empty when all went well."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "soak or not soak", *words]
    env = os.environ | settings
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout[-6_000:] + done.stderr[-1_000:]


def _done(first: int, runs: int, what: str, said: str) -> Slice:
    if said:
        return _broken(first, runs, said)
    failed: dict[str, list[str]] = {kind: [] for kind in KINDS}
    return {"first": first, "runs": runs, "happened": {what: runs}, "failed": failed}


def _broken(first: int, runs: int, said: str) -> Slice:
    print(said, file=sys.stderr)
    failed: dict[str, list[str]] = {kind: [] for kind in KINDS} | {"broken": [str(first)]} | {_kind(said): [str(first)]}
    return {"first": first, "runs": runs, "happened": {}, "failed": failed}


def _kind(said: str) -> str:
    if "leaked" in said:
        return "leaked"
    return "lost" if "lost" in said or "discarded" in said else "diverged" if "differ" in said else "broken"
