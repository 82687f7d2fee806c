"""refold and verify: the rows made anew from the log, the log held against its own chain."""

import argparse
import asyncio

from server.api.house import now
from server.config import Config
from server.store import head, log, revoked, tray
from server.store.db import Database
from server.store.refold import refold


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, run in {"refold": fold, "verify": check}.items():
        commands.add_parser(name, help=run.__doc__).set_defaults(run=run)


def fold(_: argparse.Namespace, settings: Config) -> int:
    """Rebuild all rows from the log; judges nothing, notifies nobody."""
    db = Database(settings.database)
    changed = asyncio.run(db.write(lambda conn: refold(conn, now())))
    db.close()
    print(f"Rows folded anew; {changed} came out different.")
    return 0


def check(_: argparse.Namespace, settings: Config) -> int:
    """Check the log's hash chain, its payloads and its head; exit code 1 when something is wrong."""
    db = Database(settings.database)
    wrong = asyncio.run(db.read(lambda conn: log.verify(conn, head.read(conn)) + revoked.contradicted(conn)))
    taken_out = asyncio.run(db.read(lambda conn: log.redactions(conn) + tray.redactions(conn)))
    db.close()
    for line in taken_out:
        print(line)
    print("\n".join(wrong) or "The log is whole: chain, payloads and head agree.")
    return 1 if wrong else 0
