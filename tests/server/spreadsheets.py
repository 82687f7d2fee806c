"""Lists as spreadsheets and CSV hold them, and how they are brought to the server."""

from __future__ import annotations

import base64
import io
from typing import Any

import httpx
import openpyxl

from tests.served import Served


def csv_of(rows: list[list[str]], separator: str = ",") -> str:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if any(c in text for c in '",;\t\n') else text

    return "\r\n".join(separator.join(map(cell, row)) for row in rows)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def book_of(rows: list[list[Any]], formulas: bool = False) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cell in (cell for row in book.active.iter_rows() for cell in row if cell.data_type == "f" and not formulas):
        cell.data_type = "s"
    return saved(book)


def bring(server: Served, content: bytes, login: str = "manager", **asked: Any) -> httpx.Response:
    body = {"file": base64.b64encode(content).decode()} | asked
    return server.client(login).post("/api/imports/equipment", json=body)


def looked(server: Served, content: bytes, **asked: Any) -> dict[str, Any]:
    answer = bring(server, content, **asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found
