# `make bench`: docsgen against Hugo and Pagefind on the same content, as whole processes in one run.
# docsgen reads the damaged corpus; Hugo gets the finished Markdown twins, which spares it all of
# ingest, and a theme with the same parts: sidebar, breadcrumbs, table of contents, highlighting.
# docsgen's build ends with a search index, so Hugo's is followed by `pagefind --site`.

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pagefind_bin import get_executable

from docsgen.config import load_project
from docsgen.diagnostics import Findings
from docsgen.render.navigation import Navigation
from docsgen.render.summary import Summaries
from docsgen.workflows.load import load

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
INDEX = ROOT / ".docsgen" / "cache" / "search.msgpack"

HUGO_CONFIG = """
baseURL = "https://docsgen.example/"
title = "Gradio, documented live"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.highlight]
noClasses = false
[markup.tableOfContents]
endLevel = 3
[outputs]
home = ["HTML", "MARKDOWN"]
section = ["HTML", "MARKDOWN"]
page = ["HTML", "MARKDOWN"]
"""
HUGO_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title>
<meta name="description" content="{{ .Summary | plainify | truncate 160 }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ with .OutputFormats.Get "markdown" }}<link rel="alternate" type="text/markdown" href="{{ .RelPermalink }}">{{ end }}
<link rel="stylesheet" href="/style.css"><script type="module" src="/site.js"></script></head>
<body><a class="skip" href="#content">Skip to the content</a>
<header><a href="/">{{ site.Title }}</a><nav>{{ $first := .FirstSection }}
{{ range site.Home.Sections }}<a href="{{ .RelPermalink }}"{{ if eq . $first }} aria-current="true"{{ end }}>{{ .Title }}</a>{{ end }}</nav></header>
{{ $here := . }}
<details open><summary>All of {{ .FirstSection.Title }}</summary><nav>
{{ range .FirstSection.RegularPagesRecursive.GroupByParam "group" }}
<details{{ if eq .Key $here.Params.group }} open{{ end }}><summary>{{ .Key }}</summary><ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}"{{ if eq . $here }} aria-current="page"{{ end }}>{{ .Title }}</a></li>
{{ end }}</ul></details>{{ end }}</nav></details>
<main id="content"><nav aria-label="Breadcrumbs"><ol>{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol></nav>
<article><h1>{{ .Title }}</h1>{{ .Content }}</article>
<nav>{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></main>
<nav aria-label="On this page">{{ .TableOfContents }}</nav>
<footer><p>Built by Hugo.</p></footer></body></html>
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="pairs of runs, alternating")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        docsgen = [BIN / "docsgen", "build", "--no-demos", "--project", ROOT, "--out"]
        run([*docsgen, work / "twins"])
        hugo_project(work / "twins", work / "hugo")
        hugo = [BIN / "hugo", "--quiet", "--ignoreCache", "--noBuildLock"]
        hugo += ["--source", work / "hugo", "--destination", work / "theirs"]
        pagefind = [get_executable(), "--root-selector", "main", "--site", work / "theirs"]
        ours, anew, theirs = [], [], []
        for _ in range(runs):
            ours.append(run([*docsgen, work / "ours"]))
            shutil.rmtree(work / "ours")
            INDEX.unlink()
            anew.append(run([*docsgen, work / "ours"]))
            shutil.rmtree(work / "ours")
            theirs.append(run(hugo) + run(pagefind))
            shutil.rmtree(work / "theirs")
        report("docsgen, search index from its cache", ours)
        report("docsgen, search index made anew", anew)
        report("hugo and pagefind", theirs)
        for name, results in (("from its cache", ours), ("made anew", anew)):
            pairs = [
                one.seconds / other.seconds for one, other in zip(results, theirs, strict=True)
            ]
            ratio = statistics.median(pairs)
            print(f"wall time, docsgen / hugo and pagefind, index {name}: {ratio:.2f}")
    usage = run([BIN / "docsgen", "--help"])
    print(f"docsgen --help: {usage.cpu * 1000:.0f} ms of CPU time")


class Run:
    """Wall and CPU seconds and peak memory, in MB, of one process with its children."""

    def __init__(self, seconds: float, cpu: float, megabytes: float) -> None:
        self.seconds, self.cpu, self.megabytes = seconds, cpu, megabytes

    def __add__(self, other: Run) -> Run:
        """One after the other."""
        megabytes = max(self.megabytes, other.megabytes)
        return Run(self.seconds + other.seconds, self.cpu + other.cpu, megabytes)


def run(command: list[object]) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def report(name: str, results: list[Run]) -> None:
    seconds = statistics.median(r.seconds for r in results)
    cpu = statistics.median(r.cpu for r in results)
    memory = max(r.megabytes for r in results)
    print(f"{name}: {seconds:.2f} s wall, {cpu:.2f} s CPU, {memory:.0f} MB peak")


def hugo_project(twins: Path, project: Path) -> None:
    """The Markdown twins as a Hugo project whose theme has the parts of ours."""
    layouts = project / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (project / "hugo.toml").write_text(HUGO_CONFIG)
    for layout in ("single", "list"):
        (layouts / f"{layout}.html").write_text(HUGO_PAGE)
        (layouts / f"{layout}.md").write_text("# {{ .Title }}\n\n{{ .RawContent }}")
    (project / "layouts" / "404.html").write_text(HUGO_PAGE)
    groups = groups_by_page()
    for twin in twins.rglob("index.md"):
        place = twin.parent.relative_to(twins)
        inner = any(other != twin for other in twin.parent.rglob("index.md"))
        target = project / "content" / place / ("_index.md" if inner else "index.md")
        target.parent.mkdir(parents=True, exist_ok=True)
        heading, _, body = twin.read_text().partition("\n")
        matter = {"title": heading.removeprefix("# "), "group": groups.get(f"{place}/", "")}
        target.write_text(f"{json.dumps(matter)}\n{body}")


def groups_by_page() -> dict[str, str]:
    """The navigation group of every page, which both sidebars show."""
    project = load_project(ROOT)
    site = load(project, Findings())
    navigation = Navigation(site, project.config, Summaries(site, project.config))
    return {page.path: navigation.place(page).group.title for page in site.pages}


if __name__ == "__main__":
    main()
