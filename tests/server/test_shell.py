"""The app's files: packed, named by content, never asked for twice."""

from collections.abc import Iterator
from pathlib import Path

import brotli
import httpx
import pytest

from tests.served import Served

PAGE = "<!doctype html><title>app</title>" + "<p>words</p>" * 200
SCRIPT = "export const answer = 42;\n" * 200


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with a tiny built app."""
    folder = tmp_path_factory.mktemp("app")
    dist = folder / "dist"
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text(PAGE)
    (dist / "assets" / "main-ABC.js").write_text(SCRIPT)
    (dist / "manifest.webmanifest").write_text("{}")
    (dist / "icons").mkdir()
    (dist / "icons" / "dot.png").write_bytes(b"\x89PNG not quite")
    (dist / "sw.js").write_text("self;")
    server = Served(folder / "data", "serve", KEPT_WEB=str(dist))
    try:
        yield server.start()
    finally:
        server.close()


def get(server: Served, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    return server.client().request(method, path, headers=headers)


def test_a_picture_that_the_browser_has_is_not_sent_again(app: Served) -> None:
    picture = get(app, "/icons/dot.png")
    assert picture.headers["content-type"] == "image/png"
    again = get(app, "/icons/dot.png", **{"If-None-Match": picture.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert get(app, "/icons/dot.png", "HEAD").headers["content-length"] == str(len(picture.content))


def test_the_page_is_asked_for_again_but_sent_only_when_it_changed(app: Served) -> None:
    page = get(app, "/")
    assert page.text == PAGE
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-cache"
    again = get(app, "/", **{"If-None-Match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == page.headers["etag"]
    assert get(app, "/", **{"If-None-Match": f'"other", W/{page.headers["etag"]}'}).status_code == 304
    assert get(app, "/", **{"If-None-Match": '"other"'}).status_code == 200


def test_a_hashed_file_is_kept_for_ever(app: Served) -> None:
    script = get(app, "/assets/main-ABC.js")
    assert script.text == SCRIPT
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert script.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["/sw.js", "/manifest.webmanifest", "/index.html"])
def test_a_file_with_a_fixed_name_is_asked_for_again(app: Served, path: str) -> None:
    assert get(app, path).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("accepted", "used"),
    [("br, gzip", "br"), ("gzip", "gzip"), ("identity", None), ("", None), ("br;q=0, gzip;q=0.5", "gzip")],
)
def test_a_file_comes_packed_as_the_browser_can_read_it(app: Served, accepted: str, used: str | None) -> None:
    answer = get(app, "/assets/main-ABC.js", **{"Accept-Encoding": accepted})
    assert answer.headers.get("content-encoding") == used
    assert answer.text == SCRIPT
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) < len(SCRIPT) or used is None


def test_brotli_is_what_it_says(app: Served) -> None:
    with app.client().stream("GET", "/", headers={"Accept-Encoding": "br"}) as answer:
        assert brotli.decompress(b"".join(answer.iter_raw())).decode() == PAGE


@pytest.mark.parametrize("path", ["/", "/assets/main-ABC.js", "/jobs/J1"])
def test_head_says_what_get_would(app: Served, path: str) -> None:
    asked = {"Accept": "text/html", "Accept-Encoding": "gzip"}
    head, full = get(app, path, "HEAD", **asked), get(app, path, **asked)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("etag", "content-length", "content-type", "content-encoding", "cache-control"):
        assert head.headers[name] == full.headers[name]


@pytest.mark.parametrize("path", ["/today", "/jobs/J-1/run/CL-CT-Q", "/setup"])
def test_an_address_that_the_app_routes_gives_the_app(app: Served, path: str) -> None:
    answer = get(app, path, Accept="text/html,application/xhtml+xml")
    assert answer.text == PAGE
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/assets/main-OLD.js", "text/html"),
        ("/nothing.png", "*/*"),
        ("/jobs/J-1", "application/json"),
        ("/api/nothing", "text/html"),
        ("/..%2f..%2fpyproject.toml", "text/html"),
        ("/assets/../../data/kept.db", "text/html"),
    ],
)
def test_what_is_missing_is_missing(app: Served, path: str, accept: str) -> None:
    answer = get(app, path, Accept=accept)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_an_app_that_was_not_built_says_how_to_build_it(tmp_path: Path) -> None:
    server = Served(tmp_path / "data", "serve", KEPT_WEB=str(tmp_path / "nowhere"))
    try:
        answer = get(server.start(), "/today", Accept="text/html")
        assert answer.status_code == 200
        assert "make run" in answer.text
    finally:
        server.close()
