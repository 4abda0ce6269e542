# `make bench`: docsgen against Hugo on the same content, both as whole processes in one run.
# docsgen reads the damaged corpus; Hugo gets the finished Markdown twins, which spares it all of
# ingest, and a theme with the same parts: sidebar, breadcrumbs, table of contents, highlighting.

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

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent

HUGO_CONFIG = """
baseURL = "https://docsgen.example/"
title = "Gradio, documented live"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.highlight]
noClasses = false
[markup.goldmark.renderer]
unsafe = false
"""
HUGO_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} · {{ site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}"><link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">{{ site.Title }}</a></header>
<nav>{{ $here := . }}<ul>{{ range .CurrentSection.RegularPages }}
<li><a href="{{ .RelPermalink }}"{{ if eq . $here }} aria-current="page"{{ end }}>{{ .Title }}</a></li>
{{ end }}</ul></nav>
<main><nav>{{ range .Ancestors.Reverse }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
<h1>{{ .Title }}</h1>{{ .Content }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</main>
<nav>{{ .TableOfContents }}</nav></body></html>
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
        hugo += ["--source", work / "hugo", "--destination"]
        ours, theirs = [], []
        for number in range(runs):
            ours.append(run([*docsgen, work / f"ours-{number}"]))
            theirs.append(run([*hugo, work / f"theirs-{number}"]))
            shutil.rmtree(work / f"ours-{number}")
            shutil.rmtree(work / f"theirs-{number}")
        report("docsgen", ours)
        report("hugo", theirs)
        pairs = [one.seconds / other.seconds for one, other in zip(ours, theirs, strict=True)]
        print(f"wall time, docsgen / hugo: {statistics.median(pairs):.2f} (median of {runs} pairs)")
    usage = run([BIN / "docsgen", "--help"])
    print(f"docsgen --help: {usage.cpu * 1000:.0f} ms of CPU time")


class Run:
    """Wall and CPU seconds and peak memory, in MB, of one process with its children."""

    def __init__(self, seconds: float, cpu: float, megabytes: float) -> None:
        self.seconds, self.cpu, self.megabytes = seconds, cpu, megabytes


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
    print(f"{name:>8}: {seconds:.2f} s wall, {cpu:.2f} s CPU, {memory:.0f} MB peak")


def hugo_project(twins: Path, project: Path) -> None:
    """The Markdown twins as a Hugo project."""
    (project / "layouts" / "_default").mkdir(parents=True)
    (project / "hugo.toml").write_text(HUGO_CONFIG)
    for layout in ("single", "list"):
        (project / "layouts" / "_default" / f"{layout}.html").write_text(HUGO_PAGE)
    for twin in twins.rglob("index.md"):
        place = twin.parent.relative_to(twins)
        inner = any(other != twin for other in twin.parent.rglob("index.md"))
        target = project / "content" / place / ("_index.md" if inner else "index.md")
        target.parent.mkdir(parents=True, exist_ok=True)
        heading, _, body = twin.read_text().partition("\n")
        title = json.dumps(heading.removeprefix("# "))
        target.write_text(f"---\ntitle: {title}\n---\n{body}")


if __name__ == "__main__":
    main()
