# Facet of the adapter: mistakes that only samples of Gradio can make, such as event data of another
# event, strings that stand for no component, endpoints without a slash, unawaited connections.

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from difflib import get_close_matches
from types import MappingProxyType

from docsgen.check.samples.knowledge import SampleKnowledge
from docsgen.check.samples.program import Namespace, Program
from docsgen.check.samples.sample import Sample
from docsgen.diagnostics import Findings

_CARRIED = {
    "CopyData": {"copy"},
    "DeletedFileData": {"delete"},
    "DownloadData": {"download"},
    "EditData": {"edit"},
    "KeyUpData": {"key_up"},
    "LikeData": {"like"},
    "RetryData": {"retry"},
    "SelectData": {"select", "example_select", "option_select"},
    "UndoData": {"undo"},
}
"""The events that deliver each kind of event data, as the reference of the events says."""

_ENDPOINTS = {"predict", "submit"}
_UNAWAITED = re.compile(r"=\s*(Client\.(?:connect|duplicate))\(")
_LIBRARY = "gradio"
_CLIENT = "gradio_client.client.Client"

_INTERFACE = "gradio.interface.Interface"


class GradioSamples(SampleKnowledge):
    """Mistakes in samples of Gradio and of its clients."""

    instances = MappingProxyType({"demo": "gradio.blocks.Blocks"})

    def check_python(
        self, sample: Sample, program: Program, names: Namespace, findings: Findings
    ) -> None:
        """Report wrong event data, unknown strings for components and endpoints without a slash."""
        handlers = dict(_handlers(program.nodes, names))
        for node in program.nodes:
            if isinstance(node, ast.Call):
                _check_event_data(sample, node, handlers, findings)
                _check_shortcuts(sample, node, names, findings)
                _check_endpoint(sample, node, names, findings)

    def check_javascript(self, sample: Sample, findings: Findings) -> None:
        """Report a connection whose promise is taken for the client."""
        for match in _UNAWAITED.finditer(sample.code):
            line = sample.code.count("\n", 0, match.start()) + 1
            what = f"`{match[1]}()` returns a promise that is never awaited"
            sample.report(findings, "DG150", what, f"write `await {match[1]}(`", line)


def _handlers(nodes: list[ast.AST], names: Namespace) -> Iterator[tuple[str, str]]:
    """Functions that ask for event data, with the kind that they ask for."""
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for argument in (*node.args.args, *node.args.kwonlyargs):
                path = names.path_of(argument.annotation) if argument.annotation else None
                kind = (path or "").rpartition(".")[2]
                if path and path.startswith(f"{_LIBRARY}.") and kind in _CARRIED:
                    yield node.name, kind


def _check_event_data(
    sample: Sample, node: ast.Call, handlers: dict[str, str], findings: Findings
) -> None:
    if not isinstance(node.func, ast.Attribute):
        return
    event = node.func.attr
    given = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "fn")]
    for value in given:
        kind = handlers.get(value.id) if isinstance(value, ast.Name) else None
        if kind and event in set().union(*_CARRIED.values()) - _CARRIED[kind]:
            what = f"`{event}` calls a function that asks for `{kind}`"
            right = ", ".join(f"`{name}`" for name in sorted(_CARRIED[kind]))
            sample.report(findings, "DG148", what, f"it comes with {right}", node.lineno)


def _check_shortcuts(sample: Sample, node: ast.Call, names: Namespace, findings: Findings) -> None:
    """Strings in the place of components, which an Interface looks up."""
    surface = names.libraries.surfaces.get(_LIBRARY)
    if not surface or names.type_of(node) != _INTERFACE:
        return
    known = {shortcut for found in surface.classes.values() for shortcut in found.shortcuts}
    given = [*node.args[1:3], *(k.value for k in node.keywords if k.arg in ("inputs", "outputs"))]
    items = [e for v in given for e in (v.elts if isinstance(v, ast.List | ast.Tuple) else [v])]
    for item in items:
        text = item.value if isinstance(item, ast.Constant) else None
        if isinstance(text, str) and text.replace("_", "").lower() not in known | {"state"}:
            near = get_close_matches(text, known, n=1)
            hint = f'did you mean "{near[0]}"?' if near else "name a component"
            sample.report(findings, "DG149", f'"{text}" stands for no component', hint, node.lineno)


def _check_endpoint(sample: Sample, node: ast.Call, names: Namespace, findings: Findings) -> None:
    """Calls of a client whose endpoint lacks its slash, or is given in the place of an input."""
    if not isinstance(node.func, ast.Attribute) or node.func.attr not in _ENDPOINTS:
        return
    if names.type_of(node.func.value) != _CLIENT:
        return
    for keyword in node.keywords:
        text = keyword.value.value if isinstance(keyword.value, ast.Constant) else None
        if keyword.arg == "api_name" and isinstance(text, str) and not text.startswith("/"):
            what = f'the endpoint "{text}" does not begin with a slash'
            sample.report(findings, "DG151", what, f'write "/{text}"', node.lineno)
