"""The command `person`, at the machine itself."""

from tests.served import Served


def signs_in(server: Served, login: str, password: str) -> int:
    said = {"login": login, "password": password}
    return server.client().post("/api/session", json=said).status_code


def test_a_person_is_added_with_role_and_hospital_while_the_server_runs(server: Served) -> None:
    words = ("person", "add", "new.one", "--name", "新人", "--role", "engineer", "--hospital", "H03")
    done = server.run(*words)
    assert done.returncode == 0
    password = done.stdout.split("password ")[1].strip(" .\n")
    assert signs_in(server, "new.one", password) == 200
    again = server.run(*words)
    assert again.returncode == 1
    assert "taken" in again.stderr


def test_a_password_may_come_from_standard_input_and_is_not_printed(server: Served) -> None:
    words = ("person", "add", "quiet", "--name", "安静", "--role", "quality", "--stdin")
    done = server.run(*words, line="a quiet password\n")
    assert "a quiet password" not in done.stdout
    assert signs_in(server, "quiet", "a quiet password") == 200
    weak = server.run("person", "add", "weak", "--name", "w", "--role", "quality", "--stdin", line="x\n")
    assert weak.returncode == 1
    assert "8 characters" in weak.stderr


def test_the_list_names_login_role_and_state(server: Served) -> None:
    server.run("person", "disable", "engineer.c")
    told = server.run("person", "list").stdout.splitlines()
    assert len(told) == 17
    lines = {line.split()[0]: line.split()[1:4] for line in told}
    assert lines["engineer.a"] == ["engineer", "active", "工程师A"]
    assert lines["engineer.c"][1] == "disabled"


def test_a_new_password_ends_the_sessions(server: Served) -> None:
    browser = server.client("engineer.a")
    done = server.run("person", "password", "engineer.a", "--stdin", line="another password\n")
    assert done.returncode == 0
    assert browser.get("/api/session").status_code == 401
    assert signs_in(server, "engineer.a", "another password") == 200


def test_an_unknown_login_is_said_so(server: Served) -> None:
    assert server.run("person", "disable", "nobody").returncode == 1
    assert server.run("person", "password", "nobody").returncode == 1
