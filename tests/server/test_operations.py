"""docs/operations.md is true: its commands run, its figures exist, its settings are the ones there are."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from server import config
from tests.served import Served
from tests.server.handbook import HOME, PAGE, Machine, block
from tests.server.syncing import Device, job


@pytest.fixture(scope="module")
def at_rest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A firm with two people, a job and one proven backup; its service does not run."""
    made = Machine(tmp_path_factory.mktemp("machine"))
    try:
        made.hire("engineer.a", "engineer")
        made.hire("manager", "manager")
        made.start()
        Device(made.served, "manager").push(("hospital", "H01", {"zh": "医院"}), job("J-first"))
        assert made.shell("kept backup").returncode == 0
    finally:
        made.close()
    return made.folder


@pytest.fixture
def machine(at_rest: Path, tmp_path: Path) -> Iterator[Machine]:
    """That firm, its service running."""
    made = Machine(tmp_path, like=at_rest)
    try:
        made.start()
        yield made
    finally:
        made.close()


def jobs(server: Served) -> set[str]:
    return {id for kind, id in Device(server, "manager").everything() if kind == "job"}


def test_the_restore_as_written_brings_the_firm_back(machine: Machine) -> None:
    Device(machine.served, "manager").push(job("J-after-the-backup"))
    said = machine.run("restore")
    assert "Restored the backup" in said
    machine.served.wait_for()
    machine.served.forget()
    assert jobs(machine.served) == {"J-first"}
    assert httpx.get(f"{machine.served.url}/metrics").text.count("kept_held 1.0") == 1
    assert list(machine.data.parent.glob("kept.lost.*")), "the old folder is moved away, not deleted"
    assert "Released" in machine.shell("kept go").stdout


def test_the_drill_as_written_passes_and_leaves_nothing_behind(machine: Machine) -> None:
    before = sorted(machine.data.rglob("*"))
    said = machine.run("drill")
    assert '"status":"ok"' in said
    assert "engineer.a" in said
    assert not list(machine.folder.glob("tmp.*")), "the copy holds the firm's keys"
    assert [path for path in sorted(machine.data.rglob("*")) if path in before] == before
    assert machine.served.answers(), "the running firm was not touched"


def test_the_drill_fails_on_a_backup_that_lost_a_byte(machine: Machine) -> None:
    (backup,) = machine.backups.glob("*Z")
    content = bytearray((backup / "kept.db").read_bytes())
    content[len(content) // 2] ^= 1
    (backup / "kept.db").write_bytes(content)
    with pytest.raises(AssertionError, match="not what was written"):
        machine.run("drill")


def test_the_upgrade_as_written_keeps_everything(machine: Machine) -> None:
    assert '"status":"ok"' in machine.run("upgrade")
    machine.served.wait_for()
    assert jobs(machine.served) == {"J-first"}


def test_copies_by_restic_come_back_and_restore(machine: Machine) -> None:
    if not shutil.which("restic"):
        pytest.skip("restic is not here and apt could not fetch it (tests/debian.py)")
    (machine.etc / "restic.env").write_text(f"RESTIC_REPOSITORY={machine.copies}/restic\nRESTIC_PASSWORD=test\n")
    machine.run("copy-restic")
    shutil.rmtree(machine.backups)
    fetch = f"set -a; . {machine.etc}/restic.env; restic restore latest --target / --include {machine.backups}"
    assert machine.shell(fetch).returncode == 0
    assert "Restored the backup" in machine.run("restore")


def test_copies_by_rsync_hold_whole_backups_only(machine: Machine) -> None:
    if not shutil.which("rsync"):
        pytest.skip("rsync is not here and apt could not fetch it (tests/debian.py)")
    (machine.backups / "2026-01-01T00-00-00Z.part").mkdir()
    machine.run("copy-rsync")
    (copied,) = machine.copies.glob("2*")
    assert (copied / "verified.json").exists()


def test_the_caddyfile_is_one_that_caddy_takes(tmp_path: Path) -> None:
    found = shutil.which("caddy") or pytest.skip("Caddy is not here and apt could not fetch it (tests/debian.py)")
    assert "caddy validate --config" in block("caddy")
    words = [found, "validate", "--config", str(HOME / "deploy/Caddyfile"), "--adapter", "caddyfile"]
    done = subprocess.run(words, env={"HOME": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_the_installation_copies_is_there() -> None:
    named = re.findall(r"/opt/kept/(deploy/[\w.-]+)", PAGE)
    assert len(named) >= 5
    for path in named:
        assert list(HOME.glob(path.replace("kept-copy.", "kept-copy.*"))), path
    assert not [line for line in block("install").splitlines() if "python -m" in line]


def test_the_settings_that_are_installed_name_no_address_that_is_not_the_firms() -> None:
    """It would stand in private links and be printed on reports."""
    lines = (HOME / "deploy/kept.env").read_text("utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []
    assert "KEPT_ADDRESS" in block("install")


def test_every_figure_that_is_watched_exists(shared: Served) -> None:
    told = httpx.get(f"{shared.url}/metrics").text
    there = set(re.findall(r"^# HELP (\w+)", told, re.MULTILINE))
    there |= {f"{name}{end}" for name in there for end in ("_total", "_bucket")}
    rules = (HOME / "deploy/alerts.yml").read_text()
    watched = set(re.findall(r"\b((?:kept|process)_[a-z_]+)\b", rules)) | set(
        re.findall(r"`((?:kept|process)_[a-z_]+)", PAGE)
    )
    assert len(watched) > 20
    assert watched <= there, watched - there
    ours = {name for name in there if name.startswith("kept_") and not re.search(r"_(total|bucket|created)$", name)}
    mentioned = {re.sub(r"_(total|bucket)$", "", name) for name in watched}
    assert ours - mentioned == set(), "each figure is explained"


def test_every_setting_is_on_the_page() -> None:
    read = set(re.findall(r'"((?:KEPT_[A-Z_]+|PORT))"', Path(config.__file__).read_text()))
    assert len(read) > 10
    missing = {name for name in read if f"`{name}`" not in PAGE}
    assert missing == set()
