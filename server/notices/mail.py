"""Mail handed in to an SMTP server, one message at a time."""

from __future__ import annotations

import ipaddress
import smtplib
import ssl
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

PATIENCE = 30.0
LARGEST = 15 << 20
"""Bytes of an attachment; larger ones most servers refuse."""


class NotSent(Exception):
    """The message did not leave; the text says why, for the log."""


class Post(NamedTuple):
    """Where mail is handed in, read from `smtp://user:password@host:587?from=service@firm.example`."""

    host: str
    port: int
    implicit_tls: bool
    user: str
    password: str
    sender: str


class Letter(NamedTuple):
    to: str
    subject: str
    text: str
    paper: bytes = b""
    name: str = "report.pdf"


def post(url: str) -> Post:
    """Raises NotSent with a sentence that says what to mend."""
    parts = urlsplit(url)
    sender = parse_qs(parts.query).get("from", [""])[0]
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or not sender:
        raise NotSent("KEPT_SMTP must be smtp://user:password@host:587?from=address, or smtps://…")
    implicit = parts.scheme == "smtps"
    port = parts.port or (465 if implicit else 587)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Post(parts.hostname, port, implicit, user, password, sender)


def send(via: Post, letter: Letter) -> None:
    """Hand a letter in; blocks. Raises NotSent: then it surely was not taken whole."""
    message = _written(via, letter)
    try:
        with _open(via) as server:
            if via.user:
                server.login(via.user, via.password)
            server.send_message(message)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        code = getattr(error, "smtp_code", getattr(error, "errno", ""))  # its words may name the receiver
        raise NotSent(f"{type(error).__name__} {code}") from error


def _written(via: Post, letter: Letter) -> EmailMessage:
    message = EmailMessage()
    try:
        message["From"] = Address(addr_spec=via.sender)
        message["To"] = Address(addr_spec=letter.to)
        message["Subject"] = letter.subject
    except (ValueError, MessageError, IndexError) as error:
        raise NotSent(f"not an address or subject ({type(error).__name__})") from error
    message.set_content(letter.text)
    if letter.paper and len(letter.paper) <= LARGEST:
        message.add_attachment(letter.paper, maintype="application", subtype="pdf", filename=letter.name)
    return message


def _open(via: Post) -> smtplib.SMTP:
    """A connection that nobody listens in on; in the clear only to this machine itself."""
    if via.implicit_tls:
        return smtplib.SMTP_SSL(via.host, via.port, timeout=PATIENCE, context=ssl.create_default_context())
    server = smtplib.SMTP(via.host, via.port, timeout=PATIENCE)
    try:
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
        elif not _own_machine(via.host):
            raise NotSent(f"{via.host} offers no encryption")
    except BaseException:
        server.close()
        raise
    return server


def _own_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
