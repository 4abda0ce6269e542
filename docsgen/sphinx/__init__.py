# The extension for Sphinx: the directive `live-demo` exports an app while the docs are built, and
# shows it alive in the page.

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from docsgen import __version__
from docsgen.sphinx.build import Build
from docsgen.sphinx.directive import LiveDemoDirective
from docsgen.sphinx.showing import show_demos
from docsgen.sphinx.state import forget, merge


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive and what builds its demos."""
    build = Build()
    app.add_config_value("docsgen_library_version", None, "env", str)
    app.add_config_value("docsgen_project", None, "env", str)
    app.add_directive("live-demo", LiveDemoDirective)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("env-updated", build.export)
    app.connect("doctree-resolved", show_demos)
    app.connect("build-finished", build.write)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
