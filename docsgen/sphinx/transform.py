# What a page shows of a demo: alive on a site, as a picture and a link elsewhere.

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from docsgen.docs_tools.html import element, invitation, script
from docsgen.docs_tools.requests import LiveDemo
from docsgen.docs_tools.site import EMBEDS
from docsgen.sphinx.directive import live_demo
from docsgen.sphinx.state import state_of

FOLDER = "_live-demos"
"""The folder of the built docs with all demos and their runtime."""


class LiveDemoTransform(SphinxPostTransform):
    """Puts into a page what its builder can show of a demo."""

    default_priority = 5  # before pictures are looked at

    def run(self, **_: Any) -> None:
        """Replace each place of a demo."""
        is_first = True
        for node in [*self.document.findall(live_demo)]:
            demo = state_of(self.env).built.get(node["request"])
            if demo is None:
                node.parent.remove(node)
            elif is_site(self.app):
                node.replace_self(self._alive(node, demo, is_first=is_first))
                is_first = False
            else:
                node.replace_self(self._still(demo))

    def _alive(self, node: live_demo, demo: LiveDemo, *, is_first: bool) -> nodes.Node:
        page = self.app.builder.get_target_uri(self.env.docname)
        base = relative_uri(page, f"{FOLDER}/")
        html = element(demo, base, node["height"], node["theme"])
        html = f"{script(base)}\n{html}" if is_first else html
        return nodes.raw("", html, format="html")

    def _still(self, demo: LiveDemo) -> list[nodes.Node]:
        """A picture and a link, as on paper."""
        shown: list[nodes.Node] = []
        base, text = self.config.html_baseurl, invitation(demo)
        picture = Path(self.app.doctreedir, FOLDER, f"{demo.name}.png")
        if picture.is_file() and "image/png" in self.app.builder.supported_image_types:
            uri = picture.as_posix()
            shown.append(nodes.image(uri=uri, candidates={"*": uri}, alt=demo.title))
            self.env.images.add_file(self.env.docname, uri)
        if base:
            address = urljoin(base.rstrip("/") + "/", f"{FOLDER}/{EMBEDS}/{demo.name}/")
            link = nodes.reference("", text, refuri=address, internal=False)
            shown.append(nodes.paragraph("", "", link))
        else:
            shown.append(nodes.paragraph("", demo.title))
        return shown


def is_site(app: Sphinx) -> bool:
    """Whether the builder writes pages that a browser loads from a host."""
    return app.builder.format == "html" and not getattr(app.builder, "embedded", False)
