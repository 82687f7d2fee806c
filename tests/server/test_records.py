"""The commands refold and verify."""

import sqlite3

from tests.served import Served
from tests.server.syncing import Device, job


def test_refold_finds_nothing_to_change_in_a_sound_database(server: Served) -> None:
    Device(server, "manager").push(job("fold-1"))
    server.stop()
    done = server.run("refold")
    assert done.returncode == 0
    assert "; 0 came out different" in done.stdout


def test_refold_repairs_a_row_that_is_not_what_the_log_says(server: Served) -> None:
    device = Device(server, "manager")
    device.push(job("fold-2", note="as written"))
    server.stop()
    with sqlite3.connect(server.data / "kept.db") as conn:
        conn.execute("UPDATE row SET value = json_set(value, '$.note', 'forged') WHERE id = 'fold-2'")
    assert "; 1 came out different" in server.run("refold").stdout
    server.start()
    rows = Device(server, "manager").everything()
    assert rows["job", "fold-2"]["value"]["note"] == "as written"


def test_rows_of_an_older_program_are_folded_at_start(server: Served) -> None:
    server.stop()
    with sqlite3.connect(server.data / "kept.db") as conn:
        conn.execute("UPDATE head SET fold = 0")
        conn.execute("UPDATE row SET value = '{}' WHERE kind = 'hospital' AND id = 'H01'")
    server.start()
    rows = Device(server, "manager").everything()
    assert rows["hospital", "H01"]["value"]["en"]


def test_verify_passes_a_whole_log_and_names_what_is_forged(server: Served) -> None:
    Device(server, "manager").push(job("verify-1", note="as written"))
    server.stop()
    assert server.run("verify").returncode == 0
    with sqlite3.connect(server.data / "kept.db") as conn:
        seq, body = conn.execute("SELECT seq, body FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        forged = body.replace(b"as written", b"forged")
        conn.execute("UPDATE log SET body = ? WHERE seq = ?", (forged, seq))
    done = server.run("verify")
    assert done.returncode == 1
    assert f"op {seq}" in done.stdout
