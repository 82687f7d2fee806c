"""What can be set from outside, read once from the environment."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

HOME = Path(__file__).resolve().parent.parent
FONTS = HOME / "web" / "node_modules" / "@expo-google-fonts"
VERSION: str = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]["version"]
LogLevel = Literal["debug", "info", "warning"]


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """docs/operations.md explains each; `proxies` are the addresses whose X-Forwarded-* we believe."""

    data: Path
    host: str = "127.0.0.1"
    port: int = 8000
    web: Path = HOME / "web" / "dist"
    proxies: str = "127.0.0.1"
    log: LogLevel = "info"
    backups: Path = Path("data/backups")
    every: int = 60
    """Minutes between two backups; 0: none are made by the server itself."""
    address: str = ""
    """Where the server is found from outside, `https://…`: stands in links and codes. Empty: as it was asked."""
    fonts: Path = FONTS
    """Noto Sans SC and TC for the paper, as npm brings them."""
    smtp: str = ""
    """Where mail is handed in, `smtp://user:password@host:587?from=…`; empty: none is sent."""
    cert: Path | None = None
    cert_key: Path | None = None
    """Certificate chain and private key as PEM files, where no proxy ends TLS."""
    patience: float = 30
    """Seconds of silence in the middle of a request after which it is cut off."""
    uploads: int = 4_000
    """Megabytes of photos and files that one person may bring within a day."""
    token: str = ""
    """Whoever shows it may read the figures from elsewhere; empty: only this machine may."""

    @property
    def database(self) -> Path:
        return self.data / "kept.db"

    @property
    def blobs(self) -> Path:
        return self.data / "blobs"

    @property
    def papers(self) -> Path:
        """PDFs made before; can be thrown away at any time."""
        return self.data / "papers"

    @property
    def keys(self) -> Path:
        return self.data / "keys"


def _number(environment: Mapping[str, str], name: str, usual: float) -> float:
    """A setting above 0. Raises ValueError with a sentence that says what to mend."""
    said = environment.get(name) or str(usual)
    try:
        number = float(said)
    except ValueError:
        number = 0
    if not 0 < number < float("inf"):
        raise ValueError(f"{name} must be a number above 0, not {said!r}")
    return number


def _file(environment: Mapping[str, str], name: str) -> Path | None:
    """A file that must be there when it is named. Raises ValueError with a sentence."""
    path = Path(environment[name]) if environment.get(name) else None
    if path and not path.is_file():
        raise ValueError(f"{name} names {path}, which is no file that we may read")
    return path


def read(environment: Mapping[str, str]) -> Config:
    """The configuration. Raises ValueError with a sentence that says what to mend."""
    port = environment.get("PORT") or "8000"
    every = environment.get("KEPT_BACKUP_EVERY") or "60"
    if not every.isdecimal():
        raise ValueError(f"KEPT_BACKUP_EVERY must be a number of minutes, not {every!r}")
    data = Path(environment.get("KEPT_DATA") or "data").resolve()
    if not port.isdecimal() or int(port) > 65535:
        raise ValueError(f"PORT must be a number up to 65535, not {port!r}")
    cert, cert_key = (_file(environment, name) for name in ("KEPT_CERT", "KEPT_KEY"))
    if (cert is None) != (cert_key is None):
        raise ValueError("KEPT_CERT and KEPT_KEY belong together: the certificate chain and its private key")
    smtp = environment.get("KEPT_SMTP") or ""
    if smtp and not re.match(r"smtps?://[^/?]+/?\?(.*&)?from=.", smtp):
        raise ValueError("KEPT_SMTP must be smtp://user:password@host:587?from=address, or smtps://…")
    return Config(
        data=data,
        cert=cert,
        cert_key=cert_key,
        backups=Path(environment.get("KEPT_BACKUPS") or data / "backups"),
        every=int(every),
        host=environment.get("KEPT_HOST") or "127.0.0.1",
        port=int(port),
        web=Path(environment.get("KEPT_WEB") or HOME / "web" / "dist"),
        proxies=environment.get("KEPT_PROXIES") or "127.0.0.1",
        patience=_number(environment, "KEPT_PATIENCE", 30),
        uploads=int(_number(environment, "KEPT_UPLOADS_A_DAY", 4_000)),
        token=environment.get("KEPT_METRICS_TOKEN") or "",
        address=(environment.get("KEPT_ADDRESS") or "").rstrip("/"),
        fonts=Path(environment.get("KEPT_FONTS") or FONTS),
        smtp=smtp,
        log=msgspec.convert(environment.get("KEPT_LOG") or "info", LogLevel),
    )
