"""A mail server on this machine that takes letters and keeps them: the few words of SMTP that a client needs."""

from __future__ import annotations

import socketserver
import threading
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Self


class Sink:
    """`refuses`: says no to every receiver."""

    def __init__(self, refuses: bool = False) -> None:
        self.letters: list[EmailMessage] = []
        self.receivers: list[str] = []
        sink = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self._say("220 here")
                while line := self.rfile.readline():
                    word = line.decode().strip()
                    if word.upper().startswith("DATA"):
                        self._letter()
                    elif word.upper().startswith("RCPT"):
                        sink.receivers.append(word)
                        self._say("550 nobody of that name" if refuses else "250 yes")
                    else:
                        self._say("221 bye" if word.upper() == "QUIT" else "250 yes")
                    if word.upper() == "QUIT":
                        return

            def _letter(self) -> None:
                self._say("354 go on")
                lines: list[bytes] = []
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
                read = message_from_bytes(b"".join(lines), policy=policy.default)
                assert isinstance(read, EmailMessage)
                sink.letters.append(read)
                self._say("250 taken")

            def _say(self, text: str) -> None:
                self.wfile.write(f"{text}\r\n".encode())

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self._server.server_address[1]}?from=service%40firm.example"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
