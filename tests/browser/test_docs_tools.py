# The example projects for Sphinx and MkDocs, built by these and read in a browser; and docs with
# faults.

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, FrameLocator, Page, expect
from selectolax.lexbor import LexborHTMLParser
from sphinx.cmd.build import main as sphinx_build
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from docsgen.browser import SETTING
from docsgen.docs_tools.requests import Request
from docsgen.docs_tools.site import SiteDemos
from docsgen.hosting import hosted, listener, served
from docsgen.native.host import Host
from tests.browser.conftest import Visit
from tests.browser.exporting import BOOT, ROOT

EXAMPLES = ROOT / "examples"
WIDTHS = (1280, 375)

APP = """\
import gradio as gr

with gr.Blocks(title="{title}") as demo:
    text = gr.Textbox("a", label="Text")
    gr.Button("Double").click(lambda text: text * 2, text, text)

demo.launch()
"""


def sphinx(source: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build docs as their writer does, with the runtime of this project."""
    command = [sys.executable, "-m", "sphinx", "-q", "-D", f"docsgen_project={ROOT}", *options]
    return subprocess.run([*command, source, out], capture_output=True, text=True, check=False)


def sphinx_here(source: Path, out: Path, *options: str) -> int:
    """The same in this process, whose parts a test may have changed."""
    given = ["-q", "-D", f"docsgen_project={ROOT}", *options]
    return sphinx_build([*given, str(source), str(out)])


def mkdocs(source: Path, out: Path, *options: str, **more: object) -> tuple[int, str]:
    """Build pages in `source` as a strict writer does: the exit code, and what is said."""
    given = yaml.safe_load((EXAMPLES / "mkdocs" / "mkdocs.yml").read_text())
    given |= {"docs_dir": str(source), "plugins": [{"docsgen": {"project": str(ROOT)}}], **more}
    config = out.with_suffix(".yml")
    config.write_text(yaml.safe_dump(given))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", *options]
    done = subprocess.run(
        [*command, "-f", config, "-d", out], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def verify(site: Path) -> subprocess.CompletedProcess[str]:
    """Start the demos of a site; in a process of its own, as this thread has a browser."""
    command = [sys.executable, "-m", "docsgen", "verify", site]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def sphinx_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sphinx") / "html"
    done = sphinx(EXAMPLES / "sphinx", out, "-W", "-d", str(out.parent / "doctrees"))
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def mkdocs_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example for MkDocs; it must know its address to navigate at once."""
    out = tmp_path_factory.mktemp("mkdocs") / "site"
    listening: socket.socket = listener(0)
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/games/"
    code, said = mkdocs(EXAMPLES / "mkdocs" / "docs", out, site_url=url)
    assert code == 0, said
    files = StaticFiles(directory=out, html=True)
    with served(Starlette(routes=[Mount("/games/", files)]), listening):
        yield url


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The folder of docs for Sphinx whose page a test writes."""
    folder = tmp_path / "docs"
    folder.mkdir()
    extensions = 'extensions = ["docsgen.sphinx", "myst_parser"]\nproject = "Docs"\n'
    (folder / "conf.py").write_text(f'{extensions}html_baseurl = "https://docs.example/v1/"\n')
    return folder


def start(page: Page, number: int = 0) -> FrameLocator:
    """Start a demo of a page as a reader does."""
    page.locator("live-demo").nth(number).get_by_role("button").click()
    frame = page.locator("live-demo").nth(number).frame_locator("iframe")
    started = frame.locator("html[data-player=ready]")
    started.wait_for(state="attached", timeout=BOOT)
    return frame


def is_dark(frame: FrameLocator) -> bool:
    """Whether an app has dark colours."""
    return bool(frame.locator("body").evaluate("e => e.classList.contains('dark')"))


def places(page: Page) -> list[float]:
    """Left edge and width of the first demo, then of the page's first paragraph."""
    script = """() => ["live-demo", ":is(article, section) p"].flatMap((one) => {
      const box = document.querySelector(one).getBoundingClientRect();
      return [box.left, box.width];
    })"""
    edges: list[float] = page.evaluate(script)
    return edges


@pytest.mark.parametrize("width", WIDTHS)
def test_a_demo_in_sphinx_answers_and_follows_the_toggle(
    sphinx_site: Path, visit: Visit, width: int
) -> None:
    with hosted(sphinx_site, "/docs/") as url:
        page = visit(f"{url}index.html", width=width, color_scheme="light")
        wrong: list[str] = []
        page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
        left, wide, text_left, text_wide = places(page)
        assert (left, wide) == (text_left, text_wide)
        frame = start(page)
        frame.get_by_role("button", name="Split").click()
        expect(frame.get_by_label("To pay")).to_have_value("23.10 each, 92.40 in all", timeout=BOOT)
        assert not is_dark(frame)
        page.locator(".theme-toggle:visible").first.click()
        page.locator("body[data-theme=dark]").wait_for(state="attached")
        expect(frame.locator("body")).to_have_class("dark")
        assert not wrong


def test_myst_shows_code_of_the_page_alive(sphinx_site: Path, visit: Visit) -> None:
    with hosted(sphinx_site) as url:
        page = visit(f"{url}markdown.html", width=1280)
        expect(page.locator("div.highlight-python")).to_contain_text("text[::-1]")
        frame = start(page)
        frame.get_by_role("button", name="Reverse").click()
        expect(frame.get_by_label("Reversed")).to_have_value("reward", timeout=BOOT)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_demo_in_mkdocs_answers_and_follows_the_toggle(
    mkdocs_site: str, visit: Visit, width: int
) -> None:
    page = visit(mkdocs_site, width=width, color_scheme="light")
    wrong: list[str] = []
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    left, wide, text_left, text_wide = places(page)
    assert (left, wide) == (text_left, text_wide)
    frame = start(page)
    frame.get_by_role("button", name="Compare").click()
    expect(frame.get_by_label("Answer")).to_have_value("They are anagrams.", timeout=BOOT)
    page.locator("label[for^=__palette]:visible").click()
    expect(frame.locator("body")).to_have_class("dark")
    assert not wrong


def test_demos_start_after_instant_navigation(mkdocs_site: str, visit: Visit) -> None:
    page = visit(mkdocs_site, width=1280)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.isSamePage = true")
    page.get_by_role("link", name="a game in the page itself").click()
    page.wait_for_url("**/inline/")
    page.get_by_role("heading", name="Code in the page").wait_for()
    frame = start(page)
    frame.get_by_role("button", name="Count").click()
    expect(frame.get_by_label("Vowels")).to_have_value("6", timeout=BOOT)
    assert page.evaluate("window.isSamePage")


def test_a_fence_in_a_fence_stays_code(mkdocs_site: str, visit: Visit) -> None:
    page = visit(f"{mkdocs_site}inline/", width=1280)
    expect(page.locator("live-demo")).to_have_count(2)
    expect(page.locator("code").last).to_contain_text("```python live")


def test_without_javascript_there_is_a_picture_with_a_link(
    sphinx_site: Path, browser: Browser
) -> None:
    with hosted(sphinx_site) as url, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(url)
        link = page.get_by_role("link", name="Try it: Split a bill")
        assert "_live-demos/embed/tip-" in (link.get_attribute("href") or "")
        picture = link.locator("img")
        assert picture.evaluate("e => e.decode().then(() => e.naturalWidth)") == 736


def test_verify_starts_the_demos_of_any_pages(sphinx_site: Path, tmp_path: Path) -> None:
    done = verify(sphinx_site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 pages: 2 passed" in done.stderr
    broken = tmp_path / "broken"
    shutil.copytree(sphinx_site, broken)
    for folder in (broken / "_live-demos" / "embed").glob("tip-*"):
        shutil.rmtree(folder)
    (script,) = (broken / "_live-demos" / "embed").glob("live-demo.js")
    script.unlink()
    done = verify(broken)
    assert done.returncode == 1
    assert "which is not there [DG366]" in done.stdout
    assert "the script of <live-demo> is not in the page" in done.stdout


def test_an_unchanged_app_is_not_run_again(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (docs / "app.py").write_text(APP.format(title="Doubles"))
    (docs / "index.rst").write_text("Title\n=====\n\n.. live-demo:: app.py\n")
    assert sphinx_here(docs, tmp_path / "one", "-W") == 0
    monkeypatch.setattr(Host, "export", None)
    monkeypatch.setenv(SETTING, "no-such-browser")
    assert sphinx_here(docs, tmp_path / "two", "-W", "-E") == 0
    embed = next((tmp_path / "two/_live-demos/embed").glob("app-*"))
    assert {path.name for path in embed.iterdir()} >= {"poster-light.webp", "poster-dark.webp"}


def test_an_edited_app_renews_its_page(docs: Path, tmp_path: Path) -> None:
    (docs / "app.py").write_text(APP.format(title="Before"))
    (docs / "index.rst").write_text("Title\n=====\n\n.. live-demo:: app.py\n")
    out = tmp_path / "out"
    assert sphinx(docs, out, "-W").returncode == 0
    assert 'title="Before"' in (out / "index.html").read_text()
    (docs / "app.py").write_text(APP.format(title="Afterwards"))
    assert sphinx(docs, out, "-W").returncode == 0
    assert 'title="Afterwards"' in (out / "index.html").read_text()


def test_what_does_not_export_is_told_at_its_line(docs: Path, tmp_path: Path) -> None:
    (docs / "wrong.py").write_text("import gradio as gr\n\ngr.Nothing()\n")
    (docs / "syntax.py").write_text("import gradio as gr\nif:\n")
    (docs / "good.py").write_text(APP.format(title="Good"))
    (docs / "index.rst").write_text(
        "Title\n=====\n\n.. live-demo:: gone.py\n\n.. live-demo:: wrong.py\n\n"
        ".. live-demo:: syntax.py\n\n.. live-demo::\n\n   import gradio as gr\n   gr.Nothing()\n\n"
        ".. live-demo:: good.py\n\n.. live-demo:: good.py\n   :theme: pink\n\n.. live-demo::\n\n"
        ".. toctree::\n\n   page\n"
    )
    (docs / "page.md").write_text(
        "# Page\n\n```{live-demo}\n:title: Nothing\n\nimport gradio as gr\ngr.Nothing()\n```\n"
    )
    done = sphinx(docs, tmp_path / "out", "-W", "--keep-going")
    assert done.returncode == 1
    said = done.stderr.replace(f"{docs}/", "")
    nothing = "AttributeError: module 'gradio' has no attribute 'Nothing'"
    assert "index.rst:4: WARNING: live-demo: gone.py: there is no such file or folder" in said
    assert f"index.rst:6: WARNING: live-demo: wrong.py:3: demo wrong: {nothing}" in said
    assert "index.rst:8: WARNING: live-demo: syntax.py:2: demo syntax: SyntaxError" in said
    assert f"index.rst:13: WARNING: live-demo: demo example: {nothing}" in said
    assert 'index.rst:17: ERROR: Error in "live-demo" directive:' in said
    assert "index.rst:20: ERROR: live-demo: give either the path of an app or its code" in said
    assert f"page.md:7: WARNING: live-demo: demo example: {nothing}" in said
    assert (tmp_path / "out/index.html").read_text().count("<live-demo ") == 1


def test_mkdocs_fails_at_the_line_of_the_fence(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text(
        "---\ntitle: x\n---\n\n# Title\n\n"
        "```python live\nimport gradio as gr\ngr.Nothing()\n```\n\n"
        '```python live src="gone.py"\n```\n\n```python live colour=red\nx = 1\n```\n'
    )
    code, said = mkdocs(docs, tmp_path / "site")
    assert code == 1
    page = docs / "index.md"
    assert f"{page}:9: live demo: demo example: AttributeError" in said
    assert f"{page}:12: live demo: gone.py: there is no such file or folder" in said
    assert f"{page}:15: live demo: there is no option 'colour=red'" in said


@pytest.mark.parametrize("extension", ["pymdownx.superfences", "fenced_code"])
def test_fences_are_found_in_lists_before_other_extensions(tmp_path: Path, extension: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    app = APP.format(title="Doubles").replace("\n", "\n    ").rstrip(" ")
    (docs / "index.md").write_text(
        f"# Title\n\n- In a list:\n\n    ```python live\n    {app}    ```\n"
    )
    extensions = [extension]
    code, said = mkdocs(docs, tmp_path / "site", markdown_extensions=extensions, theme="mkdocs")
    assert code == 0, said
    page = LexborHTMLParser((tmp_path / "site/index.html").read_text())
    assert page.css("li live-demo")
    assert not page.css("li pre")


def test_other_builders_show_a_picture_and_a_link(docs: Path, tmp_path: Path) -> None:
    (docs / "app.py").write_text(APP.format(title="Doubles"))
    (docs / "index.rst").write_text("Title\n=====\n\n.. live-demo:: app.py\n")
    for builder in ("latex", "text", "epub", "linkcheck", "gettext", "dirhtml", "singlehtml"):
        pages = "own" if builder == "gettext" else "shared"  # as Sphinx wants it
        made = sphinx(docs, tmp_path / builder, "-b", builder, "-d", str(tmp_path / pages))
        assert made.returncode == 0, made.stderr
    tex = (tmp_path / "latex/docs.tex").read_text()
    (picture,) = (tmp_path / "latex").glob("app-*.png")
    assert f"sphinxincludegraphics{{{{{picture.stem}}}.png}}" in tex
    address = f"https://docs.example/v1/_live-demos/embed/{picture.stem}/"
    assert address in tex.replace("\\sphinxhyphen{}", "-").replace("\\_", "_")
    assert "Try it: Doubles" in (tmp_path / "text/index.txt").read_text()
    page = (tmp_path / "epub/index.xhtml").read_text()
    assert f'href="{address}"' in page
    assert f'src="_images/{picture.name}"' in page
    assert not (tmp_path / "epub/_live-demos").exists()
    for builder in ("dirhtml", "singlehtml"):
        assert 'src="_live-demos/embed/' in (tmp_path / builder / "index.html").read_text()


def test_pages_read_side_by_side_come_out_the_same(docs: Path, tmp_path: Path) -> None:
    (docs / "app.py").write_text(APP.format(title="Doubles"))
    names = [f"page{number}" for number in range(8)]
    for name in names:
        (docs / f"{name}.rst").write_text(f"{name}\n=====\n\n.. live-demo:: app.py\n")
    listed = "".join(f"   {name}\n" for name in names)
    (docs / "index.rst").write_text(f"Title\n=====\n\n.. toctree::\n\n{listed}")
    trees: list[dict[str, bytes]] = []
    for jobs in ("1", "4"):
        out = tmp_path / jobs
        done = sphinx(docs, out, "-W", "-j", jobs, "-d", str(tmp_path / f"doctrees{jobs}"))
        assert done.returncode == 0, done.stderr
        found = [*out.glob("*.html"), *out.glob("_live-demos/embed/**/*")]
        trees.append({p.relative_to(out).as_posix(): p.read_bytes() for p in found if p.is_file()})
    assert trees[0] == trees[1]
    assert trees[0]["page7.html"].count(b"<live-demo ") == 1


def test_apps_with_one_name_and_names_in_any_language(docs: Path, tmp_path: Path) -> None:
    for folder in ("a", "größe"):
        (docs / folder).mkdir()
        (docs / folder / "äpp.py").write_text(APP.format(title=f"In {folder}"))
    (docs / "index.rst").write_text(
        "Title\n=====\n\n.. live-demo:: a/äpp.py\n\n.. live-demo:: größe/äpp.py\n\n"
        ".. live-demo:: a/äpp.py\n"
    )
    out = tmp_path / "out"
    assert sphinx(docs, out, "-W").returncode == 0
    assert len([*(out / "_live-demos/embed").glob("app-*")]) == 2
    html = (out / "index.html").read_text()
    assert html.count("<live-demo ") == 3
    assert html.count("live-demo.js") == 1


def test_without_a_browser_there_is_no_picture(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = f"Never pictured {tmp_path}"  # so that no picture of it is kept
    (docs / "app.py").write_text(APP.format(title=title))
    (docs / "index.rst").write_text("Title\n=====\n\n.. live-demo:: app.py\n")
    monkeypatch.setenv(SETTING, "no-such-browser")
    done = sphinx(docs, tmp_path / "out", "-W")
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "out/index.html").read_text()
    assert 'initial_height="422px"' in html
    assert "poster-light" not in html
    _, problems = SiteDemos(docs, ROOT).built(Request(f"{docs}/index.rst", 4, f"{docs}/app.py"))
    assert "DG365" in {problem.rule for problem in problems}


def test_zensical_shows_the_same_fences(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "mkdocs" / "docs", tmp_path / "docs")
    (tmp_path / "docs" / "deep").mkdir()
    fence = '# Deep\n\n```python live src="/apps/anagram.py"\n```\n'
    (tmp_path / "docs" / "deep" / "page.md").write_text(fence)
    (tmp_path / "docs" / "wrong.md").write_text(fence.replace("anagram", "gone"))
    extensions = [
        "admonition",
        "pymdownx.superfences",
        {"docsgen.zensical": {"project": str(ROOT)}},
    ]
    settings = {"site_name": "Games", "markdown_extensions": extensions}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    command = [sys.executable, "-m", "zensical", "build"]
    built = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    assert "wrong.md:3: live demo: apps/gone.py: there is no such file" in built.stderr
    done = verify(tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 pages: 3 passed" in done.stderr


def test_demos_of_pages_that_mkdocs_leaves_out_stay(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("index", "two"):
        (docs / f"{name}.py").write_text(APP.format(title=name))
        (docs / f"{name}.md").write_text(f'# {name}\n\n```python live src="{name}.py"\n```\n')
    assert mkdocs(docs, tmp_path / "site")[0] == 0
    later = (tmp_path / "site" / "two" / "index.html").stat().st_mtime + 10
    os.utime(docs / "two.md", (later, later))
    config = tmp_path / "site.yml"
    command = [sys.executable, "-m", "mkdocs", "build", "--dirty", "-f", config]
    done = subprocess.run([*command, "-d", tmp_path / "site"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    names = [path.name for path in (tmp_path / "site/assets/live-demos/embed").iterdir()]
    assert {name.partition("-")[0] for name in names} == {"index", "two", "live"}
