"""Browsers, houses and pictures for the tests in the real browser."""

from __future__ import annotations

import shutil
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Playwright

from tests.conftest import Serving
from tests.e2e.browsing import FLAGS, Light, Profile, Size, Troubles, dress, looks, window
from tests.e2e.build import build
from tests.e2e.house import House
from tests.e2e.phone import Phone
from tests.e2e.words import Lang
from tests.find_chromium import chromium
from tests.flaky import Flaky
from tests.served import Served

Phones = Callable[..., Phone]
KeptPhones = Callable[..., "Kept"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    return chromium()


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium_path: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app as its sources are now."""
    return build(tmp_path_factory.mktemp("app") / "web", "0.0.1")


@pytest.fixture
def house(serving: Serving, app: Path, tmp_path: Path) -> Iterator[House]:
    """A server of the test's own, with the demo firm."""
    house = House(serving(KEPT_WEB=str(app)).start(), tmp_path)
    yield house
    house.close()


@pytest.fixture(scope="module")
def shared_house(demo_firm: Path, app: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One server for the tests of a file that do not get in each other's way."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(demo_firm, folder / "data")
    served = Served(folder / "data", KEPT_WEB=str(app)).start()
    house = House(served, folder)
    yield house
    house.close()
    served.close()


Made = list[tuple[Callable[[], object], Troubles]]


@contextmanager
def _watched(made: Made) -> Iterator[None]:
    """Ends all that was made, and then asks that no page said that something is wrong."""
    yield
    for end, _ in made:
        end()
    assert [words for _, troubles in made for words in troubles.heard] == []


@contextmanager
def _phones(browser: Browser) -> Iterator[Phones]:
    made: Made = []

    def phone(
        line: Flaky | Served, lang: Lang = "zh", size: Size = "phone", light: Light = "light", script: str = ""
    ) -> Phone:
        context = window(browser, looks(size, lang, light))
        troubles = Troubles()
        troubles.listen(context)
        dress(context, lang, script)
        made.append((context.close, troubles))
        origin = line.origin if isinstance(line, Flaky) else line.url
        return Phone(context, origin, lang, troubles)

    with _watched(made):
        yield phone


class Kept:
    """A browser with a profile: closed or killed, and opened again as the same phone."""

    def __init__(self, profile: Profile, line: Flaky, lang: Lang) -> None:
        self.profile, self.line, self.lang = profile, line, lang
        self.troubles = Troubles()

    def open(self) -> Phone:
        context = self.profile.start()
        self.troubles.listen(context)
        dress(context, self.lang)
        return Phone(context, self.line.origin, self.lang, self.troubles)


@contextmanager
def _kept_phones(playwright: Playwright, path: str, folder: Path) -> Iterator[KeptPhones]:
    made: Made = []

    def kept(line: Flaky, lang: Lang = "zh", size: Size = "phone") -> Kept:
        profile = Profile(playwright, path, folder / f"profile{len(made)}", looks(size, lang, "light"))
        one = Kept(profile, line, lang)
        made.append((profile.kill, one.troubles))
        return one

    with _watched(made):
        yield kept


@pytest.fixture
def phones(browser: Browser) -> Iterator[Phones]:
    """Makes windows: `phones(line, lang, size)`. At the end none may have said that something is wrong."""
    with _phones(browser) as make:
        yield make


@pytest.fixture(scope="module")
def shared_phones(browser: Browser) -> Iterator[Phones]:
    """As `phones`, for windows that the tests of a file share."""
    with _phones(browser) as make:
        yield make


@pytest.fixture
def kept_phones(playwright: Playwright, chromium_path: str, tmp_path: Path) -> Iterator[KeptPhones]:
    """Makes browsers with a profile on disk: `kept_phones(line, lang, size)`."""
    with _kept_phones(playwright, chromium_path, tmp_path) as make:
        yield make


@pytest.fixture(scope="module")
def shared_kept_phones(
    playwright: Playwright, chromium_path: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[KeptPhones]:
    with _kept_phones(playwright, chromium_path, tmp_path_factory.mktemp("profiles")) as make:
        yield make


PAINT = """([width, height, seed]) => {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d'); const dots = pen.createImageData(width, height);
  const words = new Uint32Array(dots.data.buffer);
  let x = 2463534242 + seed;
  for (let i = 0; i < words.length; i++) {
    x ^= x << 13; x ^= x >>> 17; x ^= x << 5; words[i] = (x | 0xff000000) >>> 0; }
  pen.putImageData(dots, 0, 0); return canvas.toDataURL('image/jpeg', 0.8); }"""


@pytest.fixture(scope="session")
def picture(browser: Browser) -> Callable[..., FilePayload]:
    """Makes a JPEG full of noise, so that it does not pack small; another seed, another picture."""
    page = browser.new_page()

    def paint(seed: int = 1, width: int = 900, height: int = 600) -> FilePayload:
        url: str = page.evaluate(PAINT, [width, height, seed])
        return {"name": f"photo{seed}.jpg", "mimeType": "image/jpeg", "buffer": b64decode(url.partition(",")[2])}

    return paint
