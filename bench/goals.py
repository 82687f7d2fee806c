"""Goals of shared design NUMBERS and what others reach on the same work."""

from typing import NamedTuple

SOURCE = "measured November 2026, see NUMBERS; another run on another machine, so compare ratios, not digits"
PEERS = ("PouchDB", "Yjs", "pycrdt", "TinyBase", "RxDB", "Automerge", "Kinto", "Kinto+PG")
DURABLE = ("no fsync", "memory", "no ack", "no fsync", "memory", "no fsync", "memory", "fsync")
"""What stands behind a peer's acknowledgement."""


class Goal(NamedTuple):
    """`most`: reached by this or less; `least`: by this or more. `peers` in the order of PEERS."""

    most: float | None = None
    least: float | None = None
    peers: tuple[str, ...] = ()

    def met(self, value: float) -> bool:
        return (self.most is None or value <= self.most) and (self.least is None or value >= self.least)

    def __str__(self) -> str:
        return f"≤ {self.most:,.10g}" if self.most is not None else f"≥ {self.least:,.10g}"


GOALS: dict[str, Goal] = {
    "push s": Goal(0.9, peers=("1.7–2.3", "1.8", "0.90", "3.4", "0.70", "3.7", "11.4", "54")),
    "push MB": Goal(2.4, peers=("7.3", "7.0", "7.0", "8.4", "5.9", "2.3", "6.4", "6.4")),
    "push history": Goal(least=25_000),
    "bootstrap s": Goal(0.5, peers=("1.6–2.3", "0.69", "0.43", "1.8", "0.27", "2.2", "0.12", "0.17")),
    "bootstrap MB": Goal(2.0, peers=("2.5", "7.1", "7.1", "8.4", "5.8", "2.2", "5.9", "5.9")),
    "increment ms": Goal(15, peers=("55", "115–246", "62", "failed", "15", "–", "192", "16")),
    "increment kB": Goal(5, peers=("27", "3–159", "3", "–", "52", "–", "59", "59")),
    "merge s": Goal(0.6, peers=("6.2", "0.67", "0.41", "4.3", "0.83", "–", "40", "115")),
    "merge own": Goal(least=4_000, peers=("500", "4,000", "4,000", "4,000", "500", "–", "500", "500")),
    "merge losers": Goal(least=3_500, peers=("3,500", "0", "0", "0", "0", "–", "3,500", "3,500")),
    "merge agree": Goal(least=8),
    "fan-in ops/s": Goal(least=10_000, peers=("2,794", "16,367", "2,535", "2,845", "–", "–", "175", "–")),
    "fan-in ms": Goal(900, peers=("3,570", "486", "604", "3,470", "–", "–", "57,000", "–")),
    "rest MB": Goal(120),
    "lines MB": Goal(400),
    "start s": Goal(2),
    "friday lost": Goal(0),
    "paper s": Goal(3),
    "paper kB": Goal(300),
    "paper MB": Goal(400),
    "app kB": Goal(150),
    "app cold s": Goal(1.0),
    "app paint ms": Goal(50),
    "app durable ms": Goal(80),
    "app job ms": Goal(200),
    "app frame ms": Goal(32),
    "app search ms": Goal(100),
    "app memory MB": Goal(200),
}
