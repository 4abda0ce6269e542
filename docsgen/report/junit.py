# JUnit XML, which most CI servers can show. Of findings: a suite for each file or page, a case for
# each finding. Of what verify looked at: a suite of embeds and one of pages, a case for each. What
# has a finding as bad as the threshold fails.

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from xml.etree import ElementTree as ET

from docsgen.diagnostics import Finding, Location
from docsgen.model.outcome import Outcome
from docsgen.rules import RULES

_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (section 2.2)."""


def as_junit(diagnostics: Sequence[Finding], failing: Collection[str]) -> str:
    """A report in which findings with a severity of `failing` are failures."""
    root = ET.Element("testsuites", name="docsgen check")
    suites: dict[str, ET.Element] = {}
    if not diagnostics:
        ET.SubElement(
            _suite(root, "site", suites), "testcase", name="no findings", classname="site"
        )
    for found in diagnostics:
        suite = _suite(root, found.location.url or found.location.file or "site", suites)
        _add_case(suite, found, found.severity in failing)
    return _counted(root)


def outcomes_as_junit(outcomes: Sequence[Outcome], failing: Collection[str]) -> str:
    """A report in which a subject with a finding of `failing` fails, and its seconds are told."""
    root = ET.Element("testsuites", name="docsgen verify")
    suites: dict[str, ET.Element] = {}
    for outcome in outcomes:
        suite = _suite(root, f"{outcome.kind}s", suites)
        case = ET.SubElement(suite, "testcase", name=f"/{outcome.path}", classname=outcome.kind)
        case.set("time", f"{outcome.seconds:.3f}")
        grave = [found for found in outcome.diagnostics if found.severity in failing]
        if grave:
            message = _allowed(grave[0].message)
            failure = ET.SubElement(case, "failure", type=grave[0].rule, message=message)
            failure.text = "\n".join(map(_details, grave))
        rest = [found for found in outcome.diagnostics if found not in grave]
        if rest:
            ET.SubElement(case, "system-out").text = "\n".join(map(_details, rest))
    return _counted(root)


def _counted(root: ET.Element) -> str:
    """The report as text, with the number of cases and failures in it and in each suite."""
    for element in (root, *root):
        element.set("tests", str(sum(1 for _ in element.iter("testcase"))))
        element.set("failures", str(sum(1 for _ in element.iter("failure"))))
    ET.indent(root, " ")
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(root: ET.Element, name: str, suites: dict[str, ET.Element]) -> ET.Element:
    if name not in suites:
        suites[name] = ET.SubElement(root, "testsuite", name=_allowed(name))
    return suites[name]


def _add_case(suite: ET.Element, found: Finding, fails: bool) -> None:
    rule = f"{found.rule}.{RULES[found.rule].name}"
    case = ET.SubElement(suite, "testcase", name=_allowed(found.message), classname=rule)
    if found.location.file:
        case.set("file", found.location.file)
    if found.location.line is not None:
        case.set("line", str(found.location.line))
    if fails:
        outcome = ET.SubElement(case, "failure", type=found.rule, message=_allowed(found.message))
    else:
        outcome = ET.SubElement(case, "system-out")
    outcome.text = _details(found)


def _details(found: Finding) -> str:
    return _allowed(f"{found.severity}: {found.message}\n{_where(found.location)}{found.hint}")


def _where(at: Location) -> str:
    line = f" line {at.line}" if at.line is not None else ""
    record = f" record {at.record}" if at.record is not None else ""
    place = f"{at.file or ''}{line}{record} {at.url or ''}".strip()
    return f"{place}\n" if place else ""


def _allowed(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
