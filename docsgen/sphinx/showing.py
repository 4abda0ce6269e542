# What a page shows of a demo: alive on a site, as a picture and a link elsewhere.

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from docsgen.docs_tools.html import element, invitation, script
from docsgen.docs_tools.requests import LiveDemo
from docsgen.render.sharing import EMBEDS
from docsgen.sphinx.directive import live_demo
from docsgen.sphinx.state import state_of

FOLDER = "_live-demos"
"""The folder of the built docs with all demos and their runtime."""


def show_demos(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace each place of a demo in a page that is about to be written."""
    is_first = True
    for node in [*doctree.findall(live_demo)]:
        demo = state_of(app.env).built.get(node["request"])
        if demo is None:
            node.parent.remove(node)
        elif is_site(app):
            node.replace_self(_alive(app, docname, node, demo, is_first=is_first))
            is_first = False
        else:
            node.replace_self(_still(app, docname, demo))


def is_site(app: Sphinx) -> bool:
    """Whether the builder writes pages that a browser loads from a host."""
    return app.builder.format == "html" and not getattr(app.builder, "embedded", False)


def _alive(
    app: Sphinx, docname: str, node: live_demo, demo: LiveDemo, *, is_first: bool
) -> nodes.Node:
    base = relative_uri(app.builder.get_target_uri(docname), f"{FOLDER}/")
    html = element(demo, base, node["height"], node["theme"])
    return nodes.raw("", f"{script(base)}\n{html}" if is_first else html, format="html")


def _still(app: Sphinx, docname: str, demo: LiveDemo) -> list[nodes.Node]:
    """A picture and a link, as on paper; the title where it is not known where the site is."""
    shown: list[nodes.Node] = []
    picture = Path(app.doctreedir, FOLDER, f"{demo.name}.png")
    if picture.is_file() and "image/png" in app.builder.supported_image_types:
        uri = picture.as_posix()
        shown.append(nodes.image(uri=uri, candidates={"*": uri}, alt=demo.title))
        app.env.images.add_file(docname, uri)
    if not app.config.html_baseurl:
        return [*shown, nodes.paragraph("", demo.title)]
    address = f"{app.config.html_baseurl.rstrip('/')}/{FOLDER}/{EMBEDS}{demo.name}/"
    link = nodes.reference("", invitation(demo), refuri=address, internal=False)
    return [*shown, nodes.paragraph("", "", link)]
