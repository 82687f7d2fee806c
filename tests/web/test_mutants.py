"""Each mechanism of the app that holds work on a device taken out, one at a time: the named test must go red."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants import ROOT, Mutant, copy_tree, must_go_red

MOUNTED = "tests/web/test_client_in_node.py -k "
LOCAL, SYNC = MOUNTED + "local.test.ts", MOUNTED + "sync.test.ts"
RECOVERY, BLOBS = MOUNTED + "recovery.test.ts", MOUNTED + "blobs.test.ts"
REFILLED = MOUNTED + "refilled.test.ts"
DEPARTED = MOUNTED + "departed.test.ts"
E2E = "tests/e2e/"

IN_NODE = {
    "a photo that is cut goes on from its place": Mutant(
        "web/src/sync/tus.ts", "offset: await whereAt(world, blob.place) }", "offset: Number(!(await whereAt(world, blob.place))) }", BLOBS, "a cut line"
    ),
    "a photo stays until two backups hold it": Mutant(
        "web/src/local/bytes.ts", "return done < backed ||", "return backed >= 0 ||", BLOBS, "copies make room"
    ),
    "a photo that the server lacks is no copy to make room with": Mutant(
        "web/src/local/bytes.ts", 'return state === "remote";', 'return state !== "sent";', BLOBS, "copies make room"
    ),
    "what a copy had settled under its former id is offered": Mutant(
        "web/src/sync/rounds.ts",
        "if (device === undefined || refilling) return false;",
        "if (device === undefined || refilling || round >= 0) return false;",
        RECOVERY,
        "under an id that a copy had before",
    ),
    "a number alone names no refused change": Mutant(
        "web/src/local/refusals.ts", "one.device === device && one.n === n", "one.n === n", RECOVERY, "numbers anew"
    ),
    "a tab counts what waits and writes nothing else of others": Mutant(
        "web/src/local/people.ts", "told === null ? this.list.peek()", "told ? this.list.peek()", DEPARTED, "undoes no sign-out"
    ),
    "what was written down behind a broken connection is read": Mutant(
        "web/src/local/desk.ts", 'if (outcome === "again") await this.readAnew();', 'if (outcome === "again") await this.reloadStanding();',
        MOUNTED + "tabs.test.ts", "connection then broke",
    ),
    "a pinned paper that cannot be had keeps no other away": Mutant(
        "web/src/local/bytes.ts", "await this.get(hash).catch(() => {});", "await this.get(hash);", BLOBS, "keeps no other one away"
    ),
    "what is pinned on its way stays pinned": Mutant(
        "web/src/local/bytes.ts", "{ ...blob, pinned: old.pinned ?? false }", "{ ...blob }", BLOBS, "stays pinned"
    ),
    "a full phone hands in its photos": Mutant(
        "web/src/local/bytes.ts", "throw error;\n      return blob;", "throw error;\n      throw error;", BLOBS, "phone that is full"
    ),
    "photos go though a full disk takes no round": Mutant(
        "web/src/sync/sync.ts", "(desk) => void uploads.run(desk),", "() => {},", MOUNTED + "loop.test.ts", "keeps no photo from the office"
    ),
    "what the server took is kept until two backups hold it": Mutant(
        "web/src/local/settle.ts", "n > answer.safe", "n > answer.taken", RECOVERY, "gets back what it lacks"
    ),
    "what one's own unsent change hides was not seen": Mutant(
        "web/src/local/desk.ts", "wanted.flatMap((one) => this.overlay.bySight(one))", "[...wanted]", SYNC, "unsent change is not replaced"
    ),
    "a refill begins anew when the server goes back once more": Mutant(
        "web/src/local/standing.ts", "old.refilling && !again && epoch", "old.refilling && again && epoch", REFILLED, "set back once more"
    ),
    "one clock alone throws nothing away": Mutant(
        "web/src/local/kept.ts", "now.at - KEEP && then.heard", "now.at - KEEP || then.heard", RECOVERY, "jumps ahead"
    ),
    "rows that nobody brings back go": Mutant(
        "web/src/local/answer.ts", "refilled ? answer.epoch : null", "refilled ? null : null", REFILLED, "rows that nobody"
    ),
    "one op that no server can read is put aside": Mutant(
        "web/src/sync/rounds.ts", '|| code === "malformed"', '|| code === "unheard of"', RECOVERY, "no server can read"
    ),
    "changes reach the disk before they count as kept": Mutant(
        "web/src/local/database.ts", 'strict ? "strict" : "relaxed"', '"relaxed"', LOCAL
    ),
    "what the disk would not take is taken back from the screen": Mutant(
        "web/src/local/desk.ts", "this.show(this.overlay.remove(ops));", "this.show([]);", LOCAL
    ),
    "an answer to an outdated request is dropped": Mutant(
        "web/src/local/answer.ts", "old.round !== push.round", "old.round < 0", SYNC
    ),
    "one tab tells the other": Mutant(
        "web/src/local/desk.ts", 'this.tabs.say({ say: "applied", settled', 'void ({ say: "applied", settled', SYNC, "two tabs"
    ),
    "work goes out under its author's name: the app says whose it is": Mutant(
        "web/src/sync/rounds.ts", "person: desk.person.id }", 'person: "" }', SYNC, "nor does it when"
    ),
    "work goes out under its author's name: the server looks whose device it is": Mutant(
        "server/exchange.py", "if device.person != person:", "if device.person == 0:", SYNC, "another person's session"
    ),
    "photos go up under their author's name": Mutant(
        "web/src/sync/tus.ts", "...nameOf(person)", "...nameOf(undefined)", BLOBS, "under their author"
    ),
    "a page says whose it is": Mutant(
        "web/src/sync/sync.ts", "const whose = () => local.me.peek()?.id;", "const whose = () => undefined;", SYNC, "in that person's name"
    ),
    "a page says whose it is: the server looks whose session it is": Mutant(
        "server/api/who.py", '!= session.person:', '== "":', SYNC, "in that person's name"
    ),
    "nothing waits until a browser says how much room there is": Mutant(
        "web/src/sync/sync.ts", "void local.refreshStorage();", "await local.refreshStorage();", MOUNTED + "loop.test.ts", "never says how much room"
    ),
    "nothing of another hospital is sent": Mutant(
        "server/domain/rights.py", "{OFFICE_SCOPE} if role in OFFICE else set()", "{OFFICE_SCOPE}", MOUNTED + "soak.test.ts"
    ),
    "what leaves sight leaves the device": Mutant(
        "server/store/sight.py", "answer.gone.append", "bool", MOUNTED + "soak.test.ts"
    ),
    "a lost device keeps its store until all is handed in": Mutant(
        "web/src/local/gone.ts", "if (unsent > 0 || waits) return false;", "if (unsent > 0) return false;",
        MOUNTED + "revoked.test.ts",
    ),
    "what is being entered goes into no other person's store": Mutant(
        "web/src/screens/pen.ts", "|| me.peek()?.id === author", "|| me.peek() !== null", MOUNTED + "pen.test.ts", "nobody's store"
    ),
    "the firm's records leave with who signs out": Mutant(
        "web/src/local/departed.ts", '["rows", "slim", "words"] as const) await', '["slim", "words"] as const) await', DEPARTED
    ),
    "what was not handed in stays when its person signs out": Mutant(
        "web/src/local/departed.ts",
        '["rows", "slim", "words"] as const) await',
        '["rows", "slim", "words", "outbox"] as const) await',
        DEPARTED,
        "unsent stays",
    ),
    "a half-written text stays when its person signs out": Mutant(
        "web/src/local/departed.ts", "if (CONVENIENCE.test(key))", "if (key)", DEPARTED, "unsent stays"
    ),
    "own work of who signed out stays until two backups hold it": Mutant(
        "web/src/local/departed.ts", "&& standing.heard < backed", "&& backed > 0", DEPARTED, "no two backups"
    ),
    "backups of another past of the server count for nothing": Mutant(
        "web/src/local/departed.ts", "standing.epoch === epoch &&", "epoch > 0 &&", DEPARTED, "no two backups"
    ),
    "what was unsent at signing out goes by its own session": Mutant(
        "web/src/sync/session.ts", "await handIn(person).catch(unlessOffline);", "void handIn;", DEPARTED, "not over yet"
    ),
    "nobody's session hands in what another left": Mutant(
        "web/src/sync/session.ts", "if (whose.id === person) {", "if (whose.id) {", DEPARTED, "nobody hands in"
    ),
    "a device that was cleared takes no row for the rest of one": Mutant(
        "web/src/sync/exchange.ts", "standing.refilling || !standing.filled", "standing.refilling", DEPARTED, "unsent stays"
    ),
    "who signs out is signed out in every tab": Mutant(
        "web/src/local/departures.ts", "open.sayGone();", "void open;", DEPARTED, "every tab"
    ),
    "redacted work leaves its author's tray": Mutant(
        "web/src/local/answer.ts", "of takenOut(rows)) await blank(", "of takenOut(rows)) void (tx, ", MOUNTED + "taken_out.test.ts"
    ),
    "a refusal heard with the word of the two brings no words back": Mutant(
        "web/src/local/answer.ts", "  if (again) {\n    standing.former", "  for (const { device, n } of takenOut(rows)) await blank(tx, device, n);\n  rows.length = 0;\n  if (again) {\n    standing.former", MOUNTED + "taken_out.test.ts", "heard after"
    ),
    "many photos make several files": Mutant(
        "web/src/local/rescue/files.ts", "sealer.size + more > this.most", "sealer.size < 0 && more > this.most",
        MOUNTED + "rescue_files.test.ts", "several files of photos",
    ),
    "each of several rescue files says whose it is": Mutant(
        "web/src/local/rescue/write.ts", "await again(sealer);", "void again;", MOUNTED + "rescue_files.test.ts", "several files of photos"
    ),
}
IN_A_BROWSER = {
    "a page that is cut goes on from the last whole one": Mutant(
        "web/src/sync/rounds.ts",
        "    else throw error;",
        "    else {\n      await desk.stand({ scopes: [], cursor: 0, behind: {} });\n      throw error;\n    }",
        E2E + "test_cut.py -k mid_page",
    ),
    "what was half typed is on the disk": Mutant(
        "web/src/local/drafts.ts",
        'tx.objectStore("drafts").put({ key, value })',
        'tx.objectStore("drafts").get(key).then(() => value)',
        E2E + "test_killed.py -k being_typed",
    ),
    "a line just added comes back with its text": Mutant(
        "web/src/screens/run/Repeatable.tsx",
        "fresh.value = [...found, ...fresh.peek()];",
        "fresh.value = found.length ? fresh.peek() : [];",
        E2E + "test_killed.py -k just_added",
    ),
    "what was half entered in a sheet comes back": Mutant(
        "web/src/screens/useEntered.ts",
        "pen.keep({ begun",
        "void ({ begun",
        E2E + "test_unfinished.py -k half_entered",
    ),
    "an edit that comes back says what its author had seen": Mutant(
        "web/src/screens/useEntered.ts",
        "if (kept.begun) setBegun(kept.begun);",
        "",
        E2E + "test_unfinished.py -k edit_that_comes_back",
    ),
    "a text that comes back says what its author had seen": Mutant(
        "web/src/screens/run/typing.ts",
        "if (begun && saw !== undefined) begun",
        "if (begun && saw === null) begun",
        E2E + "test_unfinished.py -k replaces_no_colleagues",
    ),
    "nothing counts as saved that is not on the disk": Mutant(
        "web/src/local/desk.ts",
        "this.show(this.overlay.remove(ops));",
        "this.show([]);",
        E2E + "test_full.py",
    ),
    "a store that the browser threw away is missed": Mutant(
        "web/src/local/browser.ts",
        "return fromStorage(key) ?? fromCookie(key);",
        "return fromStorage(key);",
        E2E + "test_lost.py -k threw",
    ),
    "a new version waits for the person's word": Mutant(
        "web/src/sw.ts",
        "event.waitUntil(keepShell())",
        "event.waitUntil(keepShell().then(() => self.skipWaiting()))",
        E2E + "test_tabs.py -k waits_for",
    ),
    "a worker that could not be installed is tried again": Mutant(
        "web/src/sync/update.ts",
        'first.state === "redundant" && !registration.active',
        'first.state === "redundant" && registration.active',
        E2E + "test_tabs.py -k did_not_come",
    ),
    "an update takes along what waits": Mutant(
        "web/src/local/database.ts",
        "    if (oldVersion < 3) request",
        '    if (oldVersion > 0) request.transaction?.objectStore("outbox").clear();\n    if (oldVersion < 3) request',
        E2E + "test_old_app.py",
    ),
    "lines stay under the finger when a notice comes": Mutant(
        "web/src/frame/still.ts",
        "if (!isDone) scrollTo",
        "if (isDone) scrollTo",
        E2E + "test_session.py -k stays_under",
    ),
}
MUTANTS = IN_NODE | IN_A_BROWSER


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = copy_tree(tmp_path_factory.mktemp("mutants"))
    if (ROOT / ".git").exists():  # an app of an older release is built out of the history
        (made / ".git").symlink_to(ROOT / ".git")
    return made


@pytest.mark.soak
@pytest.mark.parametrize("name", MUTANTS)
def test_a_test_goes_red_without(copy: Path, name: str) -> None:
    must_go_red(copy, MUTANTS[name])
