"""Each guarantee's mechanism taken out, one at a time: a test must go red. Run by `make soak`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants import Mutant, copy_tree, must_go_red

REVOKED = "tests/server/test_revoked.py"
RESCUE = "tests/server/test_rescue.py"
KILLED = "tests/sync/test_backup_killed.py"
TRAY = "tests/server/test_redacted_refusals.py"
READS = "tests/sync/test_backup_reads.py"
BESIDE = "tests/sync/test_redaction_beside.py"
LEFTOVERS = "tests/sync/test_restore_leftovers.py"

MUTANTS = {
    "G1 commits reach the disk": Mutant("server/store/db.py", "synchronous=FULL", "synchronous=NORMAL"),
    "G1 no receipt before the commit": Mutant(
        "server/store/db.py",
        "            self.before_commit()\n",
        "            for future, result, _ in done:\n                future.set_result(result)\n"
        "            done = []\n            self.before_commit()\n",
    ),
    "G2 settled numbers are not taken again": Mutant(
        "server/exchange.py", "request.ops[max(0, device.taken + 1 - request.first) :]", "request.ops"
    ),
    "G3 the latest place is shown": Mutant("sync/merge.py", "max(writes, key", "min(writes, key"),
    "G4 an unseen value stays beside": Mutant("sync/merge.py", "w.seq > saw and w.device", "False and w.device"),
    "G4 a seen value goes": Mutant("sync/merge.py", "w.seq > saw and w.device", "w.device"),
    "G4 an unseen deletion is contested": Mutant("sync/row.py", "        _alive(", "        (lambda *_: None)("),
    "G4 a deletion that saw not all is contested": Mutant("sync/row.py", "unseen = [w for", "unseen = [] and [w for"),
    "G5 one bad op is refused alone": Mutant(
        "server/push.py", "        except Refusal as refusal:\n            self._refuse(body, refusal)\n", ""
    ),
    "G5 a group is taken back whole": Mutant("server/push.py", "if not wrong:", "if True:"),
    "G5 a refusal is repeated until heard": Mutant(
        "server/store/devices.py", "device=? AND n>? ORDER", "device=? AND n<? ORDER"
    ),
    "G6 what is out of sight is refused": Mutant("server/domain/rights.py", "if not reach:", "if False:"),
    "G6 what leaves sight is told": Mutant("server/store/sight.py", "answer.gone.append", "bool"),
    "G6 a job once mine stays in reach": Mutant(
        "server/store/filing.py", "fetchone() is not None", "fetchone() is True"
    ),
    "G6 an orphan lies in its author's scope": Mutant(
        "server/store/batch.py", "scopes | {person_scope(author)}", "scopes"
    ),
    "G6 rows below move with their root": Mutant(
        "server/store/batch.py", "        for entry in moved:", "        for entry in []:"
    ),
    "G7 nothing stands after its receipt": Mutant(
        "sync/place.py", "clock.heard + 1), received)", "clock.heard + 1), 10**15)"
    ),
    "G7 nothing stands before what was heard": Mutant("sync/place.py", "max(told, clock.heard + 1)", "max(told, 0)"),
    "G7 nothing stands before the previous op": Mutant("sync/place.py", "max(at, before)", "at"),
    "G8 a head that the log lacks is noticed": Mutant("server/store/head.py", "found[0] == chain", "True"),
    "G8 a lost tray is noticed": Mutant("server/exchange.py", "elif request.acked > device.taken:", "elif False:"),
    "G8 what is under its receipt is not judged again": Mutant(
        "server/push.py", "if self.trusted is None:", "if True:"
    ),
    "G8 a forged receipt is none": Mutant(
        "server/exchange.py", "hmac.compare_digest(own.mac.encode(), receipt.mac.encode())", "True"
    ),
    "G8 the cut is a head that both hold": Mutant("server/exchange.py", "max(held, default=0)", "top.seq"),
    "a copied phone is noticed": Mutant("server/exchange.py", "!= sha256(bytes(raw)).digest()", "is False"),
    "a hole is recorded": Mutant("server/exchange.py", "devices.hole(", "bool("),
    "G10 the chain is over what was decided": Mutant(
        "server/store/log.py", "before + text.encode() + digest", "before + digest", "tests/sync/test_backup.py"
    ),
    "G11 a known row goes as its changes": Mutant(
        "server/answer.py", "if known and floor else None", "if False else None"
    ),
    "G11 own rows go as numbers": Mutant("server/answer.py", "elif has.mine and", "elif False and"),
    "G6 a device taken out of use gets no rows": Mutant(
        "server/exchange.py",
        "        if device.revoked:\n            page",
        "        if False:\n            page",
        REVOKED,
    ),
    "G6 the session of a lost device opens no other door": Mutant(
        "server/api/who.py", "    if session.revoked:", "    if False:", REVOKED
    ),
    "G6 a lost device does not get away under another name": Mutant(
        "server/api/devices.py", "revoked.inherit(", "bool and (lambda *_: None)(", REVOKED
    ),
    "G6 a closed account writes nothing": Mutant(
        "server/domain/rights.py", "if writer.role == CLOSED:", "if False:", "tests/server/test_revoked.py"
    ),
    "an id that follows from a job is that job's": Mutant(
        "server/push.py", "                belongs(", "                bool and (lambda *_: None)("
    ),
    "who took an id first keeps nobody out": Mutant(
        "server/push.py", "before or self._nobodys(", "before or bool and (lambda *_: False)("
    ),
    "sets are bounded": Mutant("server/domain/step.py", "        _bounded(after, change)\n", ""),
    "a rescue file proves whose it is": Mutant(
        "server/rescue/load.py", "if not proven and not self.trust:", "if False:", RESCUE
    ),
    "a rescue file is never taken over a gap": Mutant(
        "server/rescue/envoy.py", "_unbroken(section.ops)", "(section.ops, None)", RESCUE
    ),
    "what follows a lost part is nobody's": Mutant(
        "server/rescue/load.py", "        if self._adrift:\n", "        if False:\n", RESCUE
    ),
    "an epoch that no clock gave is not believed": Mutant(
        "server/store/head.py", "above if above <= head.now + BELIEVED else 0", "above", "tests/faults/test_hostile.py"
    ),
    "a rescued copy goes on as the copy would": Mutant(
        "server/rescue/envoy.py",
        "if told.cloned is not None:\n            return",
        "if False:\n            return",
        RESCUE,
    ),
    "a clock set back makes no older backup the newest": Mutant(
        "server/store/backup_notes.py", "ORDER BY taken DESC", "ORDER BY at DESC", "tests/sync/test_backup.py"
    ),
    "bytes wait for two backups also when the clock was set": Mutant(
        "server/store/backup_notes.py", "and found[1] < found[0]", "", "tests/sync/test_backup.py"
    ),
    "a damaged photo in the backups is copied anew": Mutant(
        "server/store/backups.py", "copies.mend(made, blobs, damaged)", "bool()", "tests/sync/test_backup.py"
    ),
    "bytes in a backup that are not those that were read are read": Mutant(
        "server/store/proofs.py", "(hash,)).fetchone() != now:", "(hash,)).fetchone() is None:", READS
    ),
    "a photo in the backups is read again": Mutant(
        "server/store/proofs.py", "return (since if", "return 0 * (since if", READS
    ),
    "the photo in the backups that waited longest is read first": Mutant(
        "server/store/proofs.py", "ORDER BY turn, hash", "ORDER BY hash", READS
    ),
    "a backup counts as read only what it read": Mutant(
        "server/store/proofs.py", "if copies.digest(copies.blob(self._backup, hash)) != hash:", "if False:", READS
    ),
    "a photo that a disk lost keeps no other work out of the backups": Mutant(
        "server/store/copies.py", "        _copy_what_is_there(", "        _copy_blob(", READS
    ),
    "bytes that a disk gives out no more are copied anew": Mutant(
        "server/store/copies.py", 'raise\n        return ""', "raise\n        raise", READS
    ),
    "redacted work leaves the tray": Mutant(
        "server/store/tray.py", "SET body=x'', ", "SET ", TRAY + " -k wherever_it_stood"
    ),
    "redacted work comes not back with a copy": Mutant(
        "server/store/devices.py", "redacted.of_tray(conn) if rows else {}", "{}", TRAY + " -k copy_of_the_device"
    ),
    "redacted work is not taken over": Mutant(
        "server/custody.py", "if waiting.redaction or ", "if ", TRAY + " -k any_more"
    ),
    "bytes gone from an export are missed": Mutant(
        "server/commands/verify_log.py",
        "        if person:\n            self.redacted",
        "        if True:\n            self.redacted",
        TRAY + " -k missed_in",
    ),
    "payloads in an export are checked whatever its first line says": Mutant(
        "server/commands/verify_log.py",
        ' or op.keys() & {"body", "stand_in"}',
        "",
        "tests/server/test_redaction.py -k whatever_is_done",
    ),
    "a redaction accounts for what it took out alone": Mutant(
        "server/commands/verify_log.py",
        'self.approved.get(op["redaction"]) if meant else None',
        'self.approved.get(op["redaction"])',
        TRAY + " -k something_else",
    ),
    "after a restore nothing rests on what was noted before": Mutant(
        "server/store/head.py", "    backup_notes.doubt(conn)\n", "", "tests/sync/test_restored_twice.py"
    ),
    "a hole is recorded, and shown": Mutant(
        "server/exchange.py", "devices.hole(", "bool(", "tests/sync/test_restored_twice.py"
    ),
    "a backup has its name only when it is whole": Mutant(
        "server/store/copies.py", 'into / f"{name}.part", into / "blobs"', "into / name, into / 'blobs'", KILLED
    ),
    "a backup goes whole": Mutant(
        "server/store/copies.py", 'backup.rename(backup.with_name(f"{backup.name}.part"))', "backup", KILLED
    ),
    "a restore makes no one-time link work again": Mutant(
        "server/commands/backup.py", "    invitations.forget(conn)\n", "", LEFTOVERS
    ),
    "a restore reads no log that another one left": Mutant(
        "server/store/copies.py", "        path.unlink()\n    shutil", "        bool()\n    shutil", LEFTOVERS
    ),
    "bytes that were begun with another size go": Mutant(
        "server/api/blobs.py", "    if replaced:", "    if False:", "tests/server/test_blobs.py -k another_size"
    ),
    "what a killed server left of files goes": Mutant(
        "server/app.py", "in there - await", "in set() - await", "tests/server/test_blobs.py -k killed_server_left"
    ),
    "what was redacted while a backup read goes with the next one": Mutant(
        "server/store/backups.py", "        await asyncio.to_thread(db.wash)", "        bool()", BESIDE
    ),
    "nobody waits for files to be washed": Mutant(
        "server/store/db.py", "WASHING = 300\n", "WASHING = 30_000\n", BESIDE
    ),
    "a browser keeps the cookie of a session that is used": Mutant(
        "server/api/who.py",
        "if session.fades(at) and",
        "if False and",
        "tests/server/test_session.py -k keeps_the_cookie",
    ),
    "a fold that found no room is tried again": Mutant(
        "server/app.py",
        "    while house.folding:",
        "    if house.folding:",
        "tests/server/test_refold.py -k waited_for",
    ),
    "another firm's backups are left alone": Mutant(
        "server/store/backups.py", "if strange:", "if False:", "tests/sync/test_backup.py"
    ),
    "the backup with the newest work stays": Mutant(
        "server/store/backups.py", "key=copies.holds", "key=str", "tests/sync/test_backup.py"
    ),
    "devices let go only of what two backups hold": Mutant(
        "server/store/backup_notes.py",
        "ORDER BY taken DESC LIMIT 1 OFFSET 1",
        "ORDER BY taken DESC LIMIT 1",
        "tests/sync/test_backup.py",
    ),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_tree(tmp_path_factory.mktemp("mutants"))


@pytest.mark.soak
@pytest.mark.parametrize("name", MUTANTS)
def test_a_test_goes_red_without(copy: Path, name: str) -> None:
    must_go_red(copy, MUTANTS[name])
