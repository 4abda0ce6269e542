# Every link leads to a live page of the site, to another site, or is plain text.

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docsgen.assemble.links import Links, Resolution, rewrite_links
from docsgen.config import Config, Library, Source
from docsgen.diagnostics import Findings, Location

CONFIG = Config(
    title="T",
    description="D",
    base_url="https://docs.example/",
    library=Library("gradio", "Gradio", "6.15.2", "gr"),
    source=Source(
        "https://gradio.app/",
        ["gradio.app", "www.gradio.app"],
        {"main/docs/": "docs/", "main/guides/": "guides/", "docs/": "docs/gradio/"},
    ),
    navigation=[],
    kinds={},
)
PAGES = {
    "docs/gradio/introduction/": frozenset({"events"}),
    "docs/gradio/button/": frozenset({"description", "event-listeners"}),
    "docs/python-client/introduction/": frozenset({"installation"}),
    "guides/sharing-your-app/": frozenset({"authentication", "password-protected-app"}),
    "guides/quickstart/": frozenset({"installation"}),
    "manual/start/": frozenset({"first"}),
}
REDIRECTS = {
    "docs/gradio/row/": "/guides/sharing-your-app/#authentication",
    "docs/row/": "/guides/sharing-your-app/#authentication",
    "guides/old/": "/guides/quickstart/",
}
LINKS = Links(CONFIG, PAGES)
REDIRECTED = Links(CONFIG, PAGES, REDIRECTS)
BUTTON = "docs/gradio/button/"
SHARING = "guides/sharing-your-app/"


def target(link: str, page: str = BUTTON) -> str | None:
    return LINKS.resolve(link, page).target


def rule_of(resolution: Resolution) -> str | None:
    return resolution.finding.rule if resolution.finding else None


class TestPages:
    @pytest.mark.parametrize(
        ("link", "page", "leads_to"),
        [
            ("/guides/quickstart", BUTTON, "/guides/quickstart/"),
            ("/guides/quickstart/", BUTTON, "/guides/quickstart/"),
            ("../../guides/quickstart/", BUTTON, "/guides/quickstart/"),
            ("./quickstart", SHARING, "/guides/quickstart/"),
            ("button", "docs/gradio/introduction/", "/docs/gradio/button/"),
            ("https://gradio.app/docs/gradio/button", SHARING, "/docs/gradio/button/"),
            ("https://www.gradio.app/main/docs/gradio/button", SHARING, "/docs/gradio/button/"),
            ("http://gradio.app/docs/button", SHARING, "/docs/gradio/button/"),
            ("https://gradio.app/docs", SHARING, "/docs/gradio/introduction/"),
            ("/docs/python-client", SHARING, "/docs/python-client/introduction/"),
            ("/guides/quickstart?x=1", BUTTON, "/guides/quickstart/"),
            ("</guides/quickstart>", BUTTON, "/guides/quickstart/"),
        ],
    )
    def test_links_to_pages_of_the_site(self, link: str, page: str, leads_to: str) -> None:
        assert LINKS.resolve(link, page) == Resolution(leads_to)

    @pytest.mark.parametrize(
        "link",
        ["/guides/alerts", "./alerts", "https://gradio.app/docs/gradio/row", "/docs/js-client"],
    )
    def test_dead_links_become_text(self, link: str) -> None:
        found = LINKS.resolve(link, SHARING)
        assert (found.target, rule_of(found)) == (None, "DG020")
        assert found.finding
        assert link in found.finding.message
        assert found.finding.hint

    @pytest.mark.parametrize(
        "link",
        [
            "https://huggingface.co/spaces",
            "http://example.org/docs/gradio/button",
            "https://gradio.app.evil.example/docs/gradio/button",
            "https://gradio.app@evil.example/docs/gradio/button",
            "mailto:team@gradio.app",
            "https://gradio.app/playground",
        ],
    )
    def test_other_links_stay(self, link: str) -> None:
        assert LINKS.resolve(link, BUTTON) == Resolution(link)

    def test_other_paths_of_the_original_site_lead_there(self) -> None:
        assert target("/playground") == "https://gradio.app/playground"


class TestAnchors:
    @pytest.mark.parametrize(
        ("link", "leads_to"),
        [
            ("#authentication", "/guides/sharing-your-app/#authentication"),
            ("/guides/quickstart#installation", "/guides/quickstart/#installation"),
            ("#Password_Protected_App", "/guides/sharing-your-app/#password-protected-app"),
        ],
    )
    def test_live_anchors_are_kept(self, link: str, leads_to: str) -> None:
        assert LINKS.resolve(link, SHARING) == Resolution(leads_to)

    def test_a_dead_anchor_leads_to_the_page(self) -> None:
        found = LINKS.resolve("/guides/quickstart#no-such-part", SHARING)
        assert (found.target, rule_of(found)) == ("/guides/quickstart/", "DG020")

    @pytest.mark.parametrize(
        ("link", "page", "leads_to"),
        [
            ("authentication", SHARING, "/guides/sharing-your-app/#authentication"),
            ("/guides/sharing-your-appauthentication", BUTTON, f"/{SHARING}#authentication"),
            (
                "/guides/sharing-your-apppassword-protected-app",
                SHARING,
                f"/{SHARING}#password-protected-app",
            ),
        ],
    )
    def test_a_lost_mark_is_put_back(self, link: str, page: str, leads_to: str) -> None:
        found = LINKS.resolve(link, page)
        assert (found.target, rule_of(found)) == (leads_to, "DG021")

    def test_a_sibling_page_comes_before_an_anchor(self) -> None:
        links = Links(CONFIG, PAGES | {BUTTON: frozenset({"introduction"})})
        assert links.resolve("introduction", BUTTON).target == "/docs/gradio/introduction/"


class TestSafety:
    @pytest.mark.parametrize(
        "link",
        [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "<java\nscript:alert(1)>",
            "\x01javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)",
            "file:///etc/passwd",
            "ftp://example.org/",
        ],
        ids=ascii,
    )
    def test_other_schemes_are_dropped(self, link: str) -> None:
        found = LINKS.resolve(link, BUTTON)
        assert (found.target, rule_of(found)) == (None, "DG023")

    @pytest.mark.parametrize("page", sorted(PAGES))
    @pytest.mark.parametrize(
        "link",
        [
            "javascript&colon;//%0aalert(1)",
            "&#106;avascript://%0aalert(1)",
            "java&Tab;script&colon;//x",
            "data&#58;//text/html,x",
        ],
    )
    def test_schemes_are_not_hidden_by_entities(self, link: str, page: str) -> None:
        found = target(link, page)
        assert found is None or found.startswith(("/", "https://gradio.app/"))

    @pytest.mark.parametrize("link", ["http://[::1", "//[", "http://[x]/", "http://ex℀mple.org/"])
    def test_a_target_that_is_no_url_is_text(self, link: str) -> None:
        found = LINKS.resolve(link, BUTTON)
        assert found.target is None
        assert rule_of(found)

    @given(
        st.lists(
            st.sampled_from(["javascript", ":", "/", "..", "#", "docs", "button", "&colon;", "?"])
            | st.text(max_size=4)
        ).map("".join),
        st.sampled_from(sorted(PAGES)),
    )
    def test_whatever_is_linked_is_live_or_elsewhere(self, link: str, page: str) -> None:
        found = target(link, page)
        if found is not None and found.startswith("/") and not found.startswith("//"):
            path, _, anchor = found[1:].partition("#")
            assert path in PAGES
            assert not anchor or anchor in PAGES[path]
        else:
            assert (
                found is None
                or found.startswith(("http:", "https:", "mailto:", "//"))
                or (found.lower().startswith(("http:", "https:", "mailto:")))
            )


class TestHints:
    @pytest.mark.parametrize(
        ("link", "hint"),
        [
            ("/guides/quikstart", "; did you mean /guides/quickstart/?"),
            ("/docs/gradio/buttoninitialization", "; did you mean /docs/gradio/button/?"),
            ("/guides/nothing-like-any", "the link is shown as plain text"),
        ],
    )
    def test_a_dead_link_comes_with_the_nearest_page(self, link: str, hint: str) -> None:
        found = LINKS.resolve(link, BUTTON).finding
        assert found
        assert found.hint.endswith(hint)


def rewrite(text: str, page: str = BUTTON) -> tuple[str, list[str]]:
    findings = Findings()
    found = rewrite_links(text, lambda link: LINKS.resolve(link, page), findings, Location())
    return found, [d.rule for d in findings.sorted()]


class TestRewriting:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("[a](/guides/quickstart)", "[a](/guides/quickstart/)"),
            ('[a](/guides/quickstart "Title")', '[a](/guides/quickstart/ "Title")'),
            (
                "two [a](button) and [b](button)",
                "two [a](/docs/gradio/button/) and [b](/docs/gradio/button/)",
            ),
            ("[a](/guides/alerts)", "a"),
            ("[**a** `b`](/guides/alerts)", "**a** `b`"),
            (
                "[![alt](https://x.org/i.png)](/guides/quickstart)",
                "[![alt](https://x.org/i.png)](/guides/quickstart/)",
            ),
            ("[a](https://x.org/b_(c))", "[a](https://x.org/b_(c))"),
            ("`[a](/guides/alerts)`", "`[a](/guides/alerts)`"),
            ("`` ` [a](/guides/alerts) ``", "`` ` [a](/guides/alerts) ``"),
            ("`code` [a](button) `code`", "`code` [a](/docs/gradio/button/) `code`"),
            ("no link", "no link"),
            ("[a] (button)", "[a] (button)"),
            ("x[0](1)", "x0"),
        ],
    )
    def test_links_in_markdown(self, before: str, after: str) -> None:
        assert rewrite(before, "docs/gradio/introduction/")[0] == after

    @pytest.mark.parametrize(
        "text",
        [
            "[a](/guides/alerts)",
            "[a]( /guides/alerts )",
            "[a](/guides/alerts 'Title')",
            "[a](/guides/alerts (Title))",
            "[a](</guides/alerts>)",
            "[a](</guides/two words>)",
            "[a](/guides/al`er`ts)",
            "[a `]` b](/guides/alerts)",
            "[a\\]b](/guides/alerts)",
        ],
    )
    def test_every_form_of_an_inline_link_is_seen(self, text: str) -> None:
        assert rewrite(text)[1] == ["DG020"]

    @pytest.mark.parametrize(
        "text",
        [
            "[a](javascript:alert(1))",
            "[a](javascript:alert`1`)",
            "[a]( javascript:alert(1) )",
            "[a](javascript:alert(1) 'Title')",
            "![a](javascript:alert(1))",
        ],
    )
    def test_every_form_of_a_dangerous_link_is_seen(self, text: str) -> None:
        found, rules = rewrite(text)
        assert "DG023" in rules
        assert "](" not in found

    def test_rewriting_twice_changes_nothing(self) -> None:
        once = rewrite("[a](/guides/sharing-your-appauthentication) [b](button) [c](x)")[0]
        assert rewrite(once) == (once, [])


def test_the_corpus_has_no_link_to_a_page_that_is_not_there(corpus: Any) -> None:
    paths = {f"/{page['path']}" for page in corpus.inspection["pages"]}
    for page in corpus.site.pages:
        for link in page.related:
            assert not link.url.startswith("/") or link.url in paths


class TestRedirects:
    @pytest.mark.parametrize(
        ("link", "leads_to"),
        [
            ("row", "/guides/sharing-your-app/#authentication"),
            ("Row", "/guides/sharing-your-app/#authentication"),
            ("https://www.gradio.app/docs/row", "/guides/sharing-your-app/#authentication"),
            ("/docs/gradio/row#description", "/guides/sharing-your-app/#authentication"),
            ("../../guides/old/", "/guides/quickstart/"),
        ],
    )
    def test_a_link_to_a_missing_page_leads_to_what_answers_for_it(
        self, link: str, leads_to: str
    ) -> None:
        assert REDIRECTED.resolve(link, BUTTON) == Resolution(leads_to)

    def test_a_page_comes_before_a_redirect(self) -> None:
        links = Links(CONFIG, PAGES, {"docs/gradio/button/": "/guides/quickstart/"})
        assert links.resolve("button", "docs/gradio/introduction/") == Resolution(f"/{BUTTON}")

    def test_no_link_is_redirected_to_the_page_it_stands_on(self) -> None:
        found = REDIRECTED.resolve("/docs/gradio/row", SHARING)
        assert (found.target, rule_of(found)) == (None, "DG020")

    def test_a_link_that_names_one_page_is_not_redirected(self) -> None:
        found = REDIRECTED.resolve("/guides/old", BUTTON, follow=False)
        assert (found.target, rule_of(found)) == (None, "DG020")

    def test_an_unsafe_link_stays_dropped(self) -> None:
        assert rule_of(REDIRECTED.resolve("javascript:row", BUTTON)) == "DG023"
