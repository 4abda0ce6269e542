# Files that tell a host how to serve what is beside them: `_headers` is read by Netlify and
# Cloudflare Pages, `.nojekyll` by GitHub Pages. Others are told the same by hand (docs/hosting.md).

from __future__ import annotations

from collections.abc import Iterable

_SHARED = """\
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
"""

_CAUTIOUS = """\
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
"""

_FOR_EVER = "  Cache-Control: public, max-age=31536000, immutable\n"

_ABOUT = "# Headers worth setting, in the form of Netlify and Cloudflare Pages.\n"

_FEATURES = ("camera", "microphone")
"""What pages ask for permission to use, and some demos need."""


def for_demos(base: str, permissions: Iterable[str]) -> dict[str, bytes]:
    """The files at the root of demos that share a runtime, whose address has the path `base`.

    `permissions` are the features that demos need.
    """
    allowed = frozenset(permissions)
    features = "".join(f", {name}=({'self' if name in allowed else ''})" for name in _FEATURES)
    policy = f"  Permissions-Policy: geolocation=(), payment=(), usb=(){features}\n"
    runtime = f"{base}runtime/*\n{_FOR_EVER}{_SHARED}"
    return _files(f"{runtime}{base}embed/*\n{_SHARED}{policy}{_CAUTIOUS}")


def for_app() -> dict[str, bytes]:
    """The files at the root of an app by itself."""
    return _files(f"/*\n{_SHARED}{_CAUTIOUS}/runtime/*\n{_FOR_EVER}")


def _files(headers: str) -> dict[str, bytes]:
    return {"_headers": (_ABOUT + headers).encode(), ".nojekyll": b""}
