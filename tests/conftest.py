"""Servers for every test: one of its own, or one that a file's tests share, with the demo firm inside."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.served import Served

Serving = Callable[..., Served]


@pytest.fixture(scope="session")
def demo_firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the demo firm, filled once, at rest."""
    server = Served(tmp_path_factory.mktemp("demo") / "data")
    try:
        server.start().stop()
    finally:
        server.close()
    return server.data


@pytest.fixture
def serving(demo_firm: Path, tmp_path: Path) -> Iterator[Serving]:
    """Makes servers that are not yet started: `serving("demo")` over a copy of the demo firm,
    `serving("serve")` over an empty folder; settings by name."""
    made: list[Served] = []

    def make(command: str = "demo", **settings: str) -> Served:
        server = Served(tmp_path / f"data{len(made)}", command, **settings)
        if command == "demo":
            shutil.copytree(demo_firm, server.data)
        made.append(server)
        return server

    yield make
    for server in made:
        server.close()


@pytest.fixture
def server(serving: Serving) -> Served:
    """A running server of the test's own, with the demo firm: `.url`, `.data`, `.client(login)`,
    `.start()`, `.stop()`, `.kill()`, `.log()`, `.run(command)`."""
    return serving().start()


@pytest.fixture(scope="module")
def shared(demo_firm: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A running server that the tests of a file share; as `server`."""
    server = Served(tmp_path_factory.mktemp("shared") / "data")
    shutil.copytree(demo_firm, server.data)
    try:
        yield server.start()
    finally:
        server.close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The browsers' driver: one for the whole run, it does not suffer a second one beside it."""
    with sync_playwright() as driver:
        yield driver


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A failure that did not come again is shown whole: something is wrong with the test, or with the app."""
    for report in terminalreporter.stats.get("rerun", []):
        terminalreporter.section(f"TRIED AGAIN {report.nodeid}")
        terminalreporter.line(report.longreprtext)
