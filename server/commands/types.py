"""types: write the app's schema.gen.ts, say whether it is fresh, or print the kinds as JSON."""

import argparse
import json
import sys

from server.config import HOME, Config
from server.domain import RECORDS
from server.errors import CATALOGUE
from server.types import described, typescript

TARGET = HOME / "web" / "src" / "schema.gen.ts"


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
    text = typescript(RECORDS, CATALOGUE)
    if not asked.check:
        TARGET.write_text(text, "utf-8")
        return 0
    if TARGET.exists() and TARGET.read_text("utf-8") == text:
        return 0
    print("web/src/schema.gen.ts is stale: run `make types`.", file=sys.stderr)
    return 1
