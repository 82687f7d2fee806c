"""The checklists and limit tables with which every firm begins: maintenance, delivery, installation, acceptance."""

import json
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
MAINTENANCE = _HERE.parent / "demo" / "firm" / "catalogue.json"
"""Maintenance by the three commitments, with their limit tables: the demo's are the real ones."""
Change = tuple[str, str, dict[str, Any]]


def acceptance() -> list[dict[str, Any]]:
    """Templates of delivery, installation and project acceptance (obligations of the areas delivery and install)."""
    found: list[dict[str, Any]] = json.loads((_HERE / "acceptance.json").read_text("utf-8"))["templates"]
    return found


def records() -> list[Change]:
    """As they are written down for a new firm. Limits stay assumed until an administrator confirms them."""
    known = json.loads(MAINTENANCE.read_text("utf-8"))
    templates = [("template", found) for found in [*known["templates"], *acceptance()]]
    tables = [("limit_table", found | {"confirmed_by": ""}) for found in known["limit_tables"]]
    return [(kind, found["id"], {k: v for k, v in found.items() if k != "id"}) for kind, found in templates + tables]
