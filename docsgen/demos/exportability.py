# Whether the apps of a project can be exported, and which of its demos: not without an adapter that
# knows how, nor with a package that the library cannot show.

from __future__ import annotations

from collections.abc import Mapping

from docsgen.adapters import NONE, exporters
from docsgen.config import Project
from docsgen.demos.exporting import Exporting
from docsgen.demos.package import Package, present_package, unfitness
from docsgen.diagnostics import Findings, Location
from docsgen.errors import ConfigError
from docsgen.imports import imported
from docsgen.model.demo import Demo
from docsgen.model.lab import Lab


def exporting_of(project: Project) -> Exporting:
    """How apps of the project's library are exported.

    Raises ConfigError where its adapter does not know that.
    """
    exporting = project.adapter.exporting()
    if exporting is None:
        path = project.root / "content" / "site.yaml"
        raise ConfigError(_reason(project), hint=_remedy(project), path=path, key="library.adapter")
    return exporting


def runnable(
    demos: Mapping[str, Demo], labs: Mapping[str, Lab], project: Project, findings: Findings
) -> tuple[dict[str, Demo], dict[str, Lab]]:
    """The demos and the event labs of a project, as far as apps of its library can be exported.

    Where they cannot, demos are shown as code and there are no labs (DG073). Demos that use a
    documented package that the library cannot show are shown as code (DG076); that has no labs.
    """
    exporting = project.adapter.exporting()
    live = sorted(name for name, demo in demos.items() if demo.is_live)
    if exporting:
        fitting = _fitting(demos, project, exporting, findings) if live else dict(demos)
        is_own = project.adapter.library == project.config.library.name
        return fitting, dict(labs) if is_own else {}  # they are of the library's own components
    if not (live or labs):
        return dict(demos), dict(labs)
    shown = [f"shown as code only: {', '.join(live)}"] if live else []
    lost = ["no event labs are made"] if labs else []
    message = "; ".join([_reason(project), *shown, *lost])
    at = Location(file="content/site.yaml")
    findings.add("DG073", message, hint=_remedy(project), at=at)
    why_not = f"Apps of {project.config.library.title} do not run in the browser here."
    return {name: demo.as_code(why_not) for name, demo in demos.items()}, {}


def _fitting(
    demos: Mapping[str, Demo], project: Project, exporting: Exporting, findings: Findings
) -> dict[str, Demo]:
    """The demos, those as code that use a documented package with which the library cannot run."""
    package = present_package(project)
    reason = unfitness(package, exporting) if package else None
    if package is None or reason is None:
        return dict(demos)
    fitting = dict(demos)
    for name, demo in demos.items():
        if demo.is_live and package.name in imported(demo.folder, "run.py", project.root):
            why_not = (
                f"{package.name} {package.version} does not run in the browser here: {reason}."
            )
            fitting[name] = demo.as_code(why_not)
            _report_unfit(demo, package, reason, project, findings)
    return fitting


def _report_unfit(
    demo: Demo, package: Package, reason: str, project: Project, findings: Findings
) -> None:
    findings.add(
        "DG076",
        f"demo {demo.name}: {package.name} {package.version} cannot run here: {reason};"
        " the demo is shown as code",
        hint=f"document a version of {package.name} that was made for this one, or write"
        " `runs: code-only` in its demo.yaml",
        at=Location(file=project.relative(demo.folder / "demo.yaml")),
    )


def _reason(project: Project) -> str:
    """Why no app of the project's library can be exported."""
    if project.config.library.adapter == "none":
        reason = "`library.adapter` is none"
    elif project.adapter is NONE:
        reason = "no adapter knows it"
    else:
        reason = "its adapter does not tell how"
    return f"apps of the library {project.config.library.name!r} cannot be exported: {reason}"


def _remedy(project: Project) -> str:
    library = project.config.library.name
    if names := [name for name, (one, _) in exporters().items() if one.library == library]:
        return f"write `adapter: {names[0]}` below `library` in content/site.yaml"
    return (
        "write `adapter:` with the name of an adapter that exports them below `library` in"
        " content/site.yaml, or `runs: code-only` in each demo.yaml"
    )
