"""backup, backups, verify-backup, restore and go: copies that were proven to restore, and the way back from one."""

import argparse
import asyncio
import sys
from datetime import datetime
from pathlib import Path

from server.api.house import now
from server.config import VERSION, Config
from server.store import backup_notes, copies, head, invitations, proofs
from server.store.backups import back_up
from server.store.db import Connection, Database


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, run in {"backup": backup, "backups": listed, "go": go}.items():
        commands.add_parser(name, help=run.__doc__).set_defaults(run=run)
    for name, act in {"verify-backup": verify, "restore": restore}.items():
        parser = commands.add_parser(name, help=act.__doc__)
        parser.add_argument("backup", type=Path, help="the folder of one backup")
        parser.set_defaults(run=act)


def backup(_: argparse.Namespace, settings: Config) -> int:
    """Make a backup now, also while the server runs, and prove it by opening it beside."""
    db = Database(settings.database)
    try:
        wrong = asyncio.run(back_up(db, settings.blobs, settings.keys, settings.backups, VERSION, now()))
    finally:
        db.close()
    made = max(copies.all_in(settings.backups), key=copies.holds, default=None)
    print("\n".join(wrong) or f"{made} is whole: database, chain and keys agree, and the photos due to be read.")
    return 1 if wrong else 0


def listed(_: argparse.Namespace, settings: Config) -> int:
    """List the backups with what they hold."""
    for path in copies.all_in(settings.backups):
        made = copies.read(path)
        state = "verified" if copies.verified(path) else "NOT verified"
        print(f"{path}  up to op {made.head[0]}  Kept {made.version}  {state}")
    return 0


def verify(asked: argparse.Namespace, _: Config) -> int:
    """Read every byte of one backup; what is damaged, the next backup copies anew."""
    damaged = copies.unlike(asked.backup)
    wrong = copies.wrong(asked.backup, lambda _: damaged)
    if damaged:
        proofs.forget(asked.backup.parent, damaged)
    print("\n".join(wrong) or f"{asked.backup} is whole: database, chain, blobs and keys agree.")
    return 1 if wrong else 0


def restore(asked: argparse.Namespace, settings: Config) -> int:
    """Put a backup into the empty folder KEPT_DATA and begin a new epoch; devices then bring what it lacks."""
    try:
        made = copies.restore(asked.backup, settings.data, begin_anew)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    taken = datetime.fromtimestamp(made.at / 1000).astimezone().isoformat(timespec="minutes")
    print(f"Restored the backup of {taken}, up to op {made.head[0]}. What moves by itself waits for `go`.")
    return 0


def go(_: argparse.Namespace, settings: Config) -> int:
    """After a restore: let notices and everything driven by time go on."""
    db = Database(settings.database)
    why = asyncio.run(db.read(backup_notes.held))
    asyncio.run(db.write(backup_notes.go))
    db.close()
    print("\n".join(f"Released: {reason}" for _, reason in why) or "Nothing was held back.")
    return 0


def begin_anew(database: Path) -> None:
    """Before it is in its place: a restore that is cut short leaves no server behind that does not know of it."""
    db = Database(database)
    asyncio.run(db.write(new_epoch))
    db.close()


def new_epoch(conn: Connection) -> None:
    top = head.lock(conn, now())
    head.open_epoch(conn, top, top.seq, "restored from a backup")
    head.save(conn, top)
    invitations.forget(conn)
