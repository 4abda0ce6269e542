# What a writer pastes to show a demo elsewhere: one text per kind of place. Addresses in it are
# absolute and carry the library's version, so that a pasted line says what it was made for.

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote

import msgspec

from docsgen.config import Config
from docsgen.languages import ENGLISH, Texts, texts_in
from docsgen.model.demo import Demo
from docsgen.model.page_types import EMBED
from docsgen.render.demos import Picture, pictures
from docsgen.render.head import address

SCRIPT = "embed/live-demo.js"
"""The custom element's script, at an address that does not change."""

SANDBOX = "allow-scripts allow-same-origin allow-downloads allow-forms"
"""What a pasted frame may do: what demos need, but open no windows and replace no page around it.

`<live-demo>` has the same.
"""

_ORIGIN_LINE = 32
"""Pixels of the line that says where an embed comes from."""

_HEIGHT = 420
"""Pixels of an embed without a picture, until it says more."""


class Format(msgspec.Struct, frozen=True):
    """A kind of place to paste into: its name, and the language of the text.

    The text `formats.<name>` says what readers call it; where there is a `format-notes.<name>`, it
    says what writers must know before they paste.
    """

    name: str
    language: str
    write: Callable[[Sharing], str]

    def note(self, texts: Texts) -> str | None:
        """What writers must know before they paste, in a language; None where that is nothing."""
        key = f"format-notes.{self.name}"
        return texts(key) if key in texts.entries else None


class Sharing(msgspec.Struct, frozen=True):
    """What snippets say of a demo: absolute addresses, a height in pixels, and an invitation."""

    title: str
    try_it: str
    embed: str
    page: str
    script: str
    poster: str | None
    height: int
    allow: str

    @property
    def iframe(self) -> str:
        """An iframe, on one line."""
        allow = f' allow="{escape(self.allow)}"' if self.allow else ""
        return (
            f'<iframe src="{escape(self.embed)}" title="{escape(self.title)}" loading="lazy"'
            f' height="{self.height}" style="width: 100%; border: 0" sandbox="{SANDBOX}"{allow}>'
            "</iframe>"
        )

    @property
    def element(self) -> str:
        """The custom element, which reserves its height before its script is there."""
        allow = f' allow="{escape(self.allow)}"' if self.allow else ""
        return (
            f'<live-demo src="{escape(self.embed)}" title="{escape(self.title)}"'
            f' initial_height="{self.height}px"'
            f' style="display: block; min-height: {self.height}px"{allow}></live-demo>'
        )

    @property
    def script_tag(self) -> str:
        """The script that makes the element live; once per page is enough, more do no harm."""
        return f'<script type="module" src="{escape(self.script)}"></script>'


def sharing(demo: Demo, config: Config) -> Sharing:
    """What snippets say of a demo that has an embed."""
    picture = poster(demo)
    version = quote(config.library.version)
    return Sharing(
        title=demo.manifest.title,
        try_it=texts_in(config.language)("demo.try-it", title=demo.manifest.title),
        embed=f"{address(config, EMBED.at(demo.name))}?v={version}",
        page=address(config, demo.page),
        script=address(config, SCRIPT),
        poster=address(config, picture.href) if picture else None,
        height=(picture.height + _ORIGIN_LINE) if picture else _HEIGHT,
        allow="; ".join(demo.manifest.permissions),
    )


def sharing_export(title: str, url: str) -> Sharing:
    """What snippets say of an app that was exported by itself and lies at the address `url`."""
    return Sharing(
        title=title,
        try_it=texts_in(ENGLISH)("demo.try-it", title=title),
        embed=url,
        page=url,
        script=f"{url}{PurePosixPath(SCRIPT).name}",
        poster=None,
        height=_HEIGHT,
        allow="",
    )


def poster(demo: Demo) -> Picture | None:
    """The picture that stands for a demo elsewhere."""
    return next((picture for picture in pictures(demo) if picture.theme == "light"), None)


def oembed(demo: Demo, config: Config) -> bytes:
    """The oEmbed response for a demo's page (https://oembed.com, type `rich`)."""
    shared, picture = sharing(demo, config), poster(demo)
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": shared.title,
        "provider_name": config.title,
        "provider_url": config.base_url,
        "html": shared.iframe,
        "width": picture.width if picture else 736,
        "height": shared.height,
    }
    if picture:
        answer |= {
            "thumbnail_url": shared.poster,
            "thumbnail_width": picture.width,
            "thumbnail_height": picture.height,
        }
    return json.dumps(answer, indent=1, ensure_ascii=False).encode() + b"\n"


def _indented(text: str, by: str) -> str:
    return "".join(f"{by}{line}\n" for line in text.splitlines()).rstrip("\n")


def _html(shared: Sharing) -> str:
    return f"{shared.script_tag}\n{shared.element}"


def _jekyll(shared: Sharing) -> str:
    return f"{{::nomarkdown}}\n{shared.iframe}\n{{:/nomarkdown}}"


def _hugo(shared: Sharing) -> str:
    # Goldmark drops HTML in Markdown unless a site allows it; a shortcode always works.
    return (
        "{{/* layouts/shortcodes/live-demo.html, once per site: */}}\n"
        '<iframe src="{{ .Get "src" }}" title="{{ .Get "title" }}" height="{{ .Get "height" }}"'
        ' style="width: 100%; border: 0" loading="lazy" sandbox="'
        f'{SANDBOX}" allow="{{{{ .Get "allow" }}}}"></iframe>\n\n'
        "{{/* in the content: */}}\n"
        f"{{{{< live-demo src={json.dumps(shared.embed)} title={json.dumps(shared.title)}"
        f" height={json.dumps(str(shared.height))} allow={json.dumps(shared.allow)} >}}}}"
    )


def _mdx(shared: Sharing) -> str:
    allow = f" allow={json.dumps(shared.allow)}" if shared.allow else ""
    return (
        f"<iframe src={{{json.dumps(shared.embed)}}} title={{{json.dumps(shared.title)}}}"
        f' height="{shared.height}" style={{{{ width: "100%", border: 0 }}}} loading="lazy"'
        f' sandbox="{SANDBOX}"{allow} />'
    )


def _jupyter(shared: Sharing) -> str:
    extras = [f'sandbox="{SANDBOX}"'] + ([f'allow="{shared.allow}"'] if shared.allow else [])
    return (
        "from IPython.display import IFrame\n\n"
        f'IFrame({json.dumps(shared.embed)}, width="100%", height={shared.height},'
        f" extras={json.dumps(extras)})"
    )


def _poster(shared: Sharing) -> str:
    label, invitation = (
        text.replace("[", r"\[").replace("]", r"\]") for text in (shared.title, shared.try_it)
    )
    link = f"[{invitation}]({shared.page})"
    return f"[![{label}]({shared.poster})]({shared.page})\n\n{link}" if shared.poster else link


def _poster_html(shared: Sharing) -> str:
    title, page, invitation = map(escape, (shared.title, shared.page, shared.try_it))
    picture = f'<img src="{escape(shared.poster)}" alt="{title}"><br>' if shared.poster else ""
    return f'<a href="{page}">{picture}{invitation}</a>'


FORMATS = {
    form.name: form
    for form in (
        Format("iframe", "html", lambda s: s.iframe),
        Format("html", "html", _html),
        Format("url", "text", lambda s: s.page),
        Format("markdown", "html", lambda s: s.iframe),
        Format("mkdocs", "html", _html),
        Format("sphinx", "rst", lambda s: f".. raw:: html\n\n{_indented(_html(s), '   ')}"),
        Format("myst", "md", lambda s: f"```{{raw}} html\n{_html(s)}\n```"),
        Format("quarto", "md", lambda s: f"```{{=html}}\n{_html(s)}\n```"),
        Format("jekyll", "html", _jekyll),
        Format("hugo", "html", _hugo),
        Format("docusaurus", "jsx", _mdx),
        Format(
            "wordpress-block",
            "html",
            lambda s: f"<!-- wp:html -->\n{s.iframe}\n<!-- /wp:html -->",
        ),
        Format("wordpress", "text", lambda s: f"[embed]{s.page}[/embed]"),
        Format(
            "ghost",
            "html",
            lambda s: f"<!--kg-card-begin: html-->\n{_html(s)}\n<!--kg-card-end: html-->",
        ),
        Format("jupyter", "python", _jupyter),
        Format("poster", "md", _poster),
        Format("poster-html", "html", _poster_html),
    )
}
"""Every kind of snippet by name; the first three are offered first."""
