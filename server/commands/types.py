"""types: write the app's generated files, say whether they are fresh, or print the kinds as JSON."""

import argparse
import json
import sys
from typing import get_args

from server import standard
from server.config import HOME, Config
from server.domain import RECORDS
from server.domain.abilities import ABILITIES
from server.domain.people import Role
from server.errors import CATALOGUE
from server.rules.calendar import shipped
from server.types import described, roles, shipped_catalogue, typescript, years

SOURCES = HOME / "web" / "src"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("types", help=__doc__)
    parser.add_argument("--check", action="store_true", help="exit 1 when the file is stale")
    parser.add_argument("--json", action="store_true", help="print the kinds (protocol.md 9)")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace, _: Config) -> int:
    """Write, check or print."""
    if asked.json:
        print(json.dumps(described(RECORDS), ensure_ascii=False, indent=1))
        return 0
    made = {
        SOURCES / "schema.gen.ts": typescript(RECORDS, CATALOGUE),
        SOURCES / "days" / "years.gen.ts": years(shipped()),
        SOURCES / "people" / "roles.gen.ts": roles(get_args(Role), ABILITIES),
        SOURCES / "templates" / "standard.gen.ts": shipped_catalogue(standard.records()),
    }
    if not asked.check:
        for file, text in made.items():
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        return 0
    stale = [f for f, text in made.items() if not f.exists() or f.read_text("utf-8") != text]
    for file in stale:
        print(f"{file.name} is stale: run `make types`.", file=sys.stderr)
    return 1 if stale else 0
