"""What stands before the server in real life: Debian's Caddy with the Caddyfile that we deliver."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from tests.served import PATIENCE, Served, free_port

HOME = Path(__file__).parent.parent.parent


class Caddy:
    """Caddy on this machine alone, with a certificate authority of its own."""

    def __init__(self, server: Served, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.port, self.plain = free_port(), free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}"

    def start(self) -> Caddy:
        found = shutil.which("caddy") or pytest.skip("Caddy is not here and apt could not fetch it (tests/debian.py)")
        config = self.folder / "Caddyfile"
        config.write_text(
            f"{{\n\tadmin off\n\thttp_port {self.plain}\n\thttps_port {self.port}\n\tlocal_certs\n"
            f"\tskip_install_trust\n\tstorage file_system {self.folder}/caddy\n}}\n"
            f"import {HOME}/deploy/Caddyfile\n"
        )
        inside = os.environ | {"KEPT_SITE": "localhost", "KEPT_UPSTREAM": f"127.0.0.1:{self.server.port}"}
        with (self.folder / "caddy.log").open("ab") as log:
            self.process = subprocess.Popen(
                [found, "run", "--config", str(config), "--adapter", "caddyfile"],
                env=inside | {"HOME": str(self.folder)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder / "caddy.log").read_text())
            time.sleep(0.1)
        return self

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(PATIENCE)

    def browser(self) -> httpx.Client:
        """Trusts Caddy's authority and nobody else."""
        return httpx.Client(base_url=self.url, headers={"X-Kept": "1"}, verify=self._trust(), timeout=PATIENCE)

    def _trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.folder / "caddy/pki/authorities/local/root.crt")

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/health", verify=self._trust(), timeout=2).status_code == 200
        except (httpx.HTTPError, OSError):
            return False
