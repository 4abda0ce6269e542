# Addresses that had a page in the last build and have nothing in this one.

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docsgen.diagnostics import Findings, Location

_PAGE = "/index.html"
_EMBEDS = "embed/"
"""Where demos are; `docsgen publish` watches over those that are public."""


def report_gone(old: Iterable[str], new: Iterable[str], findings: Findings) -> None:
    """Report the pages (DG391) among the `old` files of a site at whose place there are no `new`.

    Of a folder of which nothing is left, such as that of a version, only the folder is reported.
    """
    for path in _gone(set(old), set(new)):
        findings.add(
            "DG391",
            f"nothing answers at /{path} any more, where the last build had a page",
            hint="say in content/site.yaml where it shall lead: `redirects`, or `former_demos`",
            at=Location(file="content/site.yaml"),
        )


def _gone(old: set[str], new: set[str]) -> Iterator[str]:
    left = {name.partition("/")[0] for name in new}
    gone = (name for name in old - new if name.endswith(_PAGE) and not name.startswith(_EMBEDS))
    folders = {
        path if path.partition("/")[0] in left else f"{path.partition('/')[0]}/"
        for path in (name.removesuffix("index.html") for name in gone)
    }
    yield from sorted(folders)
