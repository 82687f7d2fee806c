"""Checks an exported log alone: `python verify_log.py FILE`. Needs Python and nothing else, not even Kept.

Line 1 of an export names the head; each further line is one op. An op's chain hash is the SHA-256 of the chain hash
before it, the server's decisions about it as text, and the SHA-256 of its payload: whoever alters, drops or inserts
an op breaks the chain from there on, and whoever holds an earlier head can see it.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from typing import Any

FORMAT = "kept-log-1"
DECIDED = ("seq", "device", "n", "person", "r", "prev", "place", "at", "uncertainty", "received", "saw", "back")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class Walk:
    """From the first op to the last: what is wrong, and what was redacted, in sentences."""

    def __init__(self, head: dict[str, Any]) -> None:
        self.head, self.chain, self.last = head, b"", 0
        self.wrong: list[str] = []
        self.redacted: list[str] = []
        self.stand_ins: dict[int, str] = {}
        self.rulings: dict[tuple[int, str], str] = {}

    def take(self, op: dict[str, Any]) -> None:
        if op["seq"] != self.last + 1:
            self.wrong.append(f"op {self.last + 1} is missing, found {op['seq']}")
        self.last = op["seq"]
        decided = " ".join(str(op[name]) for name in DECIDED) + " "
        self.chain = hashlib.sha256(self.chain + decided.encode() + bytes.fromhex(op["hash"])).digest()
        if self.chain.hex() != op["chain"]:
            self.wrong.append(f"op {self.last}: the chain is broken here")
            self.chain = bytes.fromhex(op["chain"])
        if self.head["bodies"]:
            self._payload(op)

    def _payload(self, op: dict[str, Any]) -> None:
        if op["body"] is not None:
            if digest(op["body"]) != op["hash"]:
                self.wrong.append(f"op {self.last}: its payload was altered")
            elif op["device"].startswith("server."):
                self._ruling(op["person"], json.loads(op["body"]))
        elif "stand_in" in op:
            self.stand_ins[self.last] = digest(op["stand_in"])
        else:
            self.wrong.append(f"op {self.last}: its payload is gone, and no redaction says by whom")

    def _ruling(self, person: str, body: dict[str, Any]) -> None:
        """A ruling lies in the log itself and names the hash of each stand-in."""
        if body["kind"] == "ruling" and body["set"]["act"] == "approved":
            for seq, hash in body["set"]["stand_ins"].items():
                self.rulings[int(seq), hash] = person

    def end(self) -> None:
        if [self.last, self.chain.hex()] != self.head["head"]:
            self.wrong.append(f"the log ends with op {self.last}, which is not the head that the first line names")
        for seq, hash in self.stand_ins.items():
            person = self.rulings.get((seq, hash))
            if person:
                self.redacted.append(f"op {seq}: redacted, approved by {person}")
            else:
                self.wrong.append(f"op {seq}: what stands in for its payload was approved by nobody")


def check(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """(what is wrong, what was redacted)."""
    read = map(json.loads, lines)
    walk = Walk(next(read, {}))
    if walk.head.get("format") != FORMAT:
        return [f"this is no export of the form {FORMAT}"], []
    for op in read:
        walk.take(op)
    walk.end()
    return walk.wrong, walk.redacted


def main(words: list[str]) -> int:
    with open(words[0], encoding="utf-8") as file:  # noqa: PTH123 - stands alone
        wrong, redacted = check(file)
    print("\n".join([*redacted, *wrong]) or "No op was redacted.")
    print("The log is NOT whole." if wrong else "The log is whole: every op follows from the one before it.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
