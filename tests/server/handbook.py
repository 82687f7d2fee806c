"""The commands of docs/operations.md, run as they stand there, with a firm's folders in place of the machine's."""

from __future__ import annotations

import getpass
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.served import DEMO_PASSWORD, Served, free_port

HOME = Path(__file__).parent.parent.parent
PAGE = (HOME / "docs/operations.md").read_text("utf-8")
PATIENCE = 120
SERVICE = """#!/bin/sh
# systemd's place is taken: one service, started and stopped for real
case "$1" in
stop | restart) kill "$(cat {pid})" 2>/dev/null; while kill -0 "$(cat {pid})" 2>/dev/null; do sleep 0.05; done ;;
esac
case "$1" in
start | restart) {kept} serve >>{log} 2>&1 & echo $! >{pid}; sleep 1 ;;
esac
"""


def block(name: str) -> str:
    """A block of commands by the name that stands above it in a comment."""
    found = re.search(rf"<!-- {name} -->\n```sh\n(.*?)```", PAGE, re.DOTALL)
    assert found, f"docs/operations.md has no block {name}"
    return found[1]


class Machine:
    """A firm as a service on a machine of its own, which is a folder; `like`: with the firm of another one."""

    def __init__(self, folder: Path, like: Path | None = None) -> None:
        self.folder = folder
        self.data, self.backups, self.etc = folder / "lib/kept", folder / "backups/kept", folder / "etc"
        self.bin, self.copies = folder / "bin", folder / "copies"
        for made in (self.data, self.backups, self.etc, self.bin, self.copies):
            made.mkdir(parents=True)
            if like and made in (self.data, self.backups):
                shutil.copytree(like / made.relative_to(folder), made, dirs_exist_ok=True)
        self.served = Served(self.data, "serve", KEPT_BACKUPS=str(self.backups))
        self.drill = free_port()
        (self.etc / "kept.env").write_text(
            f"KEPT_DATA={self.data}\nKEPT_BACKUPS={self.backups}\nPORT={self.served.port}\nKEPT_BACKUP_EVERY=0\n"
        )
        self._shim("kept", f'#!/bin/sh\nexec {HOME}/deploy/kept "$@"\n')
        words = {"pid": folder / "pid", "kept": self.bin / "kept", "log": folder / "service.log"}
        self._shim("systemctl", SERVICE.format(**words))

    def hire(self, login: str, role: str) -> None:
        words = ("person", "add", login, "--name", login, "--role", role, "--stdin")
        done = self.served.run(*words, line=DEMO_PASSWORD)
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        self.shell("systemctl start kept")
        self.served.wait_for()

    def run(self, name: str) -> str:
        """Run a block of the page; what it said. Fails as soon as one of its lines does."""
        done = self.shell(self._here(block(name)))
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def shell(self, text: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-eu", "-o", "pipefail", "-c", text],
            env=self._environment(),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def close(self) -> None:
        self.shell(f"{self.bin}/systemctl stop kept || true")
        self.served.close()

    def _here(self, text: str) -> str:
        """The machine's paths, rights and ports as they are here."""
        for there, here in {
            " -o kept -g kept": "",
            "chown -R kept:": "true",
            "make -C /opt/kept": "true",
            "git -C /opt/kept": "true",
            "/etc/kept": str(self.etc),
            "/var/lib/kept": str(self.data),
            "/var/backups/kept": str(self.backups),
            "kept-machine:": "",
            "/srv/kept-copies": str(self.copies),
            ":8000": f":{self.served.port}",
            "8001": str(self.drill),
        }.items():
            text = text.replace(there, here)
        return text

    def _environment(self) -> dict[str, str]:
        unwanted = ("KEPT_", "PORT")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
        path = f"{self.bin}:{Path(sys.executable).parent}:{os.environ['PATH']}"
        return clean | {
            "PATH": path,
            "KEPT_HOME": str(HOME),
            "KEPT_SETTINGS": str(self.etc / "kept.env"),
            "KEPT_USER": getpass.getuser(),
            "RESTIC_CACHE_DIR": str(self.folder / "cache"),
            "TMPDIR": str(self.folder),
        }

    def _shim(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)
