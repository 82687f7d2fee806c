"""A stop-watch that also says how much processor the server and its client used meanwhile."""

import os
import time

import psutil

from bench.figures import Figure


class Meter:
    """Runs from its making until `stop`; all in seconds.

    On a machine with other work to do the processor seconds say more than the time.
    """

    def __init__(self, server: psutil.Process) -> None:
        self.processes = (server, psutil.Process(os.getpid()))
        self.spent = self.server = self.client = 0.0
        self._before = self._now()

    def stop(self) -> None:
        now, then = self._now(), self._before
        self.spent, self.server, self.client = (after - before for after, before in zip(now, then, strict=True))

    def figures(self, work: str) -> list[Figure]:
        return [
            Figure(work, "  server CPU", self.server, "s"),
            Figure(work, "  client CPU", self.client, "s"),
        ]

    def _now(self) -> tuple[float, float, float]:
        server, client = (sum(process.cpu_times()[:2]) for process in self.processes)
        return time.perf_counter(), server, client
