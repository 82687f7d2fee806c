"""The app itself fails while work waits, without network or session: a file taken to the office saves all of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FilePayload, expect

from tests.e2e.checklist import JOB, RUN
from tests.e2e.conftest import Phones
from tests.e2e.house import House

BREAK = """const make = document.createElementNS.bind(document);
document.createElementNS = (space, name, ...rest) => {
  if (name === 'svg') throw new Error('broken on purpose');
  return make(space, name, ...rest); };"""


def test_a_broken_app_gives_its_work_away_in_a_file_that_the_office_loads(
    house: House, phones: Phones, picture: Callable[..., FilePayload], tmp_path: Path
) -> None:
    line = house.line()
    phone = phones(line)
    phone.sign_in("engineer.a")
    phone.open_job()
    phone.open_checklist()
    phone.wait_synced()
    line.set("refuse")
    house.end_sessions("P03")
    phone.tick("estop", "pass")
    phone.answer("room_temp", "21.5")
    for seed in (5, 6):
        phone.photograph("phantom_img", picture(seed))
    waits, kept = len(phone.store("outbox")), sum(len(batch["ops"]) for batch in phone.store("kept"))
    hashes = {one["hash"]: one["size"] for one in phone.store("bytes")}
    phone.page.add_init_script(BREAK)
    phone.troubles.expected += ["broken on purpose"]
    phone.page.reload()
    with phone.page.expect_download() as download:
        phone.press("export_unsent")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.suffix == ".kept-rescue"
    assert b"estop" not in file.read_bytes(), "only the firm can read it"

    office = phones(house.line(), size="desktop")
    office.sign_in("agent.01")
    office.go("/office/rescue")

    def load(taken: int, known: int) -> None:
        office.page.locator("input[type=file]").set_input_files(file)
        office.sees("rescue_loaded")
        for term, n in (("rescue_taken", taken), ("rescue_known", known)):
            fact = office.page.locator(f"dt:text-is('{office.say(term)}') + dd")
            expect(fact).to_have_text(office.say("n_changes", n=n))

    load(waits, kept)
    rows = house.rows("answer", run=RUN)
    assert rows[f"{RUN}~estop"]["reading"]["raw"] == "pass"
    assert rows[f"{RUN}~room_temp"]["reading"]["raw"] == "21.5"
    manager = house.served.client("manager")
    for hash, size in hashes.items():
        assert len(manager.get(f"/api/blobs/{hash}").content) == size
    assert len(house.rows("photo", job=JOB)) == 2
    load(0, kept + waits)

    other = phone.context.new_page()
    phone.page.close()
    phone.page = other
    line.set("none")
    phone.sign_in("engineer.a", wait=False)
    phone.until_sent()
    phone.wait_synced()
    log = house.log("P03")
    assert len(log) == len(set(log))
    assert all(len(house.history("answer", id)) == 1 for id in rows)
