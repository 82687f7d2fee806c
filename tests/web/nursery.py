"""Servers as forks of one process that has read their code: one that is killed again and again starts at once.

The line `start` makes one that serves as this process's environment says; the line `kill` ends it as a power cut
would. Each is answered by a line when it is done. The end of the input ends everything.
"""

from __future__ import annotations

import os
import signal
import sys

from server.__main__ import main


def _start() -> int:
    child = os.fork()
    if child:
        return child
    os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    os._exit(main(["serve"]))


def _kill(child: int) -> int:
    if child:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return 0


if __name__ == "__main__":
    serving = 0
    for line in sys.stdin:
        serving = _start() if line.strip() == "start" else _kill(serving)
        print("done", flush=True)
    _kill(serving)
