# Scripts that know each other by addresses, whatever address they are loaded from: in a single file
# that is one the browser makes up, from which nothing relative leads anywhere.

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from tree_sitter import Node, Parser, Query

_RELATIVE = (b"./", b"../", b"/")

_ADDRESSES = """
(import_statement source: (string (string_fragment) @name))
(export_statement source: (string (string_fragment) @name))
(call_expression function: (import) @import)
(meta_property) @meta
((member_expression object: [(identifier) (member_expression)] @location
                    property: (property_identifier) @part)
 (#any-of? @location "location" "window.location")
 (#any-of? @part "href" "origin" "protocol" "host" "hostname" "port" "pathname"))
"""


def relocated(source: bytes, address: str) -> bytes:
    """A script that works from anywhere as it does from `address`.

    Names of other scripts become addresses. Imports whose names are computed are left to the
    function `docsgenImport`, which knows where files are. The page's address is `docsgenLocation`,
    but for scripts that lead elsewhere by writing to it.
    """
    from tree_sitter import QueryCursor

    found = QueryCursor(_query()).captures(_parser().parse(source).root_node)
    changes = sorted(_changes(found, address), reverse=True)
    for start, end, text in changes:
        source = source[:start] + text + source[end:]
    return source


def _changes(found: dict[str, list[Node]], address: str) -> Iterator[tuple[int, int, bytes]]:
    """What has to be changed in a script: from where to where, and what it becomes."""
    names = list(found.get("name", []))
    for node in found.get("import", []):
        if name := _literal(node):
            names.append(name)
        else:
            yield node.start_byte, node.end_byte, b"docsgenImport"
    for node in names:
        if node.text and node.text.startswith(_RELATIVE):
            absolute = urljoin(address, node.text.decode())
            yield node.start_byte, node.end_byte, absolute.encode()
    for node in found.get("location", []):
        if not _is_written(node.parent):
            yield node.start_byte, node.end_byte, b"docsgenLocation"
    for node in found.get("meta", []):
        if node.text == b"import.meta":
            yield node.start_byte, node.end_byte, f"({{url:{json.dumps(address)}}})".encode()


def _is_written(member: Node | None) -> bool:
    parent = member.parent if member else None
    is_assignment = parent is not None and parent.type == "assignment_expression"
    return is_assignment and parent.child_by_field_name("left") == member  # type: ignore[union-attr]


def _literal(function: Node) -> Node | None:
    """The name that a call of `import` has in so many words."""
    call = function.parent
    arguments = call.child_by_field_name("arguments") if call else None
    first = arguments.named_child(0) if arguments else None
    return first.named_child(0) if first is not None and first.type == "string" else None


@cache
def _parser() -> Parser:
    import tree_sitter

    return tree_sitter.Parser(_language())


@cache
def _query() -> Query:
    import tree_sitter

    return tree_sitter.Query(_language(), _ADDRESSES)


@cache
def _language():  # type: ignore[no-untyped-def]
    import tree_sitter
    import tree_sitter_javascript

    return tree_sitter.Language(tree_sitter_javascript.language())
