# The texts of scripts. They are put in when a site is written: no page and no script carries a text
# that it does not show, and none has to be asked for. texts.d.ts declares the calls to the type
# checker.

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from markupsafe import escape

from docsgen.languages import Entry, Texts

_CALL = re.compile(r'\bdocsgen(?P<form>Text|Html)\(\s*"(?P<key>[^"]*)"(?P<end>,\s*|\s*\))')
"""The beginning of `docsgenText("key", {name: value})`, or all of `docsgenText("key")`."""


_HOST = Path(__file__).parents[1] / "player" / "host"

_LINKS = re.compile(r"^import .* from .*;\n|^export (?=\w)", re.MULTILINE)
"""What connects the parts of a script: imports, each on a line of its own, and exports."""


LIVE_DEMO = "live-demo.js"
"""The script of `<live-demo>`, which shows demos in other pages."""

FRAMES = "frames.js"
"""The script that lets iframes of demos grow and follow the colours of other pages."""

HOST_SCRIPTS = {
    LIVE_DEMO: ["page-colours.js", "style.js", LIVE_DEMO],
    FRAMES: ["page-colours.js", FRAMES],
}
"""The scripts for other people's pages, and the modules that each is put together from."""


def host_script(name: str, texts: Texts) -> bytes:
    """One of them.

    It is a classic script, since a module of another origin needs headers that not every host can
    send, and its names are its own, since a page may have several versions of it.
    """
    parts = ((_HOST / part).read_text(encoding="utf-8") for part in HOST_SCRIPTS[name])
    code = "\n".join(parts)
    return with_texts(f"(() => {{\n{_LINKS.sub('', code)}}})();\n".encode(), texts)


START_CHECK = Path(__file__).parents[1] / "player" / "page" / "start_check.js"

_COMMENT = re.compile(r"(?m)^[ ]*(?:/\*\*(?:.|\n)*?\*/|//.*)\n|^ +|/\*\*.*?\*/ ")
"""A comment of a script, or what it is indented by."""


def start_check(texts: Texts) -> str:
    """The script that says in a page why its app cannot start, without its comments."""
    return _COMMENT.sub("", with_texts(START_CHECK.read_bytes(), texts).decode()).strip()


def with_texts(script: bytes, texts: Texts) -> bytes:
    """A script with its texts in the place of the calls that ask for them.

    Raises KeyError for a key that is not there.
    """
    if b"docsgen" not in script:
        return script
    return _CALL.sub(partial(_filled, texts), script.decode()).encode()


def _filled(texts: Texts, call: re.Match[str]) -> str:
    """A text as a literal, or as a function of its values that is called with those that follow."""
    key = call["key"]
    if key not in texts.entries:
        raise KeyError(f"there is no text {key!r} in docsgen/languages/{texts.language}.json")
    entry = texts.entries[key]
    if call["form"] == "Html":
        entry = _escaped(entry)
    if call["end"].strip() == ")":
        return json.dumps(_plain(entry), ensure_ascii=False)
    return f"({_function(entry, texts.language)})("


def _escaped(entry: Entry) -> Entry:
    if isinstance(entry, str):
        return str(escape(entry))
    return {category: str(escape(form)) for category, form in entry.items()}


def _plain(entry: Entry) -> str:
    """A text without values, braces as they are to be shown."""
    if isinstance(entry, dict):
        raise KeyError("a text with plural forms needs the value `count`")
    return entry.format()


def _function(entry: Entry, language: str) -> str:
    """A function of JavaScript that takes an object with the values and returns the text."""
    if isinstance(entry, str):
        return f"({{{', '.join(placeholders(entry))}}}) => {_template(entry)}"
    names = dict.fromkeys(["count", *(n for form in entry.values() for n in placeholders(form))])
    tag, as_python = json.dumps(language), '{numberingSystem: "latn", useGrouping: "always"}'
    number = f"{_NUMBER} = new Intl.NumberFormat({tag}, {as_python}).format(count)"
    forms = ", ".join(
        f"{category}: {_template(form, {'count': _NUMBER})}" for category, form in entry.items()
    )
    chosen = f"forms[new Intl.PluralRules({tag}).select(count)] ?? forms.other"
    return f"({{{', '.join(names)}}}, {number}, forms = {{{forms}}}) => {chosen}"


_NUMBER = "number"
"""What the value `count` is called once it is written as people write numbers."""


def placeholders(text: str) -> list[str]:
    """The names of the values in a text, each once, in the order of their places."""
    return list(dict.fromkeys(name for _, name, _, _ in Formatter().parse(text) if name))


def _template(text: str, renamed: Mapping[str, str] = MappingProxyType({})) -> str:
    """The template literal of a text, in which some values have other names."""
    parts = (
        re.sub(r"[`\\]|\$(?=\{)", r"\\\g<0>", literal)
        + (f"${{{renamed.get(name, name)}}}" if name else "")
        for literal, name, _, _ in Formatter().parse(text)
    )
    return f"`{''.join(parts)}`"
