"""The checklists with which every firm begins, from delivery to repair, and their limit tables.

A firm that is there already is offered what a release brings anew: a checklist in a new `version` beside the old one, a
limit table with its `standard` raised by one (web/src/templates/release.ts).
"""

import json
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
MAINTENANCE = _HERE.parent / "demo" / "firm" / "catalogue.json"
"""Maintenance by the three commitments, with their limit tables: the demo's are the real ones."""
Change = tuple[str, str, dict[str, Any]]


def visits() -> list[dict[str, Any]]:
    """Templates of delivery, installation, project acceptance and repair (areas delivery and report)."""
    return [found for name in ("acceptance", "repair") for found in _read(_HERE / f"{name}.json")["templates"]]


def records() -> list[Change]:
    """As they are written down for a new firm. Limits stay assumed until an administrator confirms them."""
    known = _read(MAINTENANCE)
    newest = {found["code"]: found for found in known["templates"]}  # versions of a code stand in their order
    templates = [("template", found) for found in [*newest.values(), *visits()]]
    tables = [("limit_table", found | {"confirmed_by": ""}) for found in known["limit_tables"]]
    return [(kind, found["id"], {k: v for k, v in found.items() if k != "id"}) for kind, found in templates + tables]


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))
