"""An app of an older release: works and syncs against the server of today, and is updated while work waits on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import Serving
from tests.e2e.build import build, older
from tests.e2e.checklist import RUN
from tests.e2e.conftest import Phones
from tests.e2e.house import House

RELEASE = "a4cfe9d"
"""The first one that was given to engineers: before devices could be revoked, rescued or sign reports."""


@pytest.fixture(scope="module")
def old_app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("older")
    try:
        sources = older(folder / "sources", RELEASE)
    except (LookupError, FileNotFoundError) as missing:
        pytest.skip(f"no git history here, so no older app can be built: {missing}")
    return build(folder / "web", "0.0.0", sources)


def test_an_older_app_works_on_and_is_updated_with_work_waiting(
    serving: Serving, old_app: Path, app: Path, phones: Phones, tmp_path: Path
) -> None:
    shutil.copytree(old_app, tmp_path / "served")
    house = House(serving(KEPT_WEB=str(tmp_path / "served")).start(), tmp_path)
    line = house.line()
    phone = phones(line)
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    line.set("refuse")
    phone.tick("estop", "pass")
    phone.answer("room_temp", "21.5")
    phone.wait_offline()
    line.set("none")
    phone.until(lambda: len(house.rows("answer", run=RUN)) == 2, "the older app syncs")
    phone.wait_synced()

    house.end_sessions("P03")
    phone.tick("intercom", "pass")
    phone.sees("session_over")
    house.served.stop()
    shutil.rmtree(tmp_path / "served")
    shutil.copytree(app, tmp_path / "served")
    house.served.start()
    phone.go("/device")
    expect(phone.button("update_now")).to_be_visible()
    with phone.page.expect_navigation():
        phone.press("update_now")
    phone.sees("session_over")
    assert [op["id"] for op in phone.store("outbox")] == [f"{RUN}~intercom"], "it waits through the update"
    phone.at_checklist()
    expect(phone.line("intercom").get_by_role("radio", name=phone.say("pass"), exact=True)).to_be_checked()
    phone.go("/signin")
    phone.sign_in("engineer.a", wait=False)
    phone.until(lambda: len(house.rows("answer", run=RUN)) == 3, "the new app sends what the old one wrote")
    assert phone.store("standing")[0]["rescue"]["key"], "and learns what is new"
    log = house.log("P03")
    assert len(log) == len(set(log))
    house.close()
