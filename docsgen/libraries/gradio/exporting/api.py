# The API of a demo as the library describes it, for the pages that explain it.

from __future__ import annotations

import json

from docsgen.model.demo import Endpoint
from docsgen.player.bridge import HOST

_LANGUAGES = ("python", "javascript", "bash")
_LOCAL = "127.0.0.1:7860"
"""Where a demo listens that a reader has started on their own machine."""


def endpoints(api: str) -> list[Endpoint]:
    """The public endpoints in the JSON that the library serves, with its own code to call them."""
    described = json.loads(api)["named_endpoints"]
    return [
        Endpoint(name, {language: _local(snippets[language]) for language in _LANGUAGES})
        for name, endpoint in described.items()
        if (snippets := endpoint.get("code_snippets")) and endpoint["api_visibility"] == "public"
    ]


def _local(snippet: str) -> str:
    return snippet.replace(HOST, _LOCAL).expandtabs(4)
