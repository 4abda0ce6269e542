# All rules for samples applied to a page or to a demo, in order.

from __future__ import annotations

from docsgen.check.samples.calls import Calls
from docsgen.check.samples.languages import check_syntax
from docsgen.check.samples.program import (
    Libraries,
    Namespace,
    Program,
    fill_blanks,
    is_readable,
    parse,
)
from docsgen.check.samples.running_text import check_text
from docsgen.check.samples.sample import Sample
from docsgen.check.samples.slips import check_addresses, check_slips, check_variables
from docsgen.check.samples.undefined import DefinedNames
from docsgen.diagnostics import Findings
from docsgen.model import Page


def check_page(samples: list[Sample], page: Page, libraries: Libraries, findings: Findings) -> None:
    """Report what is wrong with the samples of a page and with the code in its running text."""
    names = DefinedNames(libraries, [sample.code for sample in samples])
    namespace = Namespace(libraries, libraries.knowledge.instances)
    for sample in samples:
        _check(sample, names, namespace, findings)
    check_text(samples, page, libraries, findings)


def check_demo(sample: Sample, libraries: Libraries, findings: Findings) -> None:
    """Report what is wrong with the script of a demo."""
    _check(sample, DefinedNames(libraries), Namespace(libraries, {}), findings)


def _check(sample: Sample, names: DefinedNames, namespace: Namespace, findings: Findings) -> None:
    if not is_readable(sample.code):
        what = f"the sample has {len(sample.code):,} characters and was not checked"
        sample.report(findings, "DG146", what, "show less, and link to the rest")
        return
    if sample.language == "python":
        _check_python(sample, names, namespace, findings)
    elif sample.sure:
        check_syntax(sample, findings)
        if sample.language == "javascript":
            names.libraries.knowledge.check_javascript(sample, findings)
    if sample.sure:
        check_addresses(sample, findings)
        check_variables(sample, names.libraries, findings)


def _check_python(
    sample: Sample, names: DefinedNames, namespace: Namespace, findings: Findings
) -> None:
    try:
        program = parse(sample.code)
        if isinstance(program, Program) and sample.sure:
            _check_program(sample, program, names, namespace, findings)
            return
        if isinstance(program, Program):
            _check_doubtful(sample, program, namespace, findings)
        elif sample.sure:
            what = f"the sample is not valid Python: {program.msg}"
            hint = "correct it, or give the sample another language"
            sample.report(findings, "DG130", what, hint, program.lineno)
            program = parse(fill_blanks(sample.code))
            if isinstance(program, Program):
                _check_program(sample, program, names, namespace, findings)
                return
    except (RecursionError, MemoryError):
        what = "the sample is nested too deeply and was not checked"
        sample.report(findings, "DG146", what, "show less")
    names.add_text(sample.code)


def _check_program(
    sample: Sample, program: Program, names: DefinedNames, namespace: Namespace, findings: Findings
) -> None:
    names.check(sample, program, findings)
    namespace.read(program)
    Calls(sample, namespace, findings).visit(program.tree)
    check_slips(sample, program, findings)
    names.libraries.knowledge.check_python(sample, program, namespace, findings)


def _check_doubtful(
    sample: Sample, program: Program, namespace: Namespace, findings: Findings
) -> None:
    """What a sample takes from the library is the same in all its readings."""
    namespace.read(program)
    if sample.whole:
        Calls(sample, namespace, findings).visit(program.tree)
