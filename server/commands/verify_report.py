"""verify-report: what holds of a report that somebody hands over, with the firm's certificate alone."""

import argparse
import sys
from pathlib import Path

from server.config import Config
from server.reports import handed
from server.reports.firm_key import CERTIFICATE, Certificate, NoKey, certificate
from server.reports.handed import NotReadable
from server.reports.sentences import STATES, told
from server.rules.moments import moment
from server.rules.report import Report
from server.rules.verification import Verification

MARKS = {"ok": "✓", "wrong": "✗", "open": "?"}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("verify-report", help=verify.__doc__)
    parser.add_argument("file", type=Path, help="PDF, web page or JSON")
    parser.add_argument("--firm", type=Path, help="the firm's certificate (PEM); else the one of KEPT_DATA")
    parser.set_defaults(run=verify)


def verify(asked: argparse.Namespace, settings: Config) -> int:
    """Say of a report's file, line by line, what holds. 0: all of it, 1: not all of it, 2: it cannot be said."""
    pem = asked.firm or settings.keys / CERTIFICATE
    if not pem.is_file():
        print(f"{pem}: 这里没有公司证书，请用 --firm 指定。", file=sys.stderr)
        print("  The firm's certificate is not there; name the file with --firm.", file=sys.stderr)
        return 2
    try:
        firm = certificate(pem.read_bytes())
        found = handed.verify(asked.file.read_bytes(), firm)
    except (OSError, NoKey, NotReadable) as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(_said(found, firm)))
    whole = all(check.state == "ok" for check in found.checks if check.name in ("page", "receipt"))
    return 0 if found.state == "valid" and whole else 1


def _said(found: Verification, firm: Certificate) -> list[str]:
    lines = _about(found.report) if found.report else []
    lines.append(f"  {firm.name}  {firm.fingerprint}")
    for check in told(found).checks:
        lines += [f"{MARKS[check.state]} {check.said.zh}", f"  {check.said.en}"]
    result = STATES[found.state]
    return [*lines, "", f"{result.zh} {result.en}"]


def _about(report: Report) -> list[str]:
    device = report.equipment
    named = [report.number, report.hospital.zh or report.hospital.en]
    named += [f"{device.name_zh or device.name_en} {device.model} {device.serial}".strip()] if device else []
    return ["  " + " · ".join(filter(None, named)), f"  {moment(report.made.at)}"]
