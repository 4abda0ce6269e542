# `make bench-search`: how many of the queries and questions of tests/browser/ find their place
# first, and the bytes that a browser fetches when a reader opens the search.

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Request

from docsgen.browser import browser
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.build import build
from tests.browser.searching import Question, cjk_project, queries, questions

ROOT = Path(__file__).parent.parent

FIND = """async ([engine, queries]) => {
    const { startEngine } = await import(engine);
    const started = await startEngine();
    const first = async (query) => {
        const [hit] = (await started.find(query, "")).hits;
        return hit ? (await hit.load()).url : "";
    };
    const urls = [];
    for (const query of queries) urls.push(await first(query));
    return urls;
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a site that is built already")
    given = parser.parse_args().site
    asked = questions()
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        site = given or _built(ROOT, Path(folder) / "site")
        right = [_show("queries", chromium, site, queries())]
        right.append(_show("questions", chromium, site, asked.pop("library")))
        for language, some in asked.items():
            project = cjk_project(language, Path(folder) / language)
            built = _built(project, Path(folder) / f"{language}-site")
            right.append(_show(f"questions, {language}", chromium, built, some))
        for name, size in _weigh(chromium, site).items():
            print(f"{name}: {size:,} bytes")
    if not all(right):
        sys.exit("some places do not come first")


def _built(project: Path, out: Path) -> Path:
    build(project, out, Findings(), with_demos=False)
    return out


def _show(name: str, chromium: Browser, site: Path, asked: list[Question]) -> bool:
    """Print how many are right and which are not; returns whether all are."""
    with _opened(chromium, site) as (page, url):
        engine = next(site.glob("assets/search-engine-*.js")).name
        found = page.evaluate(FIND, [f"{url}assets/{engine}", [one.query for one in asked]])
    places = [place.removeprefix("/") for place in found]
    wrong = [(one, place) for one, place in zip(asked, places, strict=True) if not one.fits(place)]
    print(f"{name}: {len(asked) - len(wrong)} of {len(asked)}")
    for one, place in wrong:
        print(f"  {one.query}: {place or 'nothing'} instead of {' or '.join(one.first)}")
    return not wrong


def _weigh(chromium: Browser, site: Path) -> dict[str, int]:
    """Bytes that travel when the search is opened, and until the first results are there."""
    fetched: list[Request] = []
    with _opened(chromium, site) as (page, _):
        page.wait_for_load_state("networkidle")
        page.on("requestfinished", lambda request: fetched.append(request))
        page.keyboard.press("Control+k")
        page.wait_for_event("requestfinished", lambda _: _has_all(fetched))
        page.wait_for_load_state("networkidle")
        opened = sum(request.sizes()["responseBodySize"] for request in fetched)
        page.get_by_role("combobox").fill("dropdown multiple")
        page.wait_for_selector("dialog.search [role=option]")
        page.wait_for_load_state("networkidle")
        searched = sum(request.sizes()["responseBodySize"] for request in fetched)
    return {"opening the search": opened, "with a first query": searched}


def _has_all(fetched: list[Request]) -> bool:
    """Whether the last files that the search needs to begin are there."""
    return all(any(part in one.url for one in fetched) for part in ("pf_meta", "places.json"))


@contextmanager
def _opened(chromium: Browser, site: Path) -> Iterator[tuple[Page, str]]:
    with hosted(site) as url, chromium.new_context() as context:
        page = context.new_page()
        page.goto(url)
        yield page, url


if __name__ == "__main__":
    main()
