"""The command that an administrator types, deploy/kept, and what the commands say where no firm is."""

from __future__ import annotations

import getpass
import os
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
SETTINGS = """# a comment
; another one
KEPT_SMTP=smtp://kept:p&s;$(touch caught)@mail.example.com
KEPT_ADDRESS="https://kept.example.com"
KEPT_FROM='Kept <kept@example.com>'

not a line
PORT=9000"""
OVER_A_FIRM = ("verify", "go", "refold", "backup", "keys", "export-log log.jsonl")


def typed(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """As somebody types it who stands in this folder; what runs tells its settings."""
    (folder / "home/.venv/bin").mkdir(parents=True)
    python = folder / "home/.venv/bin/python"
    python.write_text('#!/bin/sh\nenv | grep -E "^(KEPT_|PORT)"\necho "at $PWD: $*"\n')
    python.chmod(0o755)
    (folder / "kept.env").write_text(SETTINGS)
    here = {
        "KEPT_HOME": str(folder / "home"),
        "KEPT_SETTINGS": str(folder / "kept.env"),
        "KEPT_USER": getpass.getuser(),
    }
    asked = here | {"PATH": os.environ["PATH"], "KEPT_DATA": "/tmp/drill of $HOME"}
    command = [str(HOME / "deploy/kept"), *words]
    return subprocess.run(command, env=asked, cwd=folder, capture_output=True, text=True, check=True)


def test_settings_are_read_as_the_service_reads_them_and_nothing_in_them_is_run(tmp_path: Path) -> None:
    told = typed(tmp_path, "person", "list").stdout.splitlines()
    assert "KEPT_SMTP=smtp://kept:p&s;$(touch caught)@mail.example.com" in told
    assert "KEPT_ADDRESS=https://kept.example.com" in told
    assert "KEPT_FROM=Kept <kept@example.com>" in told
    assert "PORT=9000" in told
    assert "KEPT_BACKUPS=/var/backups/kept" in told
    assert "KEPT_DATA=/tmp/drill of $HOME" in told, "what is typed goes first"
    assert not list(tmp_path.rglob("caught"))


def test_a_file_is_named_from_where_one_stands(tmp_path: Path) -> None:
    told = typed(tmp_path, "verify-log", "log.jsonl").stdout.splitlines()
    assert told[-1] == f"at {tmp_path}: -P -m server verify-log log.jsonl"


def server(folder: Path, words: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"KEPT_DATA": str(folder / "mistyped"), "PYTHONPATH": str(HOME)}
    command = [sys.executable, "-m", "server", *words.split()]
    return subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("words", OVER_A_FIRM)
def test_a_command_on_a_mistyped_folder_calls_nothing_whole_and_makes_nothing(tmp_path: Path, words: str) -> None:
    done = server(tmp_path, words)
    assert done.returncode == 1
    assert f"{tmp_path / 'mistyped'} holds no firm. Set KEPT_DATA" in done.stderr
    assert "whole" not in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_cannot_be_read_or_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "other.json").write_text('{"format": "kept-log-2", "bodies": true, "head": [1, ""]}\n{"seq": 1}\n')
    for name in ("missing.jsonl", "photo.jpg", "other.json"):
        done = server(tmp_path, f"verify-log {name}")
        assert (done.returncode, done.stdout) == (1, "")
        assert f"{name} cannot be read as an exported log" in done.stderr
        assert "Traceback" not in done.stderr
    (tmp_path / "mistyped").mkdir()
    made = subprocess.run(
        [sys.executable, "-m", "server", "person", "add", "boss", "--name", "Boss", "--role", "admin", "--stdin"],
        env=os.environ | {"KEPT_DATA": str(tmp_path / "mistyped"), "PYTHONPATH": str(HOME)},
        input="correct horse battery staple",
        text=True,
        capture_output=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    done = server(tmp_path, "export-log no/such/folder/log.jsonl")
    assert done.returncode == 1
    assert "log.jsonl could not be written: No such file or directory" in done.stderr
    assert "Traceback" not in done.stderr
