"""TLS by the server itself: certificate files, renewed while it runs."""

from __future__ import annotations

import signal
import ssl
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.conftest import Serving
from tests.served import Served


def certificate(folder: Path) -> int:
    """A fresh certificate for this machine in `cert.pem` and `key.pem`; its number."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "kept")])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=9))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return made.serial_number


def shown(server: Served) -> int:
    """The number of the certificate that a new connection is shown."""
    pem = ssl.get_server_certificate(("127.0.0.1", server.port))
    return x509.load_pem_x509_certificate(pem.encode()).serial_number


def hang_up(server: Served) -> None:
    """What `systemctl reload kept` sends."""
    assert server.process
    before = server.log().count('"event"')
    server.process.send_signal(signal.SIGHUP)
    deadline = time.monotonic() + 60
    while server.log().count('"event"') == before and time.monotonic() < deadline:
        time.sleep(0.05)


def test_renewed_certificate_files_serve_new_connections_without_a_restart(serving: Serving, tmp_path: Path) -> None:
    first = certificate(tmp_path)
    server = serving(KEPT_CERT=str(tmp_path / "cert.pem"), KEPT_KEY=str(tmp_path / "key.pem"))
    server.trust = tmp_path / "cert.pem"
    browser = server.start().client("engineer.a")
    assert [cookie.name for cookie in browser.cookies.jar] == ["__Host-kept"]
    assert "strict-transport-security" in browser.get("/").headers
    assert shown(server) == first

    second = certificate(tmp_path)
    hang_up(server)
    assert shown(server) == second != first
    assert browser.get("/api/session").status_code == 200, "the connection that was open goes on"

    (tmp_path / "cert.pem").write_text("half a certif")
    hang_up(server)
    assert shown(server) == second, "files that do not fit are left alone"
    assert "the old one stays in use" in server.log()


def test_hanging_up_on_a_server_behind_a_proxy_does_nothing(server: Served) -> None:
    assert server.process
    server.process.send_signal(signal.SIGHUP)
    time.sleep(0.3)
    assert server.answers()


def test_half_a_pair_of_files_is_said_at_start(serving: Serving, tmp_path: Path) -> None:
    certificate(tmp_path)
    for settings in ({"KEPT_CERT": str(tmp_path / "cert.pem")}, {"KEPT_KEY": str(tmp_path / "gone.pem")}):
        server = serving("serve", **settings)
        done = server.run("serve")
        assert done.returncode == 2
        assert "KEPT_KEY" in done.stderr
