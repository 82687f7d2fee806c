"""What is generated from the record types: golden for a sample, fresh for the real ones."""

import argparse
import json
from pathlib import Path
from typing import Annotated, Any, Literal, TypedDict

import msgspec
import pytest

from server.commands import types as command
from server.config import HOME
from server.errors import Sentence
from server.types import described, typescript
from sync.merge import earliest, members
from sync.record import BlobHash, Id, Record, Short
from tests.served import Served

GOLDEN = Path(__file__).parent.parent / "golden" / "schema.gen.ts"
Colour = Literal["red", "green"]


class Reading(TypedDict, total=False):
    raw: Short
    value: float | None
    colour: Colour


class Tank(Record):
    """A record with every sort of field."""

    name: Short = ""
    colour: Colour = "red"
    level: int = 0
    broken: bool = False
    state: Literal["", 'on "hold"'] = ""
    codes: Annotated[list[Id], members] = []
    first: Annotated[int, earliest] = 0
    reading: Reading | None = None
    limits: Annotated[dict[str, dict[str, float]], msgspec.Meta(max_length=9)] = {}
    strokes: list[list[float]] = []
    sides: list[Literal["left", "right"]] = []
    risk: dict[str, Any] | None = None


class TankPhoto(Record):
    fact = True
    root = ("tank", "tank")

    tank: Id
    blob: BlobHash
    note: Short = ""


class Unspeakable(Record):
    when: complex = 0j


ERRORS = {"busy": Sentence(503, "忙“着”。", 'Busy "now".')}


def test_typescript_of_a_sample_is_as_it_was() -> None:
    """After a wanted change: look at the difference, then write the golden file anew."""
    assert typescript([Tank, TankPhoto], ERRORS) == GOLDEN.read_text("utf-8")


def test_json_tells_policies_roots_and_what_is_required() -> None:
    told = described([Tank, TankPhoto])
    assert told["tank"]["root"] is None
    assert told["tank"]["fields"]["codes"]["policy"] == "members"
    assert told["tank"]["fields"]["first"]["policy"] == "earliest"
    assert told["tank_photo"]["fact"] is True
    assert told["tank_photo"]["root"] == ["tank", "tank"]
    assert told["tank_photo"]["fields"]["tank"]["required"]
    assert not told["tank_photo"]["fields"]["deleted"]["required"]
    assert told["tank_photo"]["fields"]["blob"]["blob"]


def test_a_type_without_words_is_refused_loudly() -> None:
    with pytest.raises(TypeError, match="complex"):
        typescript([Unspeakable], {})


def test_the_apps_types_are_fresh(shared: Served) -> None:
    assert shared.run("types", "--check").returncode == 0


def test_stale_types_are_noticed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "schema.gen.ts"
    monkeypatch.setattr(command, "SOURCES", tmp_path)
    asked = argparse.Namespace(check=False, json=False)
    checked = argparse.Namespace(check=True, json=False)
    settings: Any = None
    assert command.run(checked, settings) == 1
    assert command.run(asked, settings) == 0
    assert command.run(checked, settings) == 0
    target.write_text(target.read_text("utf-8") + "\n", "utf-8")
    assert command.run(checked, settings) == 1
    assert "make types" in capsys.readouterr().err


def test_the_command_prints_all_kinds_as_json(shared: Served) -> None:
    kinds = json.loads(shared.run("types", "--json").stdout)
    assert kinds["answer"]["root"] == ["job", "job"]
    assert kinds["signature"]["fact"] is True
    assert set(kinds) == set(_kinds_in_the_app())


def _kinds_in_the_app() -> list[str]:
    text = (HOME / "web" / "src" / "schema.gen.ts").read_text("utf-8")
    known = text[text.index("export const KINDS") :].split("};")[0]
    return [line.split(":")[0].strip() for line in known.splitlines()[1:] if ":" in line]
