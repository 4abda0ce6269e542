# What a writer pastes to show a demo elsewhere: one text per kind of place. What must be there once
# per site comes first, what goes into a page is the last paragraph.

from __future__ import annotations

import json
from collections.abc import Callable

import msgspec

from docsgen.languages import Texts
from docsgen.languages.scripts import LIVE_DEMO
from docsgen.render.sharing import Sharing, html_text


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


def _indented(text: str, by: str) -> str:
    return "".join(f"{by}{line}\n" for line in text.splitlines()).rstrip("\n")


def _html(shared: Sharing) -> str:
    return f"{shared.script_tag}\n{shared.element}"


def _iframe(shared: Sharing) -> str:
    return f"{shared.iframe}{shared.frames_tag}"


def _jekyll(shared: Sharing) -> str:
    return f"{{::nomarkdown}}\n{_iframe(shared)}\n{{:/nomarkdown}}"


def _hugo(shared: Sharing) -> str:
    # Goldmark drops HTML in Markdown unless a site allows it; a shortcode always works.
    values = {
        "src": shared.embed,
        "title": shared.title,
        "theme": shared.theme,
        "height": f"{shared.height}px",
        "page": shared.page,
    }
    values |= {"allow": shared.allow} if shared.allow else {}
    given = " ".join(f"{name}={_js(value)}" for name, value in values.items())
    return (
        "{{/* layouts/shortcodes/live-demo.html, once per site; the last line is for a page */}}\n"
        f"{shared.script_tag}\n"
        '<live-demo src="{{ .Get "src" }}" title="{{ .Get "title" }}" theme="{{ .Get "theme" }}"'
        ' initial_height="{{ .Get "height" }}"'
        ' style="display: block; min-height: {{ .Get "height" }}"'
        '{{ with .Get "allow" }} allow="{{ . }}"{{ end }}>'
        '<a href="{{ .Get "page" }}">{{ .Get "title" }}</a></live-demo>\n\n'
        f"{{{{< live-demo {given} >}}}}"
    )


def _docusaurus(shared: Sharing) -> str:
    values = {"src": shared.embed, "title": shared.title, "allow": shared.allow}
    given = " ".join(f"{name}={{{_js(value)}}}" for name, value in values.items() if value)
    style = f'{{{{ display: "block", minHeight: "{shared.height}px" }}}}'
    element = (
        f'<live-demo {given} theme="{shared.theme}" initial_height="{shared.height}px"'
        f" style={style}><a href={{{_js(shared.page)}}}>{{{_js(shared.try_it)}}}</a></live-demo>"
    )
    setting = f"scripts: [{{ src: {_script(shared)}, async: true }}],"
    return _configured("docusaurus.config.js, once per site, in { … }", setting, element)


def _vitepress(shared: Sharing) -> str:
    # Without v-pre, Vue takes the element for a component of its own that is missing.
    element = shared.element.replace("<live-demo ", "<live-demo v-pre ", 1)
    setting = f'head: [["script", {{ async: "", src: {_script(shared)} }}]],'
    place = ".vitepress/config.mts, once per site, in defineConfig(…)"
    return _configured(place, setting, element)


def _astro(shared: Sharing) -> str:
    setting = f'head: [{{ tag: "script", attrs: {{ src: {_script(shared)}, async: true }} }}],'
    place = "astro.config.mjs, once per site, in starlight({…})"
    return _configured(place, setting, shared.element)


def _script(shared: Sharing) -> str:
    return json.dumps(shared.scripts + LIVE_DEMO)


def _configured(place: str, setting: str, line: str) -> str:
    """A line for pages of sites whose configuration, in JavaScript, has the script."""
    return f"// {place}; the last line is for a page\n{setting}\n\n{line}"


def _js(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _jupyter(shared: Sharing) -> str:
    # Of a notebook that is not trusted, Jupyter keeps the picture and the link in the element.
    return f'from IPython.display import HTML\n\nHTML(r"""{_html(shared)}""")'


def _poster(shared: Sharing) -> str:
    label, invitation = map(_markdown_text, (shared.title, shared.try_it))
    link = f"[{invitation}]({shared.page})"
    return f"[![{label}]({shared.poster})]({shared.page})\n\n{link}" if shared.poster else link


def _markdown_text(text: str) -> str:
    # Quotes stay: in the text for a picture, markdown-it does not read what stands for them.
    return html_text(text, quote=False).replace("[", r"\[").replace("]", r"\]")


def _poster_html(shared: Sharing) -> str:
    title, page, invitation = map(html_text, (shared.title, shared.page, shared.try_it))
    picture = ""
    if shared.poster:
        source, style = html_text(shared.poster), "max-width: 100%"
        picture = f'<img src="{source}" alt="{title}" style="{style}"><br>'
    return f'<p><a href="{page}">{picture}{invitation}</a></p>'


def _addresses(shared: Sharing) -> str:
    return "\n".join(filter(None, (shared.poster, shared.page)))


FORMATS = {
    form.name: form
    for form in (
        Format("iframe", "html", _iframe),
        Format("html", "html", _html),
        Format("url", "text", lambda s: s.page),
        Format("markdown", "html", _iframe),
        Format("poster", "md", _poster),
        Format("mkdocs", "html", _html),
        Format("sphinx", "rst", lambda s: f".. raw:: html\n\n{_indented(_html(s), '   ')}"),
        Format("myst", "md", lambda s: f"```{{raw}} html\n{_html(s)}\n```"),
        Format("quarto", "md", lambda s: f"```{{=html}}\n{_html(s)}\n```"),
        Format("jekyll", "html", _jekyll),
        Format("hugo", "html", _hugo),
        Format("docusaurus", "jsx", _docusaurus),
        Format("vitepress", "jsx", _vitepress),
        Format("astro", "jsx", _astro),
        Format("wordpress", "text", lambda s: s.page),
        Format(
            "wordpress-block",
            "html",
            lambda s: f"<!-- wp:html -->\n{_html(s)}\n<!-- /wp:html -->",
        ),
        Format("ghost", "html", _html),
        Format("jupyter", "python", _jupyter),
        Format("notion", "text", lambda s: s.frame),
        Format("discourse", "html", lambda s: s.iframe),
        Format("google-slides", "text", _addresses),
        Format("poster-html", "html", _poster_html),
    )
}
"""Every kind of snippet by name; the first three are offered first."""

ADDRESSES = ("url", "wordpress")
"""The formats that are nothing but an address, about which other software asks (oembed.py)."""
