"""Known vulnerabilities of all that is installed: asks the advisories of both registries, or says that it could not.

Exit code 0: asked and nothing known; 1: something is known; 2: it could not ask, so nothing is known either way.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

HOME = Path(__file__).resolve().parent.parent
CLEAN, KNOWN, UNASKED = 0, 1, 2


class Said(NamedTuple):
    """What came of one registry: an exit code, and sentences."""

    code: int
    lines: list[str]


def python(report: dict[str, Any]) -> Said:
    """From pip-audit's report. A package that was skipped was not asked about."""
    packages = report["dependencies"]
    skipped = [p["name"] for p in packages if "skip_reason" in p]
    known = [
        f"{p['name']} {p['version']}: {v['id']} {v.get('description', '')[:120]}"
        for p in packages
        for v in p.get("vulns", [])
    ]
    if skipped or not packages:
        known.append(f"{len(skipped)} of {len(packages)} Python packages could not be asked about")
    code = KNOWN if any(p.get("vulns") for p in packages) else UNASKED if skipped or not packages else CLEAN
    return Said(code, known or [f"{len(packages)} Python packages: no vulnerability is known"])


def npm(report: dict[str, Any]) -> Said:
    """From npm audit's report; one with an error, or without its figures, is no answer."""
    if "vulnerabilities" not in report or "error" in report:
        why = report.get("message") or report.get("error") or "no answer"
        return Said(UNASKED, [f"npm packages could not be asked about: {str(why)[:200]}"])
    known = [f"{name}: {found['severity']}" for name, found in report["vulnerabilities"].items()]
    total = report.get("metadata", {}).get("dependencies", {}).get("total", 0)
    return Said(KNOWN if known else CLEAN, known or [f"{total} npm packages: no vulnerability is known"])


def asked(words: list[str], where: Path) -> dict[str, Any]:
    """What a tool reports as JSON; empty when it says nothing readable."""
    if shutil.which(words[0]) is None:
        return {}
    done = subprocess.run(words, cwd=where, capture_output=True, text=True, check=False, timeout=300)
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"error": done.stderr.strip()[-300:], "dependencies": []}
    return found


def main() -> int:
    audit = ["pip-audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off", "-f", "json"]
    answers = [python({"dependencies": []} | asked([*audit, "-r", "requirements.lock"], HOME))]
    answers.append(npm(asked(["npm", "audit", "--json"], HOME / "web")))
    for answer in answers:
        for line in answer.lines:
            print(line)
    codes = {answer.code for answer in answers}
    if KNOWN not in codes and UNASKED in codes:
        print("The audit did NOT take place in full: no advisories could be reached from here.")
    return KNOWN if KNOWN in codes else max(codes)


if __name__ == "__main__":
    sys.exit(main())
