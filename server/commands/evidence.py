"""export-log and verify-log: the whole log as a file that can be verified alone, without database and without Kept."""

import argparse
import asyncio
import os
import sys
from pathlib import Path

from server.commands import verify_log
from server.config import Config
from server.store import export
from server.store.db import Database


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    out = commands.add_parser("export-log", help=write.__doc__)
    out.add_argument("file", type=Path)
    out.add_argument("--without-bodies", action="store_true", help="hashes only: proves the order, shows no content")
    out.set_defaults(run=write)
    back = commands.add_parser("verify-log", help=check.__doc__)
    back.add_argument("file", type=Path)
    back.set_defaults(run=check)


def write(asked: argparse.Namespace, settings: Config) -> int:
    """Write the log into a file, one JSON object a line, also while the server runs."""
    db = Database(settings.database)
    try:
        handle = os.open(asked.file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            count = asyncio.run(db.read(lambda conn: export.write(conn, file, bodies=not asked.without_bodies)))
    except OSError as error:
        print(f"{asked.file} could not be written: {error.strerror}", file=sys.stderr)
        return 1
    finally:
        db.close()
    print(f"{count} ops in {asked.file}; `verify-log`, or server/commands/verify_log.py alone, checks it.")
    return 0


def check(asked: argparse.Namespace, _: Config) -> int:
    """Check an exported log alone; exit code 1 and sentences when something is wrong."""
    return verify_log.main([str(asked.file)])
