# Addresses of site.yaml with places for what differs from page to page, such as `{path}`.

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import quote, urlsplit

_PLACE = re.compile(r"\{([^{}]*)\}|[{}]")


def fault(
    template: str, schemes: Collection[str], places: Collection[str]
) -> tuple[str, str] | None:
    """What is wrong with an address, and what to do; None where it is right.

    It may use `places`, and must begin with one of the `schemes`.
    """
    try:
        parts = urlsplit(template)
    except ValueError as error:
        return f"{template!r} is not an address: {error}", "write the whole address"
    has_host = parts.netloc or parts.scheme == "mailto"
    if parts.scheme not in schemes or not has_host or re.search(r"\s", template):
        known = ", ".join(f"{scheme}:" for scheme in schemes)
        return f"{template!r} is not an address", f"write the whole address; it begins with {known}"
    for found in _PLACE.finditer(template):
        if found[1] not in places:
            known = " and ".join(f"{{{place}}}" for place in places)
            return f"the address has no place for {found[0]!r}", f"there is {known}"
    return None


def filled(template: str, safe: str = "", **values: str) -> str:
    """The address with the values in their places, in which `safe` characters stay as they are."""
    return _PLACE.sub(lambda found: quote(values[found[1]], safe=safe), template)
