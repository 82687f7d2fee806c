"""The real web client in node, against a real server and over a line that fails: tests/web/*.test.ts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
MODULES = ROOT / "web" / "node_modules"
FILES = sorted(path.name for path in HERE.glob("*.test.ts"))


@pytest.fixture(scope="session")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests as node can run them, one file each."""
    folder = tmp_path_factory.mktemp("bundles")
    words = ["--bundle", "--platform=node", "--format=esm", "--sourcemap=inline"]
    words += [f"--outdir={folder}", "--out-extension:.js=.mjs", '--define:__BUILD__="test"']
    words += ["--jsx=automatic", "--jsx-import-source=preact", "--log-level=warning", "--loader:.css=empty"]
    command = [str(MODULES / ".bin" / "esbuild"), *(str(HERE / name) for name in FILES), *words]
    subprocess.run(command, check=True, env=os.environ | {"NODE_PATH": str(MODULES)})
    return folder


def run(bundles: Path, firm: Path, name: str, **settings: str) -> None:
    """Run one bundled test file. Raises AssertionError with what it said."""
    bundle = bundles / f"{name.removesuffix('.ts')}.mjs"
    env = os.environ | settings
    env |= {"KEPT_TESTS": str(HERE), "KEPT_FIRM": str(firm), "KEPT_PYTHON": sys.executable, "KEPT_ROOT": str(ROOT)}
    words = ["node", "--test", "--enable-source-maps", "--test-reporter=spec"]
    if named := os.environ.get("KEPT_NAMED"):
        words.append(f"--test-name-pattern={named}")
    done = subprocess.run(
        [*words, bundle],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-12_000:] + done.stderr[-2_000:]
    assert "ℹ pass 0" not in done.stdout, done.stdout


@pytest.mark.parametrize("name", FILES)
def test_the_real_client_in_node(name: str, bundles: Path, firm: Path) -> None:
    run(bundles, firm, name)


@pytest.mark.soak
def test_many_seeded_days(bundles: Path, firm: Path) -> None:
    run(bundles, firm, "soak.test.ts", SEEDS=os.environ.get("SEEDS", "200"), SEED=os.environ.get("SEED", "1000"))
