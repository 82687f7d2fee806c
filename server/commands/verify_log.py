"""Checks an exported log alone: `python verify_log.py FILE`. Needs Python and nothing else, not even Kept.

Line 1 of an export names the head; each further line is one op, and after them stands what was refused. An op's chain
hash is the SHA-256 of the chain hash before it, the server's decisions about it as text, and the SHA-256 of its
payload: whoever alters, drops or inserts an op breaks the chain from there on, and whoever holds an earlier head can
see it. Whose key sealed a report, and what had been said of its device by then, stands in the log too, and so does
who settled which refused op.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from typing import Any

FORMATS = ("kept-log-1", "kept-log-2")
DECIDED = ("seq", "device", "n", "person", "r", "prev", "place", "at", "uncertainty", "received", "saw", "back")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class Custody:
    """Whose keys and devices there are, what was said of them, and which reports were sealed, in the log's order."""

    def __init__(self) -> None:
        self.keys: dict[str, tuple[int, dict[str, Any]]] = {}
        self.words: dict[str, list[tuple[int, str]]] = {}
        self.seals: list[tuple[int, str, str, dict[str, Any]]] = []
        self.settled: list[tuple[int, str, dict[str, Any]]] = []

    def take(self, op: dict[str, Any], body: dict[str, Any]) -> None:
        kind, seq, said = body["kind"], op["seq"], body["set"]
        if kind == "seal":
            self.seals.append((seq, op["person"], op["device"], said))
        elif not op["device"].startswith("server."):
            return
        elif kind == "signing_key":
            self.keys.setdefault(body["id"], (seq, said))
        elif kind == "device_word":
            self.words.setdefault(said["device"], []).append((seq, said["word"]))
        elif kind == "tray_word":
            self.settled.append((seq, op["person"], said))

    def said(self) -> list[str]:
        """A sentence for each seal and each refused op that somebody settled."""
        return [self._seal(*seal) for seal in self.seals] + [
            f"op {seq}: {by} {said['act'].replace('_', ' ')} what {said['person']} wrote as {said['device']} "
            f"{said['n']}, refused as {said['code']}: {said['reason']}"
            for seq, by, said in self.settled
        ]

    def _seal(self, seq: int, person: str, device: str, said: dict[str, Any]) -> str:
        known, key = self.keys.get(said["key"], (0, {}))
        if not known or known > seq or key["person"] != person:
            since = f" before op {known}" if known > seq and key["person"] == person else ""
            return f"op {seq}: report {said['number']} sealed by a key not known{since} as {person}'s"
        words = [word for one in {device, key["device"]} for word in self.words.get(one, [])]
        start = f"op {seq}: report {said['number']} sealed by {person}, key known since op {known}, "
        return start + _standing(sorted(words), seq)


def _standing(words: list[tuple[int, str]], seq: int) -> str:
    """What had been said of a device when an op came, and the first word against it afterwards."""
    before = [(at, word) for at, word in words if at < seq]
    later = next(((at, word) for at, word in words if at > seq and word in ("lost", "retired")), None)
    if before and before[-1][1] != "back":
        return f"AFTER op {before[-1][0]} said of its device: {before[-1][1]}"
    return "its device in use" + (f"; op {later[0]} said later: {later[1]}" if later else "")


class Walk:
    """From the first op to the last: what is wrong, and what was redacted, in sentences."""

    def __init__(self, head: dict[str, Any]) -> None:
        self.custody, self.refused = Custody(), dict[tuple[str, int], str]()
        self.with_bytes: set[tuple[str, int]] = set()
        self.head, self.chain, self.last = head, b"", 0
        self.wrong: list[str] = []
        self.redacted: list[str] = []
        self.stand_ins: dict[int, str] = {}
        self.rulings: dict[tuple[int, str], str] = {}
        self.approved: dict[str, str] = {}

    def take(self, op: dict[str, Any]) -> None:
        if op["seq"] != self.last + 1:
            self.wrong.append(f"op {self.last + 1} is missing, found {op['seq']}")
        self.last = op["seq"]
        decided = " ".join(str(op[name]) for name in DECIDED) + " "
        self.chain = hashlib.sha256(self.chain + decided.encode() + bytes.fromhex(op["hash"])).digest()
        if self.chain.hex() != op["chain"]:
            self.wrong.append(f"op {self.last}: the chain is broken here")
            self.chain = bytes.fromhex(op["chain"])
        if self.head["bodies"] or op.keys() & {"body", "stand_in"}:  # whatever the first line says of them
            self._payload(op)

    def _payload(self, op: dict[str, Any]) -> None:
        if op.get("body") is not None:
            if digest(op["body"]) != op["hash"]:
                self.wrong.append(f"op {self.last}: its payload was altered")
                return
            body = json.loads(op["body"])
            self.custody.take(op, body)
            if op["device"].startswith("server."):
                self._ruling(op["person"], body)
        elif "stand_in" in op:
            self.stand_ins[self.last] = digest(op["stand_in"])
        else:
            self.wrong.append(f"op {self.last}: its payload is gone, and no redaction says by whom")

    def _ruling(self, person: str, body: dict[str, Any]) -> None:
        """A ruling lies in the log itself and names the hash of each stand-in."""
        if body["kind"] == "ruling" and body["set"]["act"] == "approved":
            self.approved[body["set"]["redaction"]] = person
            for seq, hash in body["set"]["stand_ins"].items():
                self.rulings[int(seq), hash] = person

    def take_refused(self, op: dict[str, Any]) -> None:
        """An op that was not taken: it stands in no chain, but who settled it named its hash."""
        key = op["device"], op["n"]
        self.refused[key] = op["hash"]
        if "body" in op or op.get("redaction"):
            self.with_bytes.add(key)
        if "body" in op and hashlib.sha256(bytes.fromhex(op["body"])).hexdigest() != op["hash"]:
            self.wrong.append(f"what was refused from {op['device']} {op['n']} was altered")
        if op.get("redaction") and self.head["bodies"]:
            meant = any(word["act"] == "redacted" and word["hash"] == op["hash"] for *_, word in self.custody.settled)
            person = self.approved.get(op["redaction"]) if meant else None
            self._withheld(f"refused {op['device']} {op['n']}", person)

    def _withheld(self, what: str, person: str | None) -> None:
        if person:
            self.redacted.append(f"{what}: redacted, approved by {person}")
        else:
            self.wrong.append(f"{what}: its bytes are gone, and no redaction says by whom")

    def end(self) -> None:
        for seq, _, said in self.custody.settled:
            key = said["device"], said["n"]
            if self.refused.get(key) != said["hash"]:
                self.wrong.append(f"op {seq}: the refused op that it settles is not the one in this file")
            elif self.head["bodies"] and key not in self.with_bytes:
                self.wrong.append(f"op {seq}: the bytes of the refused op that it settles are gone")
        if [self.last, self.chain.hex()] != self.head["head"]:
            self.wrong.append(f"the log ends with op {self.last}, which is not the head that the first line names")
        for seq, hash in self.stand_ins.items():
            person = self.rulings.get((seq, hash))
            if person:
                self.redacted.append(f"op {seq}: redacted, approved by {person}")
            else:
                self.wrong.append(f"op {seq}: what stands in for its payload was approved by nobody")


def check(lines: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """(what is wrong, what was redacted, what the log says of seals and of refused work)."""
    read = map(json.loads, lines)
    walk = Walk(next(read, {}))
    if walk.head.get("format") not in FORMATS:
        return [f"this is no export of the form {' or '.join(FORMATS)}"], [], []
    for line in read:
        if "refused" in line:
            walk.take_refused(line["refused"])
        else:
            walk.take(line)
    walk.end()
    return walk.wrong, walk.redacted, walk.custody.said()


def main(words: list[str]) -> int:
    try:
        with open(words[0], encoding="utf-8") as file:  # noqa: PTH123 - stands alone
            wrong, redacted, said = check(file)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        print(f"{words[0]} cannot be read as an exported log: {error}", file=sys.stderr)
        return 1
    print("\n".join([*said, *(redacted or ["No op was redacted."]), *wrong]))
    print("The log is NOT whole." if wrong else "The log is whole: every op follows from the one before it.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
