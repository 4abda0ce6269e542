# All hosts, in the order of the table in docs/embeds.md.

from __future__ import annotations

from tests.hosts.docs_tools import Docusaurus, MkDocs, Sphinx, Starlight, VitePress, Zensical
from tests.hosts.ghost import Ghost
from tests.hosts.host import Host
from tests.hosts.notebooks import JupyterLab, NbConvert, UntrustedJupyterLab
from tests.hosts.pages import Grid, Reveal
from tests.hosts.site_generators import Eleventy, Hugo, Jekyll, Pelican
from tests.hosts.wordpress import ClassicWordPress, WordPress

HOSTS: tuple[Host, ...] = (
    MkDocs(),
    Zensical(),
    Sphinx(),
    Docusaurus(),
    VitePress(),
    Starlight(),
    Hugo(),
    Jekyll(),
    Eleventy(),
    Pelican(),
    NbConvert(),
    JupyterLab(),
    UntrustedJupyterLab(),
    Reveal(),
    WordPress(),
    ClassicWordPress(),
    Ghost(),
    Grid(),
)
