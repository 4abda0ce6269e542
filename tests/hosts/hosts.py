# All hosts, in the order of the table in docs/embeds.md.

from __future__ import annotations

from tests.hosts.docs_tools import MkDocs, Sphinx
from tests.hosts.host import Host

HOSTS: tuple[Host, ...] = (MkDocs(), Sphinx())
