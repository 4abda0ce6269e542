# What own guides have beyond text, in a real browser: code with marks, pictures, moved sections.

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import yaml
from PIL import Image
from playwright.sync_api import Page, expect

from docsgen.diagnostics import Findings
from docsgen.hosting import hosted
from docsgen.workflows.build import build
from tests.browser.conftest import Visit
from tests.browser.probes import violations
from tests.browser.test_offline import RECORD
from tests.conftest import SITE

CODE = """\
Some text with [a link](https://example.com/about).

## Code

```python title="app.py" {2} numbers
import gradio as gr
from pathlib import Path
```

```python diff
 def f():
-    return 1  # one
+    return 2  # two
```

```python title="long.py" wrap
text = "LONG"
```

```python
text = "LONG"
```

```diff
-one
+two
```

$demo_hello
""".replace("LONG", "words and more words " * 20)

DEMO = "title: Hello\nsummary: A greeting.\nruns: code-only\nwhy_not: It is short.\n"

PICTURES = """\
![A wide picture](wide.png "What it is")

Text below.
"""

LONG = "## Lines\n\n" + "A line.\n\n" * 60 + "## Rows\n\nThe rows.\n"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a site with guides."""
    project = tmp_path_factory.mktemp("guides")
    content = project / "content"
    for folder in ("chunks", "guides", "demos/hello"):
        (content / folder).mkdir(parents=True)
    (content / "demos" / "hello" / "run.py").write_text("import gradio\n")
    (content / "demos" / "hello" / "demo.yaml").write_text(DEMO)
    (content / "chunks" / "a.json").write_text(json.dumps([RECORD]))
    for name, text in {"code": CODE, "pictures": PICTURES, "long": LONG}.items():
        (content / "guides" / f"{name}.md").write_text(f"---\ntitle: {name.title()}\n---\n{text}")
    Image.new("RGB", (1600, 400), "steelblue").save(content / "guides" / "wide.png")
    moved = {"guides/long/#columns": "guides/long/#rows", "guides/long/#code": "guides/code/#code"}
    (content / "site.yaml").write_text(SITE + yaml.safe_dump({"redirects": moved}))
    build(project, project / "site", Findings(), with_demos=False)
    with hosted(project / "site") as url:
        yield f"{url}guides/"


@pytest.fixture
def code(host: str, page: Page) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{host}code/")
    return page


def copied(page: Page, number: int) -> str:
    """What the copy button of a sample puts on the clipboard."""
    page.locator("button.copy").nth(number).click()
    expect(page.locator("button.copy").nth(number)).to_have_text("Copied")
    return page.evaluate("navigator.clipboard.readText()")  # type: ignore[no-any-return]


def test_numbers_and_marks_are_not_copied(code: Page) -> None:
    assert copied(code, 0).strip() == "import gradio as gr\nfrom pathlib import Path"


def test_of_a_diff_what_is_left_is_copied_and_a_patch_as_it_is(code: Page) -> None:
    assert copied(code, 1).strip() == "def f():\n    return 2  # two"
    assert copied(code, 4).strip() == "-one\n+two"


def test_long_lines_can_be_wrapped_and_unwrapped(code: Page) -> None:
    figures = code.locator("figure.code")
    wrapped, not_wrapped = figures.nth(2), figures.nth(3)
    is_wide = "one => one.scrollWidth > one.clientWidth"
    for figure, is_pressed in ((wrapped, True), (not_wrapped, False)):
        button = figure.get_by_role("button", name="Wrap lines")
        for state in (is_pressed, not is_pressed):
            expect(button).to_have_attribute("aria-pressed", str(state).lower())
            assert figure.locator("> pre").evaluate(is_wide) != state
            button.press("Enter")
    expect(figures.nth(0).get_by_role("button", name="Wrap lines")).to_have_count(0)


def test_marked_lines_are_as_long_as_the_code(host: str, visit: Visit) -> None:
    page = visit(f"{host}code/", width=375)
    for sample in page.locator("pre:has(.line)").all():
        widths = sample.locator(".line").evaluate_all("all => all.map((one) => one.offsetWidth)")
        assert min(widths) == max(widths)
        assert min(widths) >= sample.evaluate("one => one.clientWidth") - 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("path", ["code/", "pictures/", "long/"])
def test_guides_have_no_accessibility_violation(
    path: str, width: int, scheme: str, host: str, visit: Visit
) -> None:
    page = visit(host + path, width=width, color_scheme=scheme)
    assert violations(page) == []


class TestPictures:
    @pytest.fixture
    def pictures(self, host: str, page: Page) -> Page:
        page.goto(f"{host}pictures/")
        return page

    @pytest.mark.parametrize("way_out", ["Escape", "button", "beside"])
    def test_one_opens_in_full_and_the_focus_returns(self, way_out: str, pictures: Page) -> None:
        link = pictures.get_by_role("link", name="A wide picture")
        link.press("Enter")
        dialog = pictures.get_by_role("dialog", name="A wide picture")
        expect(dialog.get_by_role("img")).to_be_visible()
        expect(dialog.get_by_role("button", name="Close")).to_be_focused()
        if way_out == "Escape":
            pictures.keyboard.press("Escape")
        elif way_out == "button":
            dialog.get_by_role("button", name="Close").press("Space")
        else:
            pictures.mouse.click(5, 300)
        expect(dialog).to_have_count(0)
        expect(link).to_be_focused()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_an_open_one_fits_on_a_phone_and_shows_its_full_size_when_asked(
        self, scheme: str, host: str, visit: Visit
    ) -> None:
        page = visit(f"{host}pictures/", width=375, color_scheme=scheme, has_touch=True)
        page.get_by_role("link", name="A wide picture").tap()
        dialog = page.get_by_role("dialog")
        width = "one => one.getBoundingClientRect().width"
        image = dialog.get_by_role("img")
        expect(image).to_be_visible()
        assert image.evaluate(width) <= 375
        assert violations(page) == []
        dialog.get_by_role("button", name="Actual size").tap()
        assert image.evaluate(width) == 1600
        dialog.evaluate("one => one.scrollTo(9999, 0)")
        assert dialog.evaluate("one => one.scrollLeft") > 1000
        dialog.get_by_role("button", name="Close").tap()
        expect(dialog).to_have_count(0)

    def test_a_click_for_another_tab_opens_the_file(self, pictures: Page) -> None:
        with pictures.context.expect_page() as opened:
            pictures.get_by_role("link", name="A wide picture").click(modifiers=["ControlOrMeta"])
        assert opened.value.url.endswith(".png")

    def test_pages_without_pictures_load_nothing_for_them(self, host: str, page: Page) -> None:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{host}code/", wait_until="networkidle")
        assert [url for url in asked if "pictures" in url] == []


class TestMovedSections:
    @pytest.mark.parametrize(
        ("old", "new"), [("long/#columns", "long/#rows"), ("long/#code", "code/#code")]
    )
    def test_an_old_address_leads_on(self, old: str, new: str, host: str, page: Page) -> None:
        page.goto(host + old)
        page.wait_for_url(host + new)
        heading = "Rows" if "rows" in new else "Code"
        expect(page.get_by_role("heading", name=heading, level=2)).to_be_in_viewport()

    def test_a_link_on_the_page_leads_on_and_back_goes_back(self, host: str, page: Page) -> None:
        page.goto(f"{host}long/")
        page.evaluate("location.hash = '#columns'")
        page.wait_for_url(f"{host}long/#rows")
        page.go_back()
        page.wait_for_url(f"{host}long/")

    def test_without_scripts_the_page_says_where_it_is(self, host: str, visit: Visit) -> None:
        page = visit(f"{host}long/#code", java_script_enabled=False)
        link = page.get_by_role("link", name="at another place")
        expect(link).to_be_in_viewport()
        link.click()
        page.wait_for_url(f"{host}code/#code")


class TestPrint:
    def test_there_is_only_the_text_and_addresses_of_other_hosts(self, code: Page) -> None:
        code.emulate_media(media="print", color_scheme="dark")
        for gone in ("header.bar", ".sidebar", ".page-tools", "button.copy", ".foot"):
            assert all(not one.is_visible() for one in code.locator(gone).all()), gone
        link = code.get_by_role("link", name="a link")
        content = "one => getComputedStyle(one, '::after').content"
        assert "(https://example.com/about)" in link.evaluate(content).replace('" "', "")
        colours = code.locator("html").evaluate("one => getComputedStyle(one).backgroundColor")
        assert colours == "rgb(255, 255, 255)"

    def test_code_is_wrapped(self, code: Page) -> None:
        code.set_viewport_size({"width": 700, "height": 900})
        code.emulate_media(media="print")
        is_wide = "all => all.filter((one) => one.scrollWidth > one.clientWidth).length"
        assert code.locator("pre").evaluate_all(is_wide) == 0

    def test_a_demo_has_its_address_and_folded_text_is_open_until_all_is_printed(
        self, code: Page
    ) -> None:
        code.evaluate("document.querySelector('main').append(document.createElement('details'))")
        code.emulate_media(media="print")
        code.evaluate("dispatchEvent(new Event('beforeprint'))")
        caption = code.locator(".demo figcaption")
        content = caption.evaluate("one => getComputedStyle(one, '::after').content")
        assert content == '"https://example.org/demos/hello/"'
        assert code.locator("main details:not([open])").count() == 0
        code.evaluate("dispatchEvent(new Event('afterprint'))")
        assert code.locator("main details[open]").count() == 0
