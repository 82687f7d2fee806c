"""rescue: take in the rescue file of a device, from the machine itself."""

import argparse
import asyncio
import sys
from pathlib import Path

from server import app
from server.api.house import fresh, now
from server.config import Config
from server.errors import CATALOGUE, Problem
from server.rescue.load import Loaded, Loading, Rescued


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("rescue", help=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--trust", action="store_true", help="you know where the file comes from; needs no proof in it")
    parser.set_defaults(run=rescue)


def rescue(asked: argparse.Namespace, settings: Config) -> int:
    """Load the file and say what became of it; 0 when all of it was taken or known."""
    house = app.house(settings)
    try:
        loading = Loading(house.exchange, house.files, fresh, now(), trust=asked.trust)
        loaded = asyncio.run(loading.load(asked.file, house.rescue))
    except (Problem, OSError) as problem:
        print(problem.sentence.en if isinstance(problem, Problem) else problem, file=sys.stderr)
        return 2
    finally:
        house.db.close()
    print("\n".join(_lines(loaded)))
    return 0 if loaded.whole and not loaded.damaged and not any(map(_left, loaded.devices)) else 1


def _lines(loaded: Loaded) -> list[str]:
    lines = [line for device in loaded.devices for line in _device(device)]
    if loaded.damaged:
        lines.append(f"{loaded.damaged} parts are damaged: fetch the file from the device again.")
    if not loaded.whole:
        lines.append("The file was cut short: fetch it from the device again.")
    return lines


def _device(one: Rescued) -> list[str]:
    who = f"{one.name or one.person} ({one.device})"
    if one.problem or one.ops is None:
        return [f"{who}: nothing was taken. {CATALOGUE[one.problem].en if one.problem else ''}"]
    ops = one.ops
    refused = f", {len(ops.refused)} refused" if ops.refused else ""
    changes = f"{ops.taken} changes taken, {ops.known} known before{refused}"
    lines = [f"{who}: {changes}; {one.photos} photos brought, {one.photos_known} known before."]
    lines += [f"  refused {r.kind}/{r.id} (number {r.n}): {r.code} {r.detail or ''}".rstrip() for r in ops.refused]
    lines += [f"  photo {p.hash[:16]}: {p.code}" for p in one.photos_refused]
    if ops.gap:
        lines.append(f"  from change {ops.gap} on the file cannot be read.")
    return lines


def _left(one: Rescued) -> bool:
    return bool(one.problem or one.photos_refused or (one.ops and (one.ops.refused or one.ops.gap)))
