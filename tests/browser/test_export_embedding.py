# An app that was exported by itself, in a page of another host by the line that is printed for it.

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from docsgen.hosting import hosted
from docsgen.render.sharing import sharing_export
from docsgen.render.snippets import FORMATS
from tests.browser.exporting import BOOT, ROOT, export_to, share_runtime

GREETER = ROOT / "tests" / "apps" / "interface"


def test_the_line_shows_the_app(tmp_path: Path, browser: Browser) -> None:
    share_runtime(tmp_path / "apps")
    export_to(GREETER, tmp_path / "apps" / "greeter")
    blog = tmp_path / "blog"
    blog.mkdir()
    with (
        hosted(tmp_path / "apps", shared=True) as apps,
        hosted(blog) as url,
        browser.new_context() as context,
    ):
        line = FORMATS["html"].write(sharing_export("Greeter", f"{apps}greeter/"))
        (blog / "index.html").write_text(f"<!doctype html><p>Look:</p>{line}")
        page = context.new_page()
        page.goto(url)
        page.locator("live-demo").get_by_role("button").click()
        frame = page.frame_locator("live-demo iframe")
        frame.get_by_label("name").fill("Ada")
        frame.get_by_role("button", name="Submit").click()
        expect(frame.get_by_label("output")).to_have_value("Hello, Ada", timeout=BOOT)
