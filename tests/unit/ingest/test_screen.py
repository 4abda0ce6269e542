# What happens to chunks before they are joined.

from __future__ import annotations

from typing import Any

import pytest

from docsgen.diagnostics import Findings
from docsgen.ingest.screen import drop_unusable, note_duplicates, rewrite_hosts, split_fused
from docsgen.model import Chunk

WINDOW = 2000


def chunk(record: int, text: str = "Hello.", url: str = "https://gradio.app/guides/a") -> Chunk:
    return Chunk(
        file="a.json", record=record, text=text, heading="One", url=url, title="Mcp - A Guide"
    )


def rules(findings: Findings) -> list[tuple[str, int | None]]:
    return [(d.rule, d.location.record) for d in findings.sorted()]


class TestRewriteHosts:
    @pytest.fixture
    def config(self, make_project: Any, site: str) -> Any:
        hosts = "origins: [gradio.app, www.gradio.app], hosts: {mirror.example: real.example}"
        replaced = site.replace("origins: [gradio.app, www.gradio.app]", hosts)
        return make_project({}, site=replaced).config

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("https://mirror.example/a", "https://real.example/a"),
            ("http://mirror.example", "http://real.example"),
            ("[a](https://mirror.example).", "[a](https://real.example)."),
            ("https://mirror.example:80/", "https://real.example:80/"),
        ],
    )
    def test_a_host_of_the_table_is_replaced(self, config: Any, before: str, after: str) -> None:
        findings = Findings()
        (found,) = rewrite_hosts([chunk(0, before)], config, findings)
        assert found.text == after
        assert [rule for rule, _ in rules(findings)] == ["DG022"]

    @pytest.mark.parametrize(
        "text",
        [
            "the host mirror.example is named",
            "https://mirror.example-two.org/",
            "https://mirror.examples.org/",
            "https://mirror.example.org/",
            "https://not-mirror.example/",
            "https://gradio.app/?from=mirror.example",
        ],
    )
    def test_other_text_stays_and_is_not_reported(self, config: Any, text: str) -> None:
        findings = Findings()
        (found,) = rewrite_hosts([chunk(0, text)], config, findings)
        assert found.text == text
        assert not findings.sorted()

    def test_one_finding_names_all_records(self, config: Any) -> None:
        findings = Findings()
        text = "https://mirror.example/"
        rewrite_hosts([chunk(0, text), chunk(1), chunk(2, text)], config, findings)
        (found,) = findings.sorted()
        assert "2 records: 0, 2" in found.message

    def test_the_real_corpus_names_its_mirror_in_64_records(self, corpus: Any) -> None:
        (found,) = (d for d in corpus.diagnostics if d.rule == "DG022")
        assert "in 64 records" in found.message


class TestDropUnusable:
    def test_good_chunks_pass(self) -> None:
        findings = Findings()
        chunks = [chunk(0), chunk(1), chunk(2, url="https://gradio.app/docs/gradio/button")]
        assert drop_unusable(chunks, findings) == chunks
        assert not findings.sorted()

    def test_a_bad_url_is_located(self) -> None:
        findings = Findings()
        assert drop_unusable([chunk(7, url="ftp://gradio.app/a")], findings) == []
        (found,) = findings.sorted()
        assert (found.rule, found.location.record, found.location.url) == (
            "DG009",
            7,
            "ftp://gradio.app/a",
        )

    @pytest.mark.parametrize(
        "path",
        ["guides/quickstart/index.html/more", "a/%2e%2e/b", "embed/hello", "a%2fb", ".git/x"],
    )
    def test_a_url_whose_page_would_be_in_the_way_of_another_is_refused(self, path: str) -> None:
        findings = Findings()
        chunks = [chunk(0), chunk(1, url=f"https://gradio.app/{path}")]
        assert drop_unusable(chunks, findings) == chunks[:1]
        assert rules(findings) == [("DG009", 1)]

    @pytest.mark.parametrize(
        "other", ["guides/a?page=2", "guides/A", "guides/%61", "guides/a%E2%80%8B"]
    )
    def test_a_url_whose_page_is_another_one_on_some_system_is_refused(self, other: str) -> None:
        findings = Findings()
        chunks = [chunk(0), chunk(1, url=f"https://gradio.app/{other}")]
        assert drop_unusable(chunks, findings) == chunks[:1]
        assert rules(findings) == [("DG010", 1)]

    def test_the_first_of_two_clashing_urls_wins(self) -> None:
        findings = Findings()
        first, second = chunk(0), chunk(1, url="https://gradio.app/guides/A")
        assert drop_unusable([first, second, chunk(2)], findings) == [first, chunk(2)]
        assert rules(findings) == [("DG010", 1)]


class TestNoteDuplicates:
    def test_copies_are_named_at_the_first(self) -> None:
        findings = Findings()
        note_duplicates([chunk(0), chunk(1, "Other."), chunk(2), chunk(3)], findings)
        (found,) = findings.sorted()
        assert found.location.record == 0
        assert "2, 3" in found.message

    def test_the_same_text_elsewhere_or_no_text_is_no_duplicate(self) -> None:
        findings = Findings()
        other = chunk(1, url="https://gradio.app/guides/b")
        note_duplicates([chunk(0), other, chunk(2, ""), chunk(3, " ")], findings)
        assert not findings.sorted()

    def test_the_real_corpus_has_33_groups(self, corpus: Any) -> None:
        assert len([d for d in corpus.diagnostics if d.rule == "DG011"]) == 33


class TestSplitFused:
    # As in record 302: the first half continues the page before and breaks off inside code.
    SHARED = "The last words of a page, which the next window of it would repeat. "

    def test_a_stray_continuation_that_breaks_off_in_code_is_split(self) -> None:
        findings = Findings()
        before = chunk(0, f"Start of the page. {self.SHARED}")
        fused = chunk(
            1, f"{self.SHARED}Typically used for `\n```\n3. That's it!", "https://x.org/b"
        )
        chunks = split_fused([before, fused], WINDOW, findings)
        assert [(c.record, c.url, c.text) for c in chunks[1:]] == [
            (1, before.url, f"{self.SHARED}Typically used for "),
            (1, fused.url, "3. That's it!"),
        ]
        assert chunks[1].lost
        assert rules(findings) == [("DG012", 1)]

    def test_weaker_signs_are_only_reported(self) -> None:
        findings = Findings()
        chunks = [
            chunk(0, f"A page. {self.SHARED}"),
            chunk(1, f"{self.SHARED}b", "https://x.org/b"),
        ]
        assert split_fused(chunks, WINDOW, findings) == chunks
        assert rules(findings) == [("DG012", 1)]

    @pytest.mark.parametrize(("length", "found"), [(WINDOW, []), (WINDOW + 1, [("DG012", 0)])])
    def test_no_window_is_longer_than_the_crawlers(self, length: int, found: Any) -> None:
        findings = Findings()
        split_fused([chunk(0, "x" * length)], WINDOW, findings)
        assert rules(findings) == found

    def test_a_continuation_on_its_own_page_is_none_of_this(self) -> None:
        findings = Findings()
        chunks = [chunk(0, f"A page. {self.SHARED}"), chunk(1, f"{self.SHARED}`\n```\nb")]
        assert split_fused(chunks, WINDOW, findings) == chunks
        assert not findings.sorted()

    def test_a_reviewed_chunk_is_trusted(self) -> None:
        findings = Findings()
        reviewed = Chunk("a.json", 0, "x" * 3000, "One", "https://x.org/a", "A", reviewed=True)
        assert split_fused([reviewed], WINDOW, findings) == [reviewed]
        assert not findings.sorted()
