# Names to paths that every file system, every browser and every host takes.

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsgen.model.paths import (
    Places,
    address_path,
    checked_path,
    demo_name,
    folded,
    is_inside,
    page_path,
    path_inside,
    reserved_names,
    site_path,
)

NOWHERE = [
    ("", "empty|no path"),
    ("/", "empty|slash|no path"),
    ("/etc/passwd", "empty part|slash"),
    ("a//b", "empty part|slash"),
    ("\u200b", "empty|no path"),
    (".", "leads elsewhere"),
    ("..", "leads elsewhere"),
    (".\u2060.", "leads elsewhere"),
    ("../../x", "leads elsewhere|slash"),
    ("a/../b", "leads elsewhere|slash"),
    ("a/./b", "leads elsewhere|slash"),
    ("a\\..\\b", "character"),
    ("\\\\host\\share", "character"),
    ("C:", "character ':'"),
    ("C:\\x", "character"),
    ("a:stream", "character ':'"),
    ("a\0b", "character"),
    ("a\nb", "character"),
    ("a\x7fb", "character"),
    ("a\x85b", "character"),
    ("a\u2028b", "character"),
    ("a\u202eb", "character"),
    ("a\udcffb", "character"),
    ("a\ufffeb", "character"),
    ("a<b", "character"),
    ("a>b", "character"),
    ('a"b', "character"),
    ("a|b", "character"),
    ("a?b", "character"),
    ("a*b", "character"),
    ("con", "Windows"),
    ("NUL", "Windows"),
    ("aux.txt", "Windows"),
    ("Com1.tar.gz", "Windows"),
    ("lpt\u00b9", "Windows"),
    ("prn .x", "Windows|character"),
    ("conin$", "Windows"),
    ("a.", "Windows"),
    ("a ", "Windows|character"),
    ("a" * 201, "200 bytes"),
    ("é" * 101, "200 bytes"),
    ("/".join(["a"] * 201), "400 bytes|slash"),
]
"""What no file of an output may be called, and why."""

NOT_IN_ADDRESSES = ["a b", " a", "a#b", "100%", "%2e%2e", "a%2fb", "{a}"]
"""What a file of an app may be called, and nothing that has an address of its own."""

EVERYWHERE = [
    "a",
    "café",
    "cafe\u0301",
    "a.b",
    "v1.0",
    ".hidden",
    "console",
    "a-b_c",
    "con-x",
    "xn--caf-dma",
]
"""What may be called so everywhere below the first folder."""

Check = Callable[[str], str]


@pytest.mark.parametrize("check", [checked_path, address_path, demo_name, site_path])
@pytest.mark.parametrize(("name", "why"), NOWHERE)
def test_what_some_system_would_trip_over_is_refused_everywhere(
    check: Check, name: str, why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        check(name)


@pytest.mark.parametrize("name", NOT_IN_ADDRESSES)
def test_what_means_something_else_in_an_address_is_for_files_only(name: str) -> None:
    assert checked_path(name) == name
    for check in (address_path, demo_name, site_path):
        with pytest.raises(ValueError, match="character"):
            check(name)


@pytest.mark.parametrize("name", EVERYWHERE)
def test_other_names_are_kept(name: str) -> None:
    assert checked_path(name) == address_path(name) == demo_name(name) == name
    assert site_path(f"docs/{name}") == f"docs/{name}/"


@pytest.mark.parametrize("name", ["live-demo.js", "Live-Demo.JS", "index.html", "index.md"])
def test_a_demo_is_not_called_like_a_file_beside_the_demos(name: str) -> None:
    with pytest.raises(ValueError, match="a file that docsgen writes"):
        demo_name(name)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://gradio.app/docs/gradio/button", "docs/gradio/button/"),
        ("https://gradio.app/guides/quickstart/", "guides/quickstart/"),
        ("http://localhost:7860/a", "a/"),
        ("https://gradio.app//docs///a//", "docs/a/"),
        ("https://gradio.app/docs/a?page=2#part", "docs/a/"),
        ("https://gradio.app/docs/caf%C3%A9", "docs/café/"),
        ("https://gradio.app/guides/custom-CSS-and-JS", "guides/custom-CSS-and-JS/"),
        ("https://gradio.app/docs/load_chat", "docs/load_chat/"),
        ("https://gradio.app/docs/v1.0", "docs/v1.0/"),
        ("https://gradio.app/docs/console", "docs/console/"),
        ("https://gradio.app/docs/embed", "docs/embed/"),
    ],
)
def test_the_path_of_the_original_is_kept(url: str, path: str) -> None:
    assert page_path(url) == path


@pytest.mark.parametrize(
    "url",
    [
        "",
        "docs/a",
        "//gradio.app/docs/a",
        "ftp://gradio.app/a",
        "file:///etc/passwd",
        "https:///a",
        "https://gradio.app",
        "https://gradio.app/",
        "https://gradio.app/a/%2e%2e/b",
        "https://gradio.app/a%2f..%2fb",
        "https://gradio.app/a%252fb",
        "https://gradio.app/a%5cb",
        "https://gradio.app/a%00b",
        "https://gradio.app/a%ffb",
        "http://[::1/a",
    ],
)
def test_other_urls_are_refused_in_words(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        page_path(url)


@pytest.mark.parametrize("name", sorted(reserved_names()))
def test_pages_of_docsgens_own_are_never_overwritten(name: str) -> None:
    for spelling in (name, name.upper()):
        with pytest.raises(ValueError, match="docsgen's own"):
            page_path(f"https://gradio.app/{spelling}/a")


@pytest.mark.parametrize(
    "path", ["docs/index.html", "docs/Index.MD", "docs/index.html/more", "docs/a/index.md/b"]
)
def test_the_file_of_a_page_is_never_a_folder_or_another_page(path: str) -> None:
    with pytest.raises(ValueError, match="own file"):
        site_path(path)


@pytest.mark.parametrize("path", ["docs", "Guides", ".git/hooks", ".docsgen.json", "Embed\u200b/a"])
def test_nothing_is_in_the_place_of_what_docsgen_keeps_there(path: str) -> None:
    with pytest.raises(ValueError, match="docsgen's own"):
        site_path(path)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("guides/setup/", "guides/Setup/"),
        ("guides/caf\u00e9/", "guides/cafe\u0301/"),
        ("guides/stra\u00dfe/", "guides/STRASSE/"),
        ("a\u200d/", "a/"),
        ("a", "a/"),
        ("a/b", "A"),
        ("files/x/index.html", "files/X/"),
    ],
)
def test_two_owners_never_have_what_some_system_takes_for_one_place(
    first: str, second: str
) -> None:
    for one, other in ((first, second), (second, first)):
        places = Places()
        assert places.take(one, "the first") is None
        assert places.take(other, "the second") == "the first"
        assert places.take(one, "the first") is None


def test_places_beside_each_other_are_free() -> None:
    places = Places()
    paths = ("", "guides/", "guides/a/", "guides/a/b/", "guides/a.b", "guides/ab/")
    assert [places.take(path, path) for path in paths] == [None] * len(paths)


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/x", "a\\..\\x", "C:/x", "a/", "", "a\0"])
def test_whoever_writes_a_file_refuses_one_that_leaves_its_folder(path: str) -> None:
    with pytest.raises(ValueError, match="leaves the folder"):
        path_inside(path)


PARTS = [
    "..",
    ".",
    "/",
    "\\",
    "%2e",
    "%2F",
    "%5c",
    "%00",
    "\0",
    "\n",
    "C:",
    "a",
    "A",
    "con",
    "index.html",
]
NAMES = st.lists(st.sampled_from([*PARTS, "\u200b", "e\u0301", "é"]) | st.text(max_size=5)).map(
    "".join
)


@given(st.lists(NAMES), st.sampled_from([checked_path, address_path, demo_name, site_path]))
def test_any_names_are_refused_or_have_places_of_their_own_inside(
    names: list[str], check: Check
) -> None:
    places = Places()
    kept = []
    for name in names:
        try:
            path = check(name).removesuffix("/")
        except ValueError:
            continue
        if not places.take(f"{path}/", name) and path not in kept:
            kept.append(path)
    assert all(is_inside(path) for path in kept)
    assert len({folded(path) for path in kept}) == len(kept)


@given(NAMES)
def test_any_path_of_a_url_is_refused_or_a_page_inside(rest: str) -> None:
    for url in (
        f"https://gradio.app/{rest}",
        f"https://gradio.app/{quote(rest, errors='replace')}",
    ):
        try:
            path = page_path(url)
        except ValueError:
            continue
        assert is_inside(path.removesuffix("/"))
        assert folded(path).split("/")[0] not in reserved_names()


@given(st.from_regex(r"[a-z0-9_-]{1,30}(/[a-z0-9_-]{1,30}){0,3}", fullmatch=True))
def test_ordinary_paths_are_kept(path: str) -> None:
    first = path.split("/")[0]
    if first in reserved_names() or any(s in {"con", "prn", "aux", "nul"} for s in path.split("/")):
        return
    if any(s[:3] in {"com", "lpt"} and s[3:].isdigit() for s in path.split("/")):
        return
    assert page_path(f"https://gradio.app/{path}") == f"{path}/"
