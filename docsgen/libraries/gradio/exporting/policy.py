# The Content-Security-Policy of an embed: the strictest one under which its app can run.

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Collection
from typing import Any

from docsgen.model.hosts import policy_sources

_EVALUATING = re.compile(r"plot$|^(html|imageeditor|imagemask|paint|plot|sketchpad)$")
"""Types of components whose front end makes functions of text, as templates and plots do."""

_INLINE = re.compile(r"<script|<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)

_OPENED = ("img-src", "media-src", "connect-src")
"""What hosts that an app may ask are asked for: data, and media by their addresses."""

_FIXED = {
    "default-src": "'none'",
    "style-src": "'self' blob: 'unsafe-inline'",
    "font-src": "'self' data:",
    "worker-src": "blob:",
    "frame-src": "blob:",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""What no app needs more of.

Workers and frames are blobs only, for these have the policy of the page that makes them: what is
loaded from an address, even of the same host, has its own policy or none. `webrtc 'block'` is not
here because no browser follows it, and Chromium complains that it does not know it
(https://w3c.github.io/webappsec-csp/#directive-webrtc).
"""


def policy(
    config: dict[str, Any],
    types: Collection[str] | None,
    hosts: Collection[str] = (),
    script: str = "",
) -> str:
    """The policy for an app with the configuration `config`.

    `types` are those of all components that it can show, None when that cannot be known. It may
    ask the `hosts`, which are as `model.hosts` writes them. `script` is the page's own. Python
    needs 'wasm-unsafe-eval'. 'unsafe-eval' is there for apps with `js=` and for components that
    need it, 'unsafe-inline' for apps whose own markup has scripts.
    """
    sources = ["'self'", "'wasm-unsafe-eval'"]
    if _evaluates(config, types):
        sources.append("'unsafe-eval'")
    if _INLINE.search(json.dumps(config)):
        sources.append("'unsafe-inline'")  # which a digest would switch off
    elif script:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        sources.append(f"'sha256-{digest}'")
    opened = " ".join(["'self'", "data:", "blob:", *policy_sources(hosts)])
    directives = _FIXED | dict.fromkeys(_OPENED, opened) | {"script-src": " ".join(sources)}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _evaluates(config: dict[str, Any], types: Collection[str] | None) -> bool:
    has_js = bool(config.get("js")) or any(event.get("js") for event in config["dependencies"])
    return has_js or types is None or any(map(_EVALUATING.search, types))
