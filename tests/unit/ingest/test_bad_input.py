# What happens to a corpus that is broken, hostile or huge: findings with a place and a way out,
# never a traceback, and every good record kept.

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docsgen.config import load_project
from docsgen.diagnostics import Finding, Findings
from docsgen.errors import ConfigError, DocsgenError, NothingToBuild
from docsgen.model import Site
from docsgen.report.inspection import inspection
from docsgen.workflows.load import load

URL = "https://gradio.app/guides/a"


def record(text: Any = "Hello.", url: str = URL, heading: str = "One") -> dict[str, Any]:
    return {
        "text": text,
        "heading1": heading,
        "source_page_url": url,
        "source_page_title": "Mcp - A Guide",
    }


GOOD = record("A good record.", "https://gradio.app/guides/good", "Good")


def loaded(project: Any) -> tuple[Site, list[Finding]]:
    findings = Findings()
    site = load(project, findings)
    assert inspection(site)
    return site, findings.sorted()


def refused(project: Any) -> tuple[NothingToBuild, list[Finding]]:
    findings = Findings()
    with pytest.raises(NothingToBuild) as error:
        load(project, findings)
    return error.value, findings.sorted()


def beside_good(make_project: Any, *records: Any) -> tuple[Site, list[Finding]]:
    """A corpus of one good record and `records`; the good one must survive."""
    site, found = loaded(make_project({"a.json": json.dumps([GOOD, *records])}))
    assert "guides/good/" in {page.path for page in site.pages}
    return site, found


def only(found: list[Finding], rule: str) -> Finding:
    (match,) = (diagnostic for diagnostic in found if diagnostic.rule == rule)
    assert match.hint
    return match


class TestFiles:
    @pytest.mark.parametrize(
        ("data", "rule"),
        [
            (b"Dear reader", "DG001"),
            (b"{]", "DG001"),
            (b'{"unknown": ', "DG001"),
            (b"[", "DG001"),
            (b"[1, 2", "DG001"),
            (b"\xff\xfe[\x00]\x00", "DG004"),
            (b"", "DG007"),
            (b" \n\t ", "DG007"),
            (b"[]", "DG007"),
            (b"[ ]\n", "DG007"),
        ],
    )
    def test_a_file_without_records_stops_docsgen(
        self, make_project: Any, data: bytes, rule: str
    ) -> None:
        error, found = refused(make_project({"a.json": data}))
        assert only(found, rule).location.file == "content/chunks/a.json"
        assert error.exit_code == 1
        assert error.hint

    def test_no_file_at_all(self, make_project: Any) -> None:
        error, found = refused(make_project({}))
        assert "content/chunks/" in error.message
        assert not found

    def test_no_folder_at_all(self, make_project: Any) -> None:
        project = make_project({})
        project.chunks.rmdir()
        refused(project)

    def test_a_bad_file_does_not_take_the_good_one_with_it(self, make_project: Any) -> None:
        site, found = loaded(make_project({"a.json": "broken", "b.json": json.dumps([GOOD])}))
        assert [page.path for page in site.pages] == ["guides/good/"]
        assert only(found, "DG001").location.file == "content/chunks/a.json"

    def test_a_folder_with_the_name_of_a_corpus_is_reported(self, make_project: Any) -> None:
        project = make_project({"b.json": json.dumps([GOOD])})
        (project.chunks / "a.json").mkdir()
        _, found = loaded(project)
        only(found, "DG208")

    def test_bytes_that_are_no_utf8_are_named_with_their_line(self, make_project: Any) -> None:
        data = json.dumps([GOOD, record("Cafe")], indent=0).encode().replace(b"Cafe", b"Caf\xe9")
        site, found = loaded(make_project({"a.json": data}))
        assert {page.path for page in site.pages} == {"guides/good/", "guides/a/"}
        assert site.stored[1] == "Caf\ufffd"
        wrong = only(found, "DG004")
        assert "0xe9" in wrong.message
        assert wrong.location.line == 1 + data[: data.index(b"\xe9")].count(b"\n")

    def test_a_byte_order_mark_is_no_text(self, make_project: Any) -> None:
        site, found = loaded(
            make_project({"a.json": b"\xef\xbb\xbf" + json.dumps([GOOD]).encode()})
        )
        assert len(site.pages) == 1
        assert not found

    def test_a_bad_byte_behind_a_byte_order_mark_is_named_rightly(self, make_project: Any) -> None:
        _, found = refused(make_project({"a.json": b'\xef\xbb\xbf[{"text": "Caf\xe9"}]'}))
        assert "0xe9" in only(found, "DG004").message

    def test_a_cut_download_keeps_the_good_records(self, make_project: Any) -> None:
        text = json.dumps([GOOD, record("b"), record("c")])
        site, found = loaded(make_project({"a.json": text[:-30]}))
        assert {page.path for page in site.pages} == {"guides/good/", "guides/a/"}
        assert "2 records kept, 1 lost" in only(found, "DG002").message

    def test_lines_around_a_broken_one_are_kept(self, make_project: Any) -> None:
        text = "\n".join([json.dumps(GOOD), '{"text": "broken', json.dumps(record())])
        site, found = loaded(make_project({"a.jsonl": text}))
        assert len(site.pages) == 2
        assert only(found, "DG002").location.line == 2

    def test_packed_files_are_read(self, make_project: Any) -> None:
        site, found = loaded(
            make_project({"a.json.gz": gzip.compress(json.dumps([GOOD]).encode())})
        )
        assert len(site.pages) == 1
        assert not found

    @pytest.mark.parametrize("keep", [0.2, 0.9])
    def test_a_cut_packed_file_is_reported(self, make_project: Any, keep: float) -> None:
        packed = gzip.compress(json.dumps([record(str(n)) for n in range(500)]).encode())
        project = make_project(
            {"a.json.gz": packed[: int(len(packed) * keep)], "b.json": json.dumps([GOOD])}
        )
        site, found = loaded(project)
        assert "guides/a/" in {page.path for page in site.pages}, "what is there is read"
        assert {"DG001", "DG002"} <= {d.rule for d in found}
        assert found[0].location.file == "content/chunks/a.json.gz"

    def test_a_small_packed_file_that_holds_endlessly_much_is_left_out(
        self, make_project: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("docsgen.ingest.decode.MAX_FILE", 1_000_000)
        bomb = gzip.compress(b"[" + b" " * 1_000_000 + b"]")
        _, found = loaded(make_project({"a.json.gz": bomb, "b.json": json.dumps([GOOD])}))
        assert "more than 1,000,000 bytes" in only(found, "DG208").message

    def test_a_packed_file_that_is_none_is_reported(self, make_project: Any) -> None:
        _, found = refused(make_project({"a.json.gz": json.dumps([GOOD])}))
        only(found, "DG001")

    @pytest.mark.parametrize(
        "deep",
        [
            "[" * 100_000 + "]" * 100_000,
            "[" * 100_000,
            '{"text": ' * 100_000 + "1" + "}" * 100_000,
            '[{"text": ' + "[" * 100_000 + "]" * 100_000 + "}]",
        ],
        ids=["lists", "open lists", "objects", "list in a record"],
    )
    def test_nesting_100_000_levels_deep_is_reported(self, make_project: Any, deep: str) -> None:
        _, found = loaded(make_project({"a.json": deep, "b.json": json.dumps([GOOD])}))
        assert {d.rule for d in found} & {"DG001", "DG002", "DG005"}

    def test_a_number_of_5_000_digits_is_no_text(self, make_project: Any) -> None:
        text = json.dumps([GOOD, record("~")]).replace('"~"', "1" * 5000)
        site, found = loaded(make_project({"a.json": text}))
        assert len(site.pages) == 1
        assert {d.rule for d in found} & {"DG002", "DG005"}


class TestRecords:
    @pytest.mark.parametrize(
        "bad",
        [
            None,
            7,
            "text",
            [],
            [GOOD],
            {},
            record(7),
            record(None),
            record(["Hello."]),
            record({"text": "Hello."}),
            GOOD | {"heading1": None},
            GOOD | {"source_page_url": 1},
            {key: value for key, value in GOOD.items() if key != "text"},
            {key: value for key, value in GOOD.items() if key != "source_page_url"},
        ],
        ids=repr,
    )
    def test_a_record_of_another_shape_is_skipped(self, make_project: Any, bad: Any) -> None:
        site, found = beside_good(make_project, bad)
        assert len(site.pages) == 1
        wrong = only(found, "DG005")
        assert (wrong.location.file, wrong.location.record) == ("content/chunks/a.json", 1)

    @pytest.mark.parametrize("key", ["text", "heading1", "source_page_url", "source_page_title"])
    def test_a_missing_key_is_named(self, make_project: Any, key: str) -> None:
        _, found = beside_good(make_project, {k: v for k, v in GOOD.items() if k != key})
        assert f"`{key}`" in only(found, "DG005").message

    def test_an_extra_key_is_named_and_ignored(self, make_project: Any) -> None:
        site, found = beside_good(make_project, record() | {"score": 0.5})
        assert len(site.pages) == 2
        assert "'score'" in only(found, "DG006").message

    def test_an_empty_text_makes_an_empty_page(self, make_project: Any) -> None:
        site, found = beside_good(make_project, record(""))
        assert len(site.pages) == 2
        assert only(found, "DG026").location.url == URL

    def test_duplicates_are_merged_and_named_once(self, make_project: Any) -> None:
        text = "A text that is long enough to be recognized as the start of a section."
        site, found = beside_good(make_project, *[record(text)] * 3)
        (page,) = (p for p in site.pages if p.path == "guides/a/")
        assert page.chunks == [1, 2, 3]
        assert len(page.sections) == 1
        assert inspection(site).count(text.encode()) == 0
        assert "record 2, 3" in only(found, "DG011").message

    @pytest.mark.parametrize(
        "text",
        [
            "\x00",
            "a\x00b",
            "\x1b[31m",
            "\u202e",
            "\ufeff",
            "\ue000",
            "a\ue000b",
            "\n\ue000\n",
            "💥" * 9,
        ],
        ids=ascii,
    )
    def test_odd_characters_do_no_harm(self, make_project: Any, text: str) -> None:
        site, _ = beside_good(make_project, record(text))
        assert len(site.pages) == 2

    def test_half_a_surrogate_pair_does_not_stop_docsgen(self, make_project: Any) -> None:
        url = "https://gradio.app/docs/gradio/thing"
        beside_good(make_project, record("half \ud83d a pair", url, "Description"))

    def test_half_a_surrogate_pair_is_no_control_character(self, make_project: Any) -> None:
        findings = Findings()
        load(make_project({"a.json": json.dumps([GOOD, record("half \ud83d a pair")])}), findings)
        assert "DG003" not in {d.rule for d in findings.sorted()}

    def test_one_record_of_100_megabytes_is_skipped(
        self, make_project: Any, huge: Iterator[bytes]
    ) -> None:
        project = make_project({})
        with (project.chunks / "a.json").open("wb") as file:
            file.writelines(huge)
        site, found = loaded(project)
        assert [page.path for page in site.pages] == ["guides/good/"]
        assert "104,857,600 characters" in only(found, "DG008").message

    def test_100_000_records_are_all_kept(self, make_project: Any) -> None:
        lines = (
            json.dumps(record(f"Text {n}.", f"https://gradio.app/guides/{n // 20}", f"Part {n}"))
            for n in range(100_000)
        )
        site, found = loaded(make_project({"a.jsonl": "\n".join(lines)}))
        assert len(site.pages) == 5_000
        assert sum(len(page.sections) for page in site.pages) == 100_000
        assert not found


@pytest.fixture
def huge() -> Iterator[bytes]:
    """A corpus with a good record and one of 100 MB, in pieces."""
    before, after = json.dumps([GOOD, record("~")]).encode().split(b"~")
    return iter([before, *[b"x" * 2**20] * 100, after])


class TestUrls:
    @pytest.mark.parametrize(
        "url",
        [
            "",
            "guides/a",
            "/guides/a",
            "https://gradio.app",
            "https://gradio.app/",
            "https:///guides/a",
            "ftp://gradio.app/guides/a",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,hi",
            "https://gradio.app/guides/../a",
            "https://gradio.app/../../etc/passwd",
            "https://gradio.app/guides/%2e%2e/%2E%2E/a",
            "https://gradio.app/guides/..%2f..%2fa",
            "https://gradio.app/guides/..\\a",
            "https://gradio.app/guides/a\x00b",
            "https://gradio.app/guides/a%00b",
            "https://gradio.app/guides/a%0ab",
            "https://gradio.app/guides/CON",
            "https://gradio.app/guides/nul.txt",
            "https://gradio.app/docs/com1/button",
            "https://gradio.app/docs/aux.",
            "https://gradio.app/guides/a%3Cb",
            "https://gradio.app/guides/" + "a" * 300,
            "https://gradio.app/assets/a",
            "https://gradio.app/Demos/a",
            "http://[::1/guides/a",
            "https://gradio.app/guides/\ud800",
        ],
        ids=ascii,
    )
    def test_a_url_that_cannot_be_a_path_is_skipped(self, make_project: Any, url: str) -> None:
        site, found = beside_good(make_project, record(url=url))
        assert len(site.pages) == 1
        assert only(found, "DG009").location.record == 1

    @pytest.mark.parametrize(
        "other",
        [
            "https://elsewhere.example/guides/a",
            "https://gradio.app/guides/A",
            "https://gradio.app/guides/a?page=2",
            "https://gradio.app/guides//a",
            "https://gradio.app/guides/%61",
        ],
    )
    def test_two_urls_of_one_path_clash(self, make_project: Any, other: str) -> None:
        site, found = beside_good(make_project, record(), record("Other.", other, "Two"))
        assert len(site.pages) == 2
        assert only(found, "DG010").location.record == 2

    @pytest.mark.parametrize(
        "other",
        [f"{URL}/", f"{URL}#part", "http://gradio.app/guides/a", "https://www.gradio.app/guides/a"],
    )
    def test_another_spelling_of_a_url_makes_no_other_page(
        self, make_project: Any, other: str
    ) -> None:
        site, found = beside_good(make_project, record(), record("More.", other, "Two"))
        assert [s.heading for s in site.pages[1].sections] == ["One", "Two"]
        assert not found

    def test_a_url_with_a_fragment_is_the_page_it_is_on(self, make_project: Any) -> None:
        site, _ = beside_good(make_project, record(url=URL + "#part"))
        assert [page.path for page in site.pages] == ["guides/good/", "guides/a/"]

    @pytest.mark.parametrize("link", ["http://[::1", "http://[x]", "//[", "http://ex℀mple.org/"])
    def test_a_link_that_is_no_url_does_not_stop_docsgen(
        self, make_project: Any, link: str
    ) -> None:
        beside_good(make_project, record(f"See [this]({link}) page."))


class TestConfiguration:
    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError) as error:
            load_project(tmp_path)
        assert error.value.path == tmp_path / "content" / "site.yaml"
        assert "--project" in error.value.hint
        assert error.value.exit_code == 2

    def test_a_wrong_value_has_a_dotted_path_and_a_line(self, make_project: Any, site: str) -> None:
        with pytest.raises(ConfigError) as error:
            make_project({}, site=site.replace("title: Gradio", "title: [Gradio]"))
        assert error.value.key == "library.title"
        assert error.value.line == 4

    def test_wrong_repairs_have_a_dotted_path_and_a_line(self, make_project: Any) -> None:
        repairs = "repairs:\n  - record: 0\n    reason: Cut.\n    parts:\n      - {trough: a}\n"
        project = make_project({"a.json": json.dumps([GOOD])}, repairs=repairs)
        with pytest.raises(DocsgenError) as error:
            load(project, Findings())
        assert isinstance(error.value, ConfigError)
        assert error.value.key == "repairs[0].parts[0].trough"
        assert error.value.line == 5
        assert "trough" in error.value.message
