# Links between pages: every target in the model is either external or a live path of this site.
# Targets that lost their `#`, or whose page is not here, are found and reported.

from __future__ import annotations

import functools
import html
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import unquote, urljoin, urlsplit

import msgspec
from msgspec.structs import replace

from docsgen.cache import MANY
from docsgen.config import Config
from docsgen.diagnostics import Finding, Findings, Location, finding
from docsgen.model import page_types
from docsgen.model.code_spans import hide_code
from docsgen.model.naming import slug

_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\(\s*+(?P<target><[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)"
    r"(?P<title>\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)",
    re.DOTALL,
)
"""An inline link or image in text whose code is hidden."""

_CONTROL = re.compile(r"[\x00-\x20\x7f]")


class Resolution(msgspec.Struct, frozen=True):
    """Where a target leads: `target` is None for plain text."""

    target: str | None
    finding: Finding | None = None


class Links:
    """Resolves targets against the pages of the site.

    `anchors` maps each page's path (`docs/acme/button/`) to the anchors it has, `redirects` other
    paths to places of the site.
    """

    def __init__(
        self,
        config: Config,
        anchors: Mapping[str, frozenset[str]],
        redirects: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._origins = frozenset({urlsplit(config.source.origin).netloc, *config.source.origins})
        self._base = urljoin(config.source.origin, "/")
        self._aliases = config.source.aliases
        self._anchors = {
            path: {_squash(anchor): anchor for anchor in sorted(ids)}
            for path, ids in anchors.items()
        }
        self._paths = {path.casefold(): path for path in anchors}
        self._redirects = {path.casefold(): target for path, target in redirects.items()}
        folders = {path.partition("/")[0] for path in (*anchors, *self._aliases)}
        self._folders = tuple(sorted(folders))

    def resolve(self, target: str, page: str, *, follow: bool = True) -> Resolution:
        """Where `target`, written on the page at path `page`, leads.

        Without `follow` a path that only has a redirect leads nowhere.
        """
        target = _CONTROL.sub("", html.unescape(target.strip("<>")))
        scheme = target.partition(":")[0].lower() if re.match(r"[A-Za-z][\w+.-]*:", target) else ""
        if scheme and scheme not in _SAFE_SCHEMES:
            message = f"link with the scheme {scheme!r} dropped"
            hint = "only http, https and mailto are allowed"
            return Resolution(None, finding("DG023", message, hint))
        if scheme == "mailto":
            return Resolution(target)
        if not scheme and not target.startswith(("/", "#", ".")):
            own = self._on_page(target, page)
            if own:
                return own
        try:
            url = urlsplit(urljoin(self._base + page.rstrip("/"), target))
        except ValueError:
            message = f"link to {target!r}: not a URL"
            return Resolution(None, finding("DG020", message, "correct the link"))
        if url.netloc not in self._origins:
            return Resolution(target if scheme else url.geturl())
        path = unquote(url.path).strip("/")
        found = self._internal(path, url.fragment, page, target)
        if found.target is None and follow:
            return self._redirected(path, page) or found
        return found

    def _redirected(self, path: str, page: str) -> Resolution | None:
        """The place that answers for `path`, unless that is `page` itself."""
        place = self._redirects.get(f"{path}/".casefold())
        return Resolution(place) if place and place.partition("#")[0] != f"/{page}" else None

    def _on_page(self, target: str, page: str) -> Resolution | None:
        """A bare word: a sibling page, or an anchor of this page that lost its `#`."""
        if self._find(page.rsplit("/", 2)[0] + "/" + target):
            return None
        anchor = self._anchors[page].get(_squash(target))
        return _glued(f"/{page}#{anchor}", target) if anchor else None

    def _internal(self, path: str, fragment: str, page: str, target: str) -> Resolution:
        if not path or not path.startswith(self._folders):
            return Resolution(urljoin(self._base, target))
        found = page if target.startswith("#") else self._find(path)
        if found:
            return self._with_anchor(found, fragment, target)
        split = self._split_glued(path)
        if split:
            return _glued(split, target)
        message = f"link to {target!r}: no such page here"
        hint = f"the link is shown as plain text{self._similar_page(path)}"
        return Resolution(None, finding("DG020", message, hint))

    def _with_anchor(self, path: str, fragment: str, target: str) -> Resolution:
        if not fragment:
            return Resolution(f"/{path}")
        anchor = self._anchors[path].get(_squash(fragment))
        if anchor:
            return Resolution(f"/{path}#{anchor}")
        message = f"link to {target!r}: the page has no such section"
        similar = _nearest(_squash(fragment), self._anchors[path])
        meant = f"; did you mean #{similar}?" if similar else ""
        hint = f"the link leads to the page's start{meant}"
        return Resolution(f"/{path}", finding("DG020", message, hint))

    def _similar_page(self, path: str) -> str:
        """The place whose name is most like that of the missing page, as the end of a hint."""
        similar = _nearest(_squash(path.rpartition("/")[2]), self._names)
        return f"; did you mean {similar}?" if similar else ""

    @functools.cached_property
    def _names(self) -> dict[str, str]:
        """The last part of the address of each place of the documentation, and the place."""
        own = tuple(f"{name}/" for name in page_types.reserved_names())
        places = [(path, f"/{path}") for path in self._anchors if not path.startswith(own)]
        names: dict[str, str] = {}
        for known, place in (*places, *self._redirects.items()):
            names.setdefault(_squash(known.rstrip("/").rpartition("/")[2]), place)
        return names

    def _find(self, path: str) -> str | None:
        """The page at `path` of the original site, or the introduction of that folder."""
        path = path.strip("/") + "/"
        for prefix, ours in [("", ""), *self._aliases.items()]:
            if path.startswith(prefix):
                path_here = (ours + path.removeprefix(prefix)).casefold()
                found = self._paths.get(path_here) or self._paths.get(f"{path_here}introduction/")
                if found:
                    return found
        return None

    def _split_glued(self, path: str) -> str | None:
        """A path whose end is a section's anchor that lost its `#`."""
        for end in range(len(path) - 1, path.rfind("/"), -1):
            found = self._find(path[:end])
            anchor = found and self._anchors[found].get(_squash(path[end:]))
            if anchor:
                return f"/{found}#{anchor}"
        return None


def _nearest(wanted: str, known: Mapping[str, str]) -> str | None:
    """What the key of `known` stands for that is most like `wanted`, or how it begins."""
    name = _most_like(wanted, tuple(known))
    return known[name] if name else None


@functools.lru_cache(maxsize=MANY)
def _most_like(wanted: str, names: tuple[str, ...]) -> str | None:
    import difflib  # only for dead links

    begins = sorted((name for name in names if name and wanted.startswith(name)), key=len)
    close = difflib.get_close_matches(wanted, names, n=1, cutoff=0.8) or begins[-1:]
    return close[0] if close else None


@functools.lru_cache(maxsize=MANY)
def _squash(anchor: str) -> str:
    """What two spellings of an anchor have in common: authors differ in hyphens and case."""
    return slug(anchor).replace("-", "").replace("_", "")


def _glued(resolved: str, target: str) -> Resolution:
    message = f"link to {target!r} had lost its #"
    return Resolution(resolved, finding("DG021", message, f"it leads to {resolved} now"))


def rewrite_links(
    text: str, resolve: Callable[[str], Resolution], findings: Findings, at: Location
) -> str:
    """The Markdown `text` with every link resolved; dead ones become their text.

    `at` is where the text starts; with a line, findings name the line of the link.
    """
    if "](" not in text:
        return text
    parts: list[str] = []
    done = counted = 0
    for found in LINK.finditer(hide_code(text)):
        if at.line is not None:
            line = at.line + text.count("\n", counted, found.start())
            at, counted = msgspec.structs.replace(at, line=line), found.start()
        parts += [text[done : found.start()], _rewritten(text, found, resolve, findings, at)]
        done = found.end()
    return "".join([*parts, text[done:]])


def _rewritten(
    text: str,
    found: re.Match[str],
    resolve: Callable[[str], Resolution],
    findings: Findings,
    at: Location,
) -> str:
    """The link `found` in `text`, whose code was hidden meanwhile, with its target resolved."""
    label, target, title = (text[slice(*found.span(name))] for name in ("text", "target", "title"))
    resolution = resolve(target)
    if resolution.finding:
        findings.extend([replace(resolution.finding, location=at)])
    if resolution.target is None:
        return label
    label = rewrite_links(label, resolve, findings, at)
    return f"{found['image']}[{label}]({resolution.target}{title})"
