# From a URL to a path that every file system and every browser takes.

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsgen.model.paths import OWN, page_path


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
        "https://gradio.app/..",
        "https://gradio.app/a/../b",
        "https://gradio.app/a/%2e%2e/b",
        "https://gradio.app/a%2f..%2fb",
        "https://gradio.app/a/./b",
        "https://gradio.app/a%5cb",
        "https://gradio.app/a%00b",
        "https://gradio.app/a%7fb",
        "https://gradio.app/a b",
        "https://gradio.app/a*b",
        "https://gradio.app/a:b",
        "https://gradio.app/con",
        "https://gradio.app/a/NUL",
        "https://gradio.app/a/lpt9.html",
        "https://gradio.app/a.",
        "https://gradio.app/" + "é" * 101,
        "http://[::1/a",
    ],
)
def test_other_urls_are_refused_in_words(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        page_path(url)


@pytest.mark.parametrize("name", sorted(OWN))
def test_pages_of_docsgens_own_are_never_overwritten(name: str) -> None:
    for spelling in (name, name.upper()):
        with pytest.raises(ValueError, match="docsgen's own"):
            page_path(f"https://gradio.app/{spelling}/a")


@pytest.mark.parametrize("name", ["index.html", "index.md"])
def test_the_index_of_a_folder_is_never_overwritten(name: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        page_path(f"https://gradio.app/docs/{name}")


@pytest.mark.parametrize("segment", ["a%23b", "a%3Fb", "100%25"])
def test_a_path_holds_nothing_that_means_something_else_in_a_link(segment: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        page_path(f"https://gradio.app/docs/{segment}")


# Pieces that make dangerous paths, and any text at all.
PIECES = st.lists(
    st.sampled_from(["..", ".", "/", "%2e", "%2F", "%5c", "%00", "%0a", "%c2%85", "a", "con", "%"])
    | st.text(max_size=5)
).map("".join)


@given(PIECES)
def test_no_path_leaves_the_site_or_holds_control_characters(rest: str) -> None:
    try:
        path = page_path(f"https://gradio.app/{rest}")
    except ValueError:
        return
    segments = path.removesuffix("/").split("/")
    assert not {"", ".", ".."} & set(segments)
    assert not path.startswith("/")
    assert "\\" not in path
    assert not [c for c in path if unicodedata.category(c) in {"Cc", "Cs"}]


@given(st.from_regex(r"[a-z0-9_-]{1,30}(/[a-z0-9_-]{1,30}){0,3}", fullmatch=True))
def test_ordinary_paths_are_kept(path: str) -> None:
    first = path.split("/")[0]
    if first in OWN or any(s in {"con", "prn", "aux", "nul"} for s in path.split("/")):
        return
    if any(s[:3] in {"com", "lpt"} and s[3:].isdigit() for s in path.split("/")):
        return
    assert page_path(f"https://gradio.app/{path}") == f"{path}/"
