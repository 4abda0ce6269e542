# Input that nobody writes by hand and that machines make: one repeated character, nested brackets,
# thousands of headings or pages. Each is a function of its size. `make bench-hostile` measures how
# time grows with it, and a test sees to it that the worst of them end.

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

Files = Mapping[str, str]
"""Texts of files by path in `content/`."""

_FIRST = "A sentence in front. "


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


def _nested(opening: str, inside: str, closing: str) -> Callable[[int], str]:
    def text(size: int) -> str:
        depth = (size - len(inside)) // (len(opening) + len(closing))
        return opening * depth + inside + closing * depth

    return text


def _numbered(line: str) -> Callable[[int], str]:
    def text(size: int) -> str:
        count = size // len(line)
        return "".join(line.replace("#N#", str(number)) for number in range(count))

    return text


def _distinct_runs(mark: str) -> Callable[[int], str]:
    """Runs of a mark of which no two are equally long."""

    def text(size: int) -> str:
        count = int((2 * size) ** 0.5)
        return " ".join(mark * number for number in range(1, count))

    return text


TEXTS: dict[str, Callable[[int], str]] = {
    **{f"run of {char!a}": _repeated(char) for char in "a0 \n\t`[](){}<>*_~|#-=+:;,.!?\"'\\/&$%@^"},
    **{
        f"repeated {unit!a}": _repeated(unit)
        for unit in (
            "[]",
            "()",
            "[a](",
            "[a](b",
            "[](",
            "![",
            "![](",
            "](",
            "[[]",
            "[a][b]",
            "[a]: b\n",
            "<a",
            "<!--",
            "<![CDATA[",
            "<?",
            "</a>",
            "<b>",
            "&amp",
            "&amp;",
            "&#x",
            "&a",
            "a`",
            "` ",
            "`a`",
            "``a`",
            "*a",
            "*a ",
            "*a_ ",
            "**a",
            "_a",
            "__a_ ",
            "a*b_",
            "*_",
            "~~a",
            "~a~ ",
            "a_b",
            "a.b",
            "a.",
            "a-",
            "a ",
            "a a ",
            "word ",
            "the the ",
            "http://",
            "http://a.b ",
            "https://a/b?c=d&e=f ",
            "a@b.c ",
            "mailto:a",
            "|a",
            "|a|\n",
            "| a | b |\n",
            "|-",
            "a|\n|-|\n",
            "---\n",
            "===\n",
            "a\n===\n",
            "# a\n",
            "## a\n",
            "### a\n",
            "#\n",
            "- a\n",
            "- ",
            "1. a\n",
            "1. ",
            "> ",
            ">",
            "> a\n",
            "a\n",
            "a\n\n",
            " a\n",
            "    a\n",
            "  \n",
            "\n\n",
            "```\na\n```\n",
            "```\n",
            "```a\n",
            "~~~\n",
            "$code_a\n",
            "$demo_a\n\n",
            "Tip: a\n\n",
            "**Note**: a\n\n",
            "Tip: ",
            "A heading\n\n",
            "1. A heading\n\n",
            "a\\\n",
            "\\*",
            "\\[",
            "\u0301",
            "e\u0301",
            "\u05d0",
            "\u202e",
            "\u200b",
            "\u200d",
            "\U0001f468\u200d",
            "\ue000\n\n",
            "/\ue002/",
            "\u2029",
            "\xa0",
            "\x85",
            "\x0b",
            "\x1f",
            "\u3042",
            "\uff08",
            "İ",
            "\ufb03",
            "ß",
            "gr.",
            "gr.A ",
            "gradio.Button ",
            "import a\n",
            "Gradio 5.0 ",
            "v1.2.3",
            "1.2.3.",
            "entires ",
            "a, b, ",
            "a,",
            "(a ",
            '"a ',
            "'a ",
            "$",
            "{{",
            "{% ",
            "x=1; ",
            "#a\n",
            "@a\n",
            "def a(): ",
            "'''",
            '"""',
            "f'{",
            "if a: ",
            "\\\n",
            "0x",
            "1e",
            '"\\',
            '<a href="',
            '{"a":',
            "[1,",
            "// a",
            "/* ",
            "$(",
            "<<a ",
        )
    },
    **{
        f"nested {opening!r}": _nested(opening, inside, closing)
        for opening, inside, closing in (
            ("[", "a", "]"),
            ("[", "a", "](b)"),
            ("![", "a", "](b)"),
            ("(", "a", ")"),
            ("*", "a", "*"),
            ("*a ", "a", " a*"),
            ("**", "a", "**"),
            ("_", "a", "_"),
            ("*_", "a", "_*"),
            ("~~", "a", "~~"),
            ("<", "a", ">"),
            ("{", "a", "}"),
            ("`", "a", "`"),
            ("[a](", "b", ")"),
            ("a[", "b", "]"),
            ("a(", "b", ")"),
            ("<b>", "a", "</b>"),
            ('"', "a", '"'),
        )
    },
    "distinct runs of `": _distinct_runs("`"),
    "distinct runs of *": _distinct_runs("*"),
    "distinct runs of _": _distinct_runs("_"),
    "distinct runs of [": _distinct_runs("["),
    "distinct words": _numbered("word#N# "),
    "distinct letters": lambda size: " ".join(
        "".join(chr(97 + int(d)) for d in str(n)) for n in range(size // 6)
    ),
    "distinct headings": _numbered("### Heading #N#\n\n"),
    "distinct sections": _numbered("## Heading #N#\n\nText.\n\n"),
    "distinct references": _numbered("[a#N#]: https://a.b/#N#\n"),
    "used references": lambda size: "".join(
        f"[a{n}]\n\n[a{n}]: https://a.b/{n}\n\n" for n in range(size // 30)
    ),
    "one reference, used": lambda size: (
        "[a]: https://a.b/" + "c" * (size // 2) + "\n\n" + "[a] " * (size // 8)
    ),
    "distinct links": _numbered("[a#N#](https://a.b/#N#) "),
    "dead links": _numbered("[a](/guides/x#N#) "),
    "dead anchors": _numbered("[a](#x#N#) "),
    "deep list": lambda size: "".join(" " * (2 * n) + "- a\n" for n in range(int(size**0.5))),
    "deep quote": lambda size: "".join("> " * n + "a\n\n" for n in range(int(size**0.5))),
    "wide table": lambda size: (
        f"{'|a' * (size // 8)}|\n{'|-' * (size // 8)}|\n{'|b' * (size // 8)}|\n"
    ),
    "wide and long table": lambda size: (
        lambda w: f"{'|a' * w}|\n{'|-' * w}|\n" + "|b|\n" * (size // 8)
    )(size // 8),
    "long table": lambda size: "| a | b |\n|---|---|\n" + "| c | d |\n" * (size // 10),
    "fence never closed": lambda size: "```python\n" + "a\n" * (size // 2),
    "code of one line": lambda size: "```python\n" + "a" * size + "\n```\n",
    **{
        f"{language} of {unit!r}": (
            lambda size, language=language, unit=unit: (
                f"```{language}\n" + unit * (size // len(unit)) + "\n```\n"
            )
        )
        for language in (
            "python",
            "bash",
            "javascript",
            "json",
            "html",
            "css",
            "yaml",
            "",
            "cpp",
            "toml",
            "markdown",
            "sql",
            "diff",
            "typescript",
            "console",
            "pycon",
            "java",
            "rust",
            "xml",
            "ini",
            "ruby",
            "perl",
        )
        for unit in (
            "a",
            "(",
            "'",
            '"',
            "\\",
            "`",
            "<",
            "/",
            "{",
            "a.",
            "a = ",
            "# ",
            "\n",
            " ",
            "'''\n",
            "a\n",
            "$(",
            "<a ",
            "-",
            "f'{",
            "@",
            "0",
            "_",
            "a: ",
            "/*",
            "x=(",
        )
    },
}


def _record(
    text: str,
    *,
    url: str = "https://gradio.app/guides/a",
    heading: str = "H",
    title: str = "A - B Guide",
) -> dict[str, str]:
    return {"text": text, "heading1": heading, "source_page_url": url, "source_page_title": title}


def _corpus(*records: dict[str, str]) -> Files:
    return {"chunks/a.json": json.dumps(records)}


_PLAIN = _record(_FIRST)

PLACES: dict[str, Callable[[str], Files]] = {
    "guide record": lambda text: _corpus(_record(_FIRST + "\n\n" + text)),
    "reference record": lambda text: _corpus(
        _record(text, url="https://gradio.app/docs/gradio/a", title="A Docs")
    ),
    "own guide": lambda text: _corpus(_PLAIN) | {"guides/b.md": f"---\ntitle: B\n---\n{text}"},
    "heading": lambda text: _corpus(_record(_FIRST, heading=text)),
    "page title": lambda text: _corpus(_record(_FIRST, title=f"{text} - {text} Guide")),
    "url": lambda text: _corpus(
        _record(_FIRST), _record(_FIRST, url=f"https://gradio.app/guides/{text}")
    ),
    "description": lambda text: _corpus(
        _record(text, url="https://gradio.app/docs/gradio/a", heading="Description")
    ),
    "parameters": lambda text: _corpus(
        _record(
            f"Parameters ▼\n\n \n \n a: {text}\n\ndefault `= {text}`\n\n{text}",
            url="https://gradio.app/docs/gradio/a",
            heading="Initialization",
        )
    ),
    "listeners": lambda text: _corpus(
        _record(
            f"\n \n \n A.b(fn, ···)\n{text}\nEvent Parameters\n\nParameters ▼\n\n \n \n a: {text}",
            url="https://gradio.app/docs/gradio/a",
            heading="Event Listeners",
        )
    ),
    "behavior": lambda text: _corpus(
        _record(
            f"**Using A as an input component.**\n\nType: `{text}`\n{text}\nExample Code\n\n"
            f" import a\n\n**Using A as an output component**\n\nType: `{text}`\n{text}",
            url="https://gradio.app/docs/gradio/a",
            heading="Behavior",
        )
    ),
    "demos": lambda text: _corpus(
        _record(text, url="https://gradio.app/docs/gradio/a", heading="Demos")
    ),
    "shortcuts": lambda text: _corpus(
        _record(text, url="https://gradio.app/docs/gradio/a", heading="Shortcuts")
    ),
    "guide title": lambda text: {
        **_corpus(_PLAIN),
        "guides/b.md": f"---\ntitle: {json.dumps('B' + text)}\n---\n{_FIRST}",
    },
    "raw corpus": lambda text: _corpus(_PLAIN) | {"chunks/b.json": text},
    "broken corpus": lambda text: _corpus(_PLAIN) | {"chunks/b.json": '[{"text": "' + text + '"'},
    "broken lines": lambda text: _corpus(_PLAIN) | {"chunks/b.jsonl": '{"text": "' + text + "\n"},
    "front matter": lambda text: _corpus(_PLAIN) | {"guides/b.md": f"---\n{text}\n---\n{_FIRST}"},
}


def _many(count: int, files: Callable[[int], Files]) -> Files:
    return _corpus(_PLAIN) | {
        path: text for number in range(count) for path, text in files(number).items()
    }


MANY: dict[str, Callable[[int], Files]] = {
    "small guides": lambda n: _many(
        n, lambda i: {f"guides/g{i}.md": f"---\ntitle: Guide {i}\n---\nText {i}.\n"}
    ),
    "guides with one title": lambda n: _many(
        n, lambda i: {f"guides/g{i}.md": f"---\ntitle: Guide\n---\nText {i}.\n"}
    ),
    "guides without front matter": lambda n: _many(
        n, lambda i: {f"guides/g{i}.md": f"Text {i}.\n"}
    ),
    "guides of as many categories": lambda n: _many(
        n, lambda i: {f"guides/g{i}.md": f"---\ntitle: Guide {i}\ncategory: C {i}\n---\nText.\n"}
    ),
    "guides that link to each other": lambda n: _many(
        n,
        lambda i: {
            f"guides/g{i}.md": f"---\ntitle: Guide {i}\n---\n[next](g{i + 1}) [dead](h{i})\n"
        },
    ),
    "pages of the corpus": lambda n: _corpus(
        *(_record(f"Text {i}.", url=f"https://gradio.app/guides/g{i}") for i in range(n))
    ),
    "components": lambda n: _corpus(
        *(
            _record(f"Text {i}.", url=f"https://gradio.app/docs/gradio/g{i}", title=f"G{i} Docs")
            for i in range(n)
        )
    ),
    "sections of one page": lambda n: _corpus(
        *(_record(f"Text {i}.", heading=f"H {i}") for i in range(n))
    ),
    "sections of one heading": lambda n: _corpus(*(_record(f"Text {i}.") for i in range(n))),
    "long sections of one heading": lambda n: _corpus(
        *(_record(f"Text {i}. " + "word " * 200) for i in range(n))
    ),
    "alternating headings": lambda n: _corpus(
        *(_record(f"Text {i}.", heading=f"H {i % 2}") for i in range(n))
    ),
    "records like each other": lambda n: _corpus(
        *(_record("Same.", heading=f"H {i}") for i in range(n))
    ),
    "same records": lambda n: _corpus(*(_record("Same.") for i in range(n))),
    "overlapping records": lambda n: _corpus(*(_record("a" * 500 + str(i)) for i in range(n))),
    "samples": lambda n: _corpus(
        _record("\n\n".join(f"```python\nimport gradio as gr a{i} = gr.B()\n```" for i in range(n)))
    ),
    "slots": lambda n: _corpus(_record("\n\n".join(f"$code_a{i}" for i in range(n)))),
    "parameters of one table": lambda n: _corpus(
        _record(
            "Parameters ▼\n"
            + "".join(f"\n \n \n a{i}: str\n\ndefault `= {i}`\n\nText." for i in range(n)),
            url="https://gradio.app/docs/gradio/a",
            heading="Initialization",
        )
    ),
    "listeners of one class": lambda n: _corpus(
        _record(
            "".join(f"\n \n \n A.b{i}(fn, ···)\nText.\n" for i in range(n)),
            url="https://gradio.app/docs/gradio/a",
            heading="Event Listeners",
        )
    ),
    "methods": lambda n: _corpus(
        *(
            _record(
                f" \n \n gradio.A.b{i}(···)\nText.",
                url="https://gradio.app/docs/gradio/a",
                heading=f"b{i}",
            )
            for i in range(n)
        )
    ),
    "bad records": lambda n: _corpus(_PLAIN, *({"text": str(i)} for i in range(n))),
    "bad urls": lambda n: _corpus(_PLAIN, *(_record("Text.", url=f"x{i}") for i in range(n))),
    "broken records": lambda n: _corpus(_PLAIN) | {"chunks/b.json": "[" + '{"text": x},' * n},
    "broken lines": lambda n: _corpus(_PLAIN) | {"chunks/b.jsonl": '{"text":\n' * n},
    "lines that end like records": lambda n: (
        _corpus(_PLAIN) | {"chunks/b.jsonl": '{"text":\n' + "x}\n" * n}
    ),
    "control characters": lambda n: (
        _corpus(_PLAIN) | {"chunks/b.json": json.dumps([_record("\n" * n)]).replace("\\n", "\n")}
    ),
}
