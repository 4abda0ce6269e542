# Which files of the built front end an app can ask for. The bundler's output says it: each script
# names the files it imports, and one has a table of components, each loaded when it is used.

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

_DEPS = re.compile(r"m\.f\|\|\(m\.f=\[(.*?)\]\)", re.S)
"""The list of files that a script preloads; imports refer to it by index."""

_INDICES = re.compile(r"__vite__mapDeps\(\[([\d,]*)\]\)")
_COMPONENT = re.compile(
    r'(?:"([\w-]+)"|\b([a-z]\w*)):\{((?:(?:component|example|base):\(\)=>.*?(?:,|(?=\})))+)\}', re.S
)
_NAMED = re.compile(
    r'["\'(`](?:\./|assets/)?(?:\.\./)?((?:assets/|static/)?[\w.-]+\.(?:js|css|svg|png|woff2?|ttf|wasm))["\')`]'
)


_OUTRIGHT = ("gradio.js", "favicon.png")
"""Files that a page may ask for by name; so may a theme for fonts."""


def asked_outright(files: Iterable[str]) -> set[str]:
    """Those of `files` that no other has to name."""
    return {name for name in files if name in _OUTRIGHT or name.startswith("static/fonts/")}


def reachable(
    files: Mapping[str, bytes], types: Collection[str], entries: Iterable[str]
) -> set[str]:
    """The names in `files` that an app with components of `types` can ask for, from `entries` on.

    `files` are those of the front end, by paths relative to its folder. Where the table of
    components is not recognized, everything is.
    """
    table = next((name for name, data in files.items() if b"accordion:{component:" in data), None)
    if table is None:
        return set(files)
    graph = _Graph(files, table, types)
    found: set[str] = set()
    waiting = list(entries)
    while waiting:
        name = waiting.pop()
        if name in files and name not in found:
            found.add(name)
            waiting += graph.neighbours(name)
    return found


class _Graph:
    def __init__(self, files: Mapping[str, bytes], table: str, types: Collection[str]) -> None:
        self._files, self._table, self._types = files, table, types

    def neighbours(self, name: str) -> Iterator[str]:
        if not name.endswith((".js", ".css")):
            return
        text = self._files[name].decode("utf-8", "replace")
        if name == self._table:
            text = self._without_unused(text)
        for found in _NAMED.findall(text):
            yield from self._places(found)

    def _without_unused(self, text: str) -> str:
        """The script without its entries for other components, and without their files."""
        deps = _DEPS.search(text)
        listed = re.findall(r'"([^"]+)"', deps[1]) if deps else []
        body = text.replace(deps[0], "") if deps else text
        body = _COMPONENT.sub(self._kept, body)
        used = {int(n) for group in _INDICES.findall(body) for n in group.split(",") if n}
        return body + " ".join(f'"{listed[n]}"' for n in sorted(used) if n < len(listed))

    def _kept(self, entry: re.Match[str]) -> str:
        return entry[0] if (entry[1] or entry[2]) in self._types else ""

    def _places(self, name: str) -> Iterator[str]:
        """Where a file that a script names as its neighbour may be."""
        bare = name.rpartition("/")[2]
        yield from (
            place for place in (name, f"assets/{bare}", f"static/{bare}") if place in self._files
        )
