# Text that tries to become markup, from every field a record has, through to the finished pages.

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from docsgen.diagnostics import Findings
from docsgen.workflows.build import build
from tests.conftest import MakeProject

ATTACKS = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<svg onload=alert(1)><circle/></svg>",
    "[click](javascript:alert(1))",
    "[click](JaVaScRiPt:alert(1))",
    "[click](java\tscript:alert(1))",
    "[click](&#106;avascript:alert(1))",
    "[click](vbscript:msgbox)",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    '[x](https://a.example/" onmouseover="alert(1))',
    "[x]: javascript:alert(1)\n\n[x]",
    '"><script>alert(1)</script>',
    "{{ config.__class__ }} {% raw %} {# #} {{ 7 * 191 }}",
    "<iframe src=//evil.example></iframe><base href=//evil.example>",
    "<style>*{display:none}</style><form action=//evil.example>",
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    "</title></head><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--<script>alert(1)</script>",
    "]]></script><!-- --!> \\u003cscript>",
]
JSON_LD = "application/ld+json"
TEMPLATE_RESULT = str(7 * 191)


def parameter_table(text: str) -> str:
    return f"Parameters ▼\n\n\n \n \n value: {text}\n\ndefault `= {text}`\n\n{text}\n\n\n"


def listeners(text: str) -> str:
    return f"Listeners\n\n \n \n X.change(fn, ···)\n\n{text}\n\nEvent Parameters\n\n" + (
        parameter_table(text)
    )


def corpus(attack: str) -> list[dict[str, str]]:
    line = attack.replace("\n", " ")
    guide, page = "https://gradio.app/guides/x", "https://gradio.app/docs/gradio/x"
    texts = [
        (guide, f"Plain {line}", attack),
        (guide, line, f"{attack}\n\nTip: {attack}\n\nHeading {line[:20]}\n\n$demo_x\n\n- {attack}"),
        (page, "Description", attack),
        (page, "Initialization", parameter_table(line)),
        (page, "Event Listeners", listeners(line)),
        (page, "Demos", line),
        (page, "Example usage", f"x = 1\n {line}\n"),
        (page, line + " ", f"Text\n\n{attack}"),
    ]
    return [
        {
            "text": text,
            "heading1": heading,
            "source_page_url": url,
            "source_page_title": f"Cat {line} - {line} Guide",
        }
        for url, heading, text in texts
    ]


def kind_of(script: LexborNode) -> str:
    """The type of a script that only holds data, which must be data; `src`, or nothing."""
    if script.attributes.get("type") == JSON_LD:
        assert json.loads(script.text())["@context"] == "https://schema.org"
        assert "<" not in script.text(), "nothing in it can close the element"
        return JSON_LD
    assert set(script.attributes) in ({"defer", "src"}, set())
    return "src" if "src" in script.attributes else ""


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_survives_as_markup(
    attack: str, make_project: MakeProject, tmp_path: Path
) -> None:
    project = make_project({"a.json": json.dumps(corpus(attack))})
    out = tmp_path / "out"
    build(project.root, out, Findings())
    for path in out.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        document = LexborHTMLParser(html)
        theme = ["", "src", "src"] if path.name == "404.html" else [JSON_LD, "", "src"]
        example = ["src"] if document.css(".example") else []
        assert [kind_of(script) for script in document.css("script")] == theme + example
        assert document.css("svg, img, iframe, base, style, form, object, embed") == []
        assert TEMPLATE_RESULT not in html
        for node in document.css("*"):
            for name, value in node.attributes.items():
                assert not name.startswith("on"), (path, node.html)
                if name in ("href", "src"):
                    scheme = (value or "").strip().lower().partition(":")
                    assert not scheme[1] or scheme[0] in ("http", "https", "mailto"), node.html


def test_template_syntax_is_shown_as_it_is(make_project: MakeProject, tmp_path: Path) -> None:
    text = "{{ config.title }} and {% include 'x' %}"
    project = make_project({"a.json": json.dumps(corpus(text))})
    build(project.root, tmp_path / "out", Findings())
    page = (tmp_path / "out/guides/x/index.html").read_text(encoding="utf-8")
    assert "{{ config.title }} and {% include 'x' %}" in LexborHTMLParser(page).text()
