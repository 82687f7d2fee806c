"""The service unit that we deliver: systemd understands it, and it is locked up as far as that goes."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

HOME = Path(__file__).parent.parent.parent
MOST_EXPOSED = 2.0
"""systemd's own mark from 0, locked up, to 10."""


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit as if this checkout were installed."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed here (Debian: apt install systemd)")
    path = tmp_path / "kept.service"
    path.write_text((HOME / "deploy/kept.service").read_text().replace("/opt/kept", str(HOME)))
    return path


def test_systemd_understands_the_unit(unit: Path) -> None:
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_unit_is_locked_up(unit: Path) -> None:
    words = ["systemd-analyze", "security", "--offline=true", str(unit)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    mark = re.search(r"exposure level for kept.service: ([\d.]+)", done.stdout)
    assert mark, done.stdout + done.stderr
    assert float(mark[1]) < MOST_EXPOSED
