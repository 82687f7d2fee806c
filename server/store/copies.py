"""A backup as files: a consistent copy of database, blobs and keys, checked by opening it beside the original.

<backups>/2026-11-21T03-00-00Z/  kept.db  blobs.txt  keys/  manifest.json  verified.json
<backups>/blobs/ab/<hash>        bytes, shared by all backups: a hash never changes what it names
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from server.store import head, log
from server.store.db import Database

FORMAT = 1
LOST = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EIO, errno.EBADMSG, errno.EUCLEAN})
"""How a disk says that a file's bytes are gone; all else, a full disk or no handles, is another trouble."""


class Manifest(msgspec.Struct, frozen=True):
    """What a backup holds. `head`: the log's number and chain; hashes are SHA-256 in hex."""

    format: int
    version: str
    at: int
    epoch: int
    head: tuple[int, str]
    database: str
    blobs: str
    keys: dict[str, str]


def make(db: Database, blobs: Path, keys: Path, into: Path, version: str, at: int) -> Path:
    """Write one backup while the server works on; its folder. Appears under its name only when it is whole."""
    name = _free_name(into, at)
    part, pool = into / f"{name}.part", into / "blobs"
    part.mkdir(mode=0o700, parents=True)
    named, top = _copy_database(db, part / "kept.db")
    for hash in named:
        _copy_what_is_there(blobs / hash[:2] / hash, pool / hash[:2] / hash)
    (part / "blobs.txt").write_text("".join(f"{hash}\n" for hash in named))
    shutil.copytree(keys, part / "keys", dirs_exist_ok=True)
    manifest = Manifest(
        format=FORMAT,
        version=version,
        at=at,
        epoch=top.epoch,
        head=(top.seq, top.chain.hex()),
        database=digest(part / "kept.db"),
        blobs=digest(part / "blobs.txt"),
        keys={path.name: digest(path) for path in sorted((part / "keys").iterdir())},
    )
    (part / "manifest.json").write_bytes(msgspec.json.encode(manifest))
    for path in (*part.rglob("*"), part):
        sync(path)
    part.replace(into / name)
    sync(into)
    return into / name


@contextmanager
def alone(into: Path) -> Iterator[None]:
    """One at a time works on a folder of backups; what an interrupted one left half done goes first. Raises OSError."""
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (into / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        clear(into)
        yield


def clear(into: Path) -> None:
    """Remove what was begun and not ended."""
    for part in into.glob("*.part"):
        shutil.rmtree(part, ignore_errors=True)


def _free_name(into: Path, at: int) -> str:
    """The time as a name; a second later where a clock that was set gave it before."""
    while (into / (name := datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%dT%H-%M-%SZ"))).exists():
        at += 1000
    return name


def whose(backup: Path) -> str:
    """By what a firm's backups are known as one firm's: its key for receipts outlives every restore."""
    return read(backup).keys.get("receipt", "")


def holds(backup: Path) -> tuple[int, int, int]:
    """How much of the firm's work a backup holds, whatever the clock said when it was made."""
    made = read(backup)
    return made.epoch, made.head[0], made.at


def mend(backup: Path, blobs: Path, damaged: Iterable[str]) -> None:
    """Copy bytes of the pool anew that are not what their name says, where the original is."""
    for hash in damaged:
        if digest(original := blobs / hash[:2] / hash) == hash:
            (place := blob(backup, hash)).unlink(missing_ok=True)
            _copy_blob(original, place)


def unlike(backup: Path) -> list[str]:
    """Blobs that are missing or not what their name says: every byte is read."""
    return [hash for hash in hashes(backup) if digest(blob(backup, hash)) != hash]


def wrong(backup: Path, damaged: Callable[[Path], list[str]] = unlike) -> list[str]:
    """What is wrong with a backup, in sentences; empty when it would restore to the very same firm.

    `damaged` names the blobs that are not right: those which it does not read, somebody has read.
    """
    try:
        manifest = read(backup)
    except (OSError, msgspec.DecodeError) as error:
        return [f"{backup.name}: the manifest cannot be read ({error})"]
    found = [
        f"{backup.name}: {name} is not what was written"
        for name, want in {"kept.db": manifest.database, "blobs.txt": manifest.blobs}.items()
        if digest(backup / name) != want
    ]
    keys = backup / "keys"
    found += [
        f"{backup.name}: key {k} is not what was written" for k, h in manifest.keys.items() if digest(keys / k) != h
    ]
    found += [f"blob {hash} is missing or damaged" for hash in damaged(backup)]
    return found or _wrong_database(backup / "kept.db", manifest)


def read(backup: Path) -> Manifest:
    """The manifest. Raises OSError or msgspec.DecodeError."""
    return msgspec.json.decode((backup / "manifest.json").read_bytes(), type=Manifest)


def blob(backup: Path, hash: str) -> Path:
    return backup.parent / "blobs" / hash[:2] / hash


def mark(backup: Path, at: int) -> None:
    """Note in the backup itself that it was found whole."""
    (backup / "verified.json").write_bytes(msgspec.json.encode({"at": at}))
    sync(backup / "verified.json")


def verified(backup: Path) -> bool:
    return (backup / "verified.json").exists()


def all_in(into: Path) -> list[Path]:
    """The whole backups of a folder, oldest first."""
    return sorted(path.parent for path in into.glob("*Z/manifest.json"))


def restore(backup: Path, data: Path, begin: Callable[[Path], None] = lambda _: None) -> Manifest:
    """Put a backup into an empty data folder; the database last, after `begin` has had it.

    Interrupted, it can be run again. Raises FileExistsError, or ValueError with what is wrong with the backup.
    """
    there = set(data.glob("kept.db*"))
    half = set(data.glob("kept.db.part*"))
    if left := sorted(there - half):  # a write-ahead log alone may hold work, and would be read as the new one's
        raise FileExistsError(f"{data} holds a firm ({left[0].name}); move it away first, nothing is overwritten")
    found = wrong(backup)
    if found:
        raise ValueError("\n".join(found))
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path in half:  # of one that was cut short; its log, too, would be read as this one's
        path.unlink()
    shutil.copytree(backup / "keys", data / "keys", dirs_exist_ok=True)
    for hash in hashes(backup):
        _copy_blob(blob(backup, hash), data / "blobs" / hash[:2] / hash)
    shutil.copyfile(backup / "kept.db", data / "kept.db.part")
    begin(data / "kept.db.part")
    sync(data / "kept.db.part")
    (data / "kept.db.part").replace(data / "kept.db")
    sync(data)
    return read(backup)


def drop(backup: Path) -> None:
    """Remove a backup at once and whole; bytes in the pool stay until no backup names them."""
    gone = backup.rename(backup.with_name(f"{backup.name}.part"))
    shutil.rmtree(gone)


def sweep(into: Path) -> None:
    """Remove bytes from the pool that no backup names any more."""
    named = {hash for backup in into.glob("*Z*") for hash in hashes(backup)}
    for path in (into / "blobs").glob("??/*"):
        if path.name not in named:
            path.unlink()


def digest(path: Path) -> str:
    """SHA-256 of a file in hex; empty when it is not there, or the disk no longer gives its bytes."""
    try:
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        if error.errno not in LOST:
            raise
        return ""


def sync(path: Path) -> None:
    """Make a file's bytes, or a folder's names, durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def hashes(backup: Path) -> list[str]:
    """The blobs that a backup names."""
    listed = backup / "blobs.txt"
    return listed.read_text().split() if listed.is_file() else []


def _copy_database(db: Database, to: Path) -> tuple[list[str], head.Head]:
    """One snapshot of the database; (hashes of its complete blobs, its head)."""
    source, target = db.connect(), sqlite3.connect(to)
    try:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        named = [h for (h,) in target.execute("SELECT DISTINCT hash FROM upload WHERE done ORDER BY hash")]
        top = head.read(target)
    finally:
        source.close()
        target.close()
    return named, top or head.Head(0, 0, 0, b"", 0, 0)


def _copy_what_is_there(source: Path, target: Path) -> None:
    """What the disk lost keeps no other work out of the backup: whoever looks at it says what it lacks."""
    try:
        _copy_blob(source, target)
    except OSError as error:
        if error.errno not in LOST:
            raise


def _copy_blob(source: Path, target: Path) -> None:
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    shutil.copyfile(source, part)
    sync(part)
    part.replace(target)
    sync(target.parent)


def _wrong_database(path: Path, manifest: Manifest) -> list[str]:
    conn = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
    try:
        said = [line for (line,) in conn.execute("PRAGMA integrity_check") if line != "ok"]
        top = head.read(conn)
        found = said + log.verify(conn, top)
        if manifest.head != ((top.seq, top.chain.hex()) if top else (0, "")):
            found.append("the head is not the one of the manifest")
        return found
    except sqlite3.DatabaseError as error:
        return [f"{path.parent.name}: the database cannot be opened ({error})"]
    finally:
        conn.close()
