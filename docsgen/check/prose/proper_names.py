# Names of products and of the library's classes that are written in more ways than one.

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docsgen.check.passages import Passage, Slip, quoted
from docsgen.config import Config, Library
from docsgen.diagnostics import Correction, finding
from docsgen.model import Site

NAMES = (
    "Anthropic", "ChatGPT", "Docker", "FastAPI", "GitHub", "Google Colab", "Google Sheets",
    "Hugging Face", "JavaScript", "Jupyter", "Kubernetes", "LangChain", "Linux", "macOS",
    "Node.js", "OpenAI", "OpenAPI", "PowerShell", "Pydantic", "Python", "PyTorch",
    "Stable Diffusion", "Streamlit", "Supabase", "TensorFlow", "TypeScript", "WebRTC",
    "WebSocket", "YouTube",
)  # fmt: skip
"""Names of products as their makers write them; a project adds its own under `check.names`."""


class ProperNames:
    """The names that a site uses, as they are written: of products, and of its classes."""

    def __init__(self, site: Site, config: Config) -> None:
        names = (config.library.title, *NAMES, *config.check.names)
        self._names = {_squeezed(name): name for name in names}
        self._spelling = _spelt_anyhow(self._names.values())
        self._classes = _classes(site)
        self._two_words = _two_words(config.library)

    def slips(self, passage: Passage) -> Iterator[Slip]:
        """DG051 for each other spelling of a name, once, DG053 for split names of classes."""
        seen = set(self._names.values())
        for found in self._spelling.finditer(passage.prose):
            if found[0] not in seen and not found[0].isupper():
                seen.add(found[0])
                yield _variant(found, self._names[_squeezed(found[0])])
        for found in self._two_words.finditer(passage.text):
            if joined := self._classes.get((found["first"] + found["second"]).casefold()):
                yield _split(found, joined)


def _squeezed(name: str) -> str:
    return re.sub(r"[ -]", "", name).casefold()


def _spelt_anyhow(names: Iterable[str]) -> re.Pattern[str]:
    spelt = "|".join(r"[ -]?".join(map(re.escape, name.split())) for name in names)
    after = r"(?![\w/(\[`'\"=-]|\.\w|:\w)"
    return re.compile(rf"(?<![\w.@/`'\"$-])(?:{spelt}){after}", re.IGNORECASE)


def _two_words(library: Library) -> re.Pattern[str]:
    """A class of the library, with another word behind it."""
    owner = f"{re.escape(library.alias)}|{re.escape(library.name)}"
    return re.compile(rf"\b(?P<owner>{owner})\.(?P<first>[A-Z]\w+) (?P<second>\w+)\b")


def _variant(found: re.Match[str], name: str) -> Slip:
    after = re.match(r"[ ]\w+", found.string[found.end() :])
    shown = found[0] + (after[0] if after else "")
    message = f"{quoted(shown)}: the name is {quoted(name)} elsewhere"
    hint = f"write {quoted(name)}, or change `check.names` in site.yaml"
    return Slip(*found.span(), finding("DG051", message, hint))


def _split(found: re.Match[str], joined: str) -> Slip:
    right = f"{found['owner']}.{joined}"
    message = f"{quoted(found[0])} splits the name of the class {joined}"
    hint = f"write {quoted(right)}"
    return Slip(
        *found.span(), finding("DG053", message, hint, correction=Correction(found[0], right))
    )


def _classes(site: Site) -> dict[str, str]:
    """The names of the classes that the site documents, by how they sound."""
    names = {*(page.title for page in site.pages), *site.matrix.support}
    return {name.casefold(): name for name in names if name.isidentifier()}
