# What verify takes for embeds and pages of a built site, and what a verdict depends on.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.model.demo import Origin
from docsgen.publish import Staging
from docsgen.verify.site import BuiltSite, NotOurSite, Subject, chosen

PAGES = {
    "index.html": b"<h1 id=home>Home</h1>",
    "404.html": b"<h1>Nothing</h1>",
    "guides/one/index.html": b'<h2 id="first">One</h2>',
    "old/index.html": b'<meta http-equiv="refresh" content="0; url=../guides/one/">',
    "assets/site.js": b"",
    "embed/hello/index.html": b'<script id="docsgen-demo">{"unavailable": ["numpy"], "config": '
    b'"{\\"components\\": [{\\"id\\": 1, \\"type\\": \\"dataset\\"}]}"}</script>',
    "embed/hello/second/index.html": b"",
    "embed/hello/files/demo/run.py": b"import gradio",
    "embed/hello/files/demo/report/index.html": b"",
    "runtime/player/main.js": b"",
    "pagefind/frame.html": b"",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Staging(tmp_path / "site") as staging:
        staging.add(PAGES)
        staging.commit()
    return tmp_path / "site"


HELLO = Subject("embed/hello/", "embed")
ONE = Subject("guides/one/", "page")


def test_a_folder_without_a_manifest_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(NotOurSite) as error:
        BuiltSite(tmp_path)
    assert error.value.exit_code == 2
    assert "docsgen build" in error.value.hint


def test_embeds_come_first_and_pages_that_only_lead_elsewhere_are_left_out(folder: Path) -> None:
    assert [subject.path for subject in BuiltSite(folder).subjects()] == [
        "embed/hello/",
        "embed/hello/second/",
        "404.html",
        "guides/one/",
        "",
    ]


def test_the_name_of_a_subject_is_one_that_every_system_can_have() -> None:
    subjects = [Subject(f"{'a/' * 150}{last}/", "page") for last in "bc"]
    first, second = (subject.name for subject in subjects)
    assert first != second
    assert max(len(first), len(second)) < 100
    assert Subject(f"embed/{'d' * 200}/", "embed").name == "d" * 200  # the longest name of a demo


def test_what_says_what_became_of_an_embed_is_none(tmp_path: Path) -> None:
    files = {
        "index.html": b"",
        "embed/hello/index.html": b'<meta http-equiv="refresh">',
        "embed/former/index.html": b'<meta http-equiv="refresh">',
        "embed/old/index.html": b"",
    }
    with Staging(tmp_path / "site") as staging:
        staging.add(files)
        staging.commit({"hello": Origin("digest", 3)})
    subjects = {subject.path: subject.kind for subject in BuiltSite(tmp_path / "site").subjects()}
    assert subjects == {"embed/hello/": "embed", "embed/old/": "page", "": "page"}


def test_an_embed_says_what_it_lacks(folder: Path) -> None:
    assert BuiltSite(folder).unavailable(HELLO) == ["numpy"]
    assert BuiltSite(folder).unavailable(Subject("embed/other/", "embed")) == []


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("hello", ["hello", "hello--second"]),
        ("embed/hello/second/", ["hello--second"]),
        ("guides/*", ["guides--one"]),
        ("/guides/one/", ["guides--one"]),
        ("guides/one", ["guides--one"]),
        ("embed/*", ["hello", "hello--second"]),
        ("nothing", []),
    ],
)
def test_a_pattern_is_a_name_or_a_path(pattern: str, names: list[str], folder: Path) -> None:
    found = chosen(BuiltSite(folder).subjects(), [pattern])
    assert [subject.name for subject in found] == names


def test_without_a_pattern_all_are_chosen(folder: Path) -> None:
    subjects = BuiltSite(folder).subjects()
    assert list(chosen(subjects, [])) == subjects


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("", "index.html"),
        ("guides/one/", "guides/one/index.html"),
        ("guides/one", "guides/one/index.html"),
        ("assets/site.js", "assets/site.js"),
        ("guides/", None),
    ],
)
def test_a_path_leads_to_the_file_that_a_host_would_give(
    path: str, name: str | None, folder: Path
) -> None:
    assert BuiltSite(folder).resolve(path) == name


def test_anchors_are_ids_with_or_without_quotes(folder: Path) -> None:
    site = BuiltSite(folder)
    assert site.anchors("index.html") == {"home"}
    assert site.anchors("guides/one/index.html") == {"first"}


def test_all_pages_of_an_app_depend_on_all_of_its_files(folder: Path) -> None:
    second = Subject("embed/hello/second/", "embed")
    before = BuiltSite(folder).digest(second)
    (folder / "embed/hello/files/demo/run.py").write_bytes(b"")
    assert BuiltSite(folder).digest(second) != before


@pytest.mark.parametrize(
    ("changed", "embed_changes", "page_changes"),
    [
        ("embed/hello/files/demo/run.py", True, False),
        ("runtime/player/main.js", True, True),
        ("guides/one/index.html", False, True),
        ("assets/site.js", False, True),
        ("404.html", False, False),
    ],
)
def test_a_verdict_depends_on_what_the_subject_is_made_of(
    changed: str, embed_changes: bool, page_changes: bool, folder: Path
) -> None:
    before = BuiltSite(folder)
    embed, page = before.digest(HELLO), before.digest(ONE)
    (folder / changed).write_bytes(PAGES[changed] + b" ")
    after = BuiltSite(folder)
    assert (after.digest(HELLO) != embed, after.digest(ONE) != page) == (
        embed_changes,
        page_changes,
    )


def test_an_embed_says_how_its_app_is_configured(folder: Path) -> None:
    assert BuiltSite(folder).config(HELLO) == {"components": [{"id": 1, "type": "dataset"}]}
    assert BuiltSite(folder).config(Subject("embed/gone/", "embed")) == {}
