# What docstrings have of reStructuredText besides the fields, as Markdown: roles, links, notices of
# versions, admonitions, and code below two colons.

from __future__ import annotations

import inspect
import re

_NOTICE = re.compile(
    r"(?m)^\.\.[ ](?P<kind>versionadded|versionchanged|deprecated)::[ ]*(?P<version>\S*)"
    r"(?P<text>[^\n]*(?:\n+[ \t]+\S[^\n]*)*)\n?"
)
_INNER_NOTICE = re.compile(
    r"(?m)^[ \t]*\.\.[ ](?P<kind>versionadded|versionchanged|deprecated)::[ ]*(?P<version>\S*)"
    r"(?P<goes_on>[ ]*\n?[ \t]+(?=\S))?"
)
_SAID = {
    "versionadded": "New in version",
    "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version",
}
_ADMONITION = re.compile(
    r"(?m)^([ \t]*)\.\. (note|warning|caution|attention|danger|error|hint|important|tip)::\s*"
)
_SEE_ALSO = re.compile(r"(?m)^([ \t]*)\.\. seealso::\s*")
_ROLE = re.compile(r":[a-z][\w:+.-]*:`(?P<shown>[^`<]*[^`<\s])(?:\s*<(?P<target>[^`>]*)>)?`")
_LINK = re.compile(r"`(?P<text>[^`<]*[^`<\s])\s*<(?P<url>[a-z]+://[^`>\s]+)>`__?")
_REFERENCE = re.compile(r"(?<!`)`(?P<text>[^`\n]+)`__?(?!\w)")
_GLUE = re.compile(r"`\\(?=\w)")
"""What joins a role to the letters behind it."""

_CODE = re.compile(
    r"(?m)^(?P<before>(?:\.\. (?:code|code-block|sourcecode)::[^\n]*"
    r"|(?![ \t]*\.\. )[^\n]*::)[ \t]*)\n"
    r"(?:[ \t]+:\w+:[^\n]*\n)*(?:[ \t]*\n)+(?P<code>(?:(?:[ \t]+\S[^\n]*|[ \t]*)(?:\n|\Z))+)"
)
_SESSION = re.compile(r"(?m)^>>> [^\n]*(?:\n[^\n]*\S[^\n]*)*")
_ONLY_EXAMPLE = re.compile(r"(?i)(?:for )?(?:an )?examples?(?: usage)?|(?:basic )?usage")


def without_notices(text: str) -> tuple[str, list[str]]:
    """A text, and in which versions something was added, changed or deprecated, as Markdown."""
    found = [_notice(one) for one in _NOTICE.finditer(text)]
    return (_NOTICE.sub("", text), found) if found else (text, [])


def _notice(found: re.Match[str]) -> str:
    head = f"{_SAID[found['kind']]} {found['version']}"
    said = as_markdown(" ".join(found["text"].split()))
    return f"{head}: {said}" if said else f"{head}."


def _begun(notice: re.Match[str]) -> str:
    return f"{_SAID[notice['kind']]} {notice['version']}{': ' if notice['goes_on'] else '.'}"


def without_code(text: str) -> tuple[str, list[str]]:
    """A text, and the blocks of code in it as they are written."""
    blocks: list[str] = []

    def taken(found: re.Match[str]) -> str:
        code = inspect.cleandoc("\n" + found["code"])
        if not code:
            return found[0]
        blocks.append(code)
        return _introduction(found["before"].strip())

    def session(found: re.Match[str]) -> str:
        blocks.append(found[0])
        return ""

    text = _SESSION.sub(session, _CODE.sub(taken, text))
    return text.strip("\n"), blocks


def _introduction(line: str) -> str:
    """What is left of the line above a block of code."""
    text = "" if line.startswith(".. ") else line.rstrip(":").rstrip()
    return (
        "" if not text or _ONLY_EXAMPLE.fullmatch(text) else f"{text}: see the example below.\n\n"
    )


def as_markdown(text: str) -> str:
    """A text in which roles, links and admonitions are Markdown."""
    if ":" not in text and "`_" not in text:
        return text
    text = _ADMONITION.sub(lambda found: f"{found[1]}**{found[2].title()}**: ", text)
    text = _INNER_NOTICE.sub(_begun, text)
    text = _SEE_ALSO.sub(r"\1See also: ", text)
    text = _ROLE.sub(_code, text)
    text = _LINK.sub(r"[\g<text>](\g<url>)", text)
    return _GLUE.sub("`", _REFERENCE.sub(r"\g<text>", text))


def _code(role: re.Match[str]) -> str:
    """A name as code; `~` leaves only its last part."""
    shown = role["shown"]
    if role["target"] is not None:
        return shown
    name = shown.rpartition(".")[2] if shown.startswith("~") else shown.lstrip("!.")
    return f"`{name}`"
