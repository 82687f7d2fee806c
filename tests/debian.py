"""Fetches the programs of Debian that tests run and puts them beside Python: nothing is installed on the machine.

Where there is no apt their tests are skipped, and say so.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAMS = ("caddy", "restic", "rsync")
BESIDE = Path(sys.prefix) / "bin"


def main() -> None:
    missing = [name for name in PROGRAMS if not shutil.which(name, path=f"{BESIDE}:/usr/local/bin:/usr/bin:/bin")]
    if not missing or not shutil.which("apt-get"):
        return
    print(f"Fetching {', '.join(missing)} for the tests", file=sys.stderr)
    fetched = [name for name in missing if fetch(name)]
    if fetched != missing:
        quietly(["apt-get", "-qq", "update"])
        for name in set(missing) - set(fetched):
            fetch(name)


def fetch(name: str) -> bool:
    """The package unpacked, its program copied; its services are not started and its settings stay in the package."""
    with TemporaryDirectory() as folder:
        if not quietly(["apt-get", "-qq", "download", name], folder):
            return False
        for package in Path(folder).glob("*.deb"):
            quietly(["dpkg-deb", "-x", str(package), folder])
        program = Path(folder) / "usr" / "bin" / name
        if program.is_file():
            shutil.copy2(program, BESIDE / name)
    return runs(BESIDE / name)


def runs(program: Path) -> bool:
    """One whose libraries are not here is worse than none."""
    good = program.exists() and quietly([str(program), "--version" if program.name == "rsync" else "version"])
    if not good:
        program.unlink(missing_ok=True)
    return good


def quietly(words: list[str], where: str | None = None) -> bool:
    return subprocess.run(words, cwd=where, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    main()
