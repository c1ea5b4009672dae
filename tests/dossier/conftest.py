"""A ledger of made-up articles, its page, and a browser to look at it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.dossier.articles import articles

from reex.dossier import DossierData, dossier_html, write_dossier

Visit = Callable[..., Any]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of a ledger of three articles."""
    from reex.ledger.book import Ledger

    folder = tmp_path_factory.mktemp("dossier")
    with Ledger(folder / "ledger.db") as ledger:
        ledger.add(articles())
        write_dossier(ledger, folder / "dossier.html")
    return folder / "dossier.html"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start Chromium, or skip."""
    playwright = pytest.importorskip("playwright.sync_api", reason="pages are looked at with Playwright")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        pytest.skip("pages are looked at in Chromium, and there is none on the PATH")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Any, written: Path, tmp_path: Path) -> Iterator[Visit]:
    """Open a page, by default the ledger's; afterwards it must have asked for nothing and complained of nothing."""
    faults: list[str] = []
    pages: list[Any] = []

    def opened(shown: DossierData | None = None, address: str = "", **options: Any) -> Any:
        path = written
        if shown is not None:
            path = tmp_path / "dossier.html"
            path.write_text(dossier_html(shown), encoding="utf-8", newline="\n")
        page = browser.new_page(**options)
        pages.append(page)
        page.set_default_timeout(10_000)
        page.on("console", lambda said: faults.append(said.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: (faults.append("dialog"), dialog.dismiss()))
        page.on("request", lambda asked: asked.url.partition("#")[0] == path.as_uri() or faults.append(asked.url))
        page.goto(path.as_uri() + address)
        return page

    yield opened
    for page in pages:
        page.close()
    assert faults == []
