# One page with all files of an export: what goes in comes out, and scripts find each other.

from __future__ import annotations

import base64
import gzip
import io
import json
import re
import zipfile

import msgspec
import pytest

from docsgen.archive import archive
from docsgen.demos.runtime.runtime import Runtime
from docsgen.demos.single_file import BASE, MARK, carried, page_with
from docsgen.demos.single_file.modules import relocated
from docsgen.errors import MissingToolError
from docsgen.languages import ENGLISH, texts_in

ADDRESS = "https://host/app/assets/index.js"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('import{a as b}from"./x.js";', 'import{a as b}from"https://host/app/assets/x.js";'),
        ('import"../x.js"', 'import"https://host/app/x.js"'),
        ('export*from"/x.js";', 'export*from"https://host/x.js";'),
        ('const f=()=>import("./x.js")', 'const f=()=>import("https://host/app/assets/x.js")'),
        ("import('./x.js')", "import('https://host/app/assets/x.js')"),
        ('await import("node:fs")', 'await import("node:fs")'),
        ("await import(url)", "await docsgenImport(url)"),
        ("import(`${base}x.js`)", "docsgenImport(`${base}x.js`)"),
        ("new URL('x', import.meta.url)", f"new URL('x', ({{url:\"{ADDRESS}\"}}).url)"),
        ("const é='import(\"./x.js\")'", "const é='import(\"./x.js\")'"),
        ("/import(x)/.test('from\"./x.js\"')", "/import(x)/.test('from\"./x.js\"')"),
        ("f(location.origin+g.location.host)", "f(docsgenLocation.origin+g.location.host)"),
        ("x=window.location.href", "x=docsgenLocation.href"),
        ("window.location.href=x", "window.location.href=x"),
        ("location.reload()", "location.reload()"),
        ("function f(){new.target}", "function f(){new.target}"),
    ],
)
def test_a_script_knows_others_by_address(source: str, expected: str) -> None:
    assert relocated(source.encode(), ADDRESS).decode() == expected


def opened(page: bytes) -> dict[str, bytes]:
    """The files in a page, by their paths."""
    text = page.decode()
    found = dict(re.findall(r'<script type="[^"]*" id="docsgen-(\w+)">(.*?)</script>', text))
    table = json.loads(found["files"])
    packed = base64.b85decode(found["archive"].replace(",", "<"))[: table["size"]]
    content = io.BytesIO(gzip.decompress(packed))
    return {path: content.read(size) for path, size, _ in table["files"]}


def test_a_page_has_all_files_as_they_are() -> None:
    files = {
        "index.html": b"<!doctype html><script></script><!-- \xc3\xa9",
        "files/demo/script.js": b'import "./other.js"',
        "files/demo/data.zip": archive({"a.txt": b"a" * 100}),
        "files/demo/a </script> b.bin": bytes(range(256)) * 5,
        "empty.txt": b"",
    }
    assert opened(page_with(files.items(), "An <app>", texts_in(ENGLISH))) == files


def test_scripts_of_the_runtime_find_each_other_and_archives_are_not_packed_twice() -> None:
    files = {
        "runtime/a b/x.mjs": b'import "./y.mjs"',
        "runtime/python.zip": archive({"a.py": b"a" * 100}),
    }
    there = opened(page_with(files.items(), "app", texts_in(ENGLISH)))
    assert there["runtime/a b/x.mjs"] == f'import "{BASE}runtime/a%20b/y.mjs"'.encode()
    with zipfile.ZipFile(io.BytesIO(there["runtime/python.zip"])) as stored:
        assert stored.read("a.py") == b"a" * 100
        assert stored.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_a_page_is_html_that_nothing_in_it_breaks() -> None:
    files = {"a</script>.js": b"var a", "b.bin": bytes(range(256)) * 999}
    page = page_with(files.items(), "</title><b>", texts_in(ENGLISH)).decode()
    assert page.count("</script") == page.count("<script")
    assert "<!--" not in page
    assert "<title>&lt;/title&gt;&lt;b&gt;</title>" in page
    assert MARK in page[:1024]


RUNTIME = Runtime(
    **{name: name for name in Runtime.__struct_fields__[:12]},
    media_files={},
    sizes={},
    compiled="compiled.zip",
    snapshots={"brotli": "s.brotli.bin", "gzip": "s.gzip.bin"},
)


def test_a_page_carries_what_it_needs_of_a_runtime() -> None:
    assert carried(RUNTIME, with_snapshot=False).compiled is None
    assert carried(RUNTIME, with_snapshot=False).snapshots == {}
    assert carried(RUNTIME, with_snapshot=True).snapshots == {"gzip": "s.gzip.bin"}


def test_a_snapshot_that_is_not_there_is_missed() -> None:
    without = msgspec.structs.replace(RUNTIME, snapshots={})
    with pytest.raises(MissingToolError, match="no memory snapshot"):
        carried(without, with_snapshot=True)
