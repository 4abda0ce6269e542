# Values by key, in memory and below .docsgen/cache: what they depend on, and what may go wrong.

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tomllib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import get_args

import pytest

import docsgen
from docsgen import cache as module
from docsgen.cache import Cache, Stage, code_version, digest, remembered, version_of
from docsgen.diagnostics import Findings, Location
from docsgen.rules import Severity

ROOT = Path(__file__).parents[2]
PACKAGE = Path(docsgen.__file__).parent


def cache(root: Path, limit: int = 1_000_000) -> Cache[list[str]]:
    return Cache(root, "things", list[str], "ingest", limit=limit)


def files(root: Path) -> list[Path]:
    return sorted((root / ".docsgen" / "cache" / "things").iterdir())


def test_values_are_there_in_the_next_run(tmp_path: Path) -> None:
    cache(tmp_path).put("a", ["x"])
    assert cache(tmp_path).get("a") == ["x"]
    assert cache(tmp_path).get("b") is None


def test_a_value_is_made_once(tmp_path: Path) -> None:
    assert cache(tmp_path).made("a", lambda: ["x"]) == ["x"]
    assert cache(tmp_path).made("a", lambda: ["y"]) == ["x"]


def test_nothing_is_in_a_cache_until_something_is_put_there(tmp_path: Path) -> None:
    assert cache(tmp_path).is_empty()
    cache(tmp_path).put("a", [])
    assert not cache(tmp_path).is_empty()


def test_any_text_can_be_a_key(tmp_path: Path) -> None:
    for key in ("", "../../a", "a/b", "x" * 1000, "\0", "é"):
        cache(tmp_path).put(key, [key])
        assert cache(tmp_path).get(key) == [key]
    assert len(files(tmp_path)) == 6


def test_caches_and_projects_are_apart(tmp_path: Path) -> None:
    cache(tmp_path).put("a", ["x"])
    assert Cache(tmp_path, "others", list[str], "ingest").get("a") is None
    assert cache(tmp_path / "elsewhere").get("a") is None


@pytest.mark.parametrize("cut", [0, 1, 31, 32, 33, -1])
def test_a_file_cut_short_is_made_anew(cut: int, tmp_path: Path) -> None:
    cache(tmp_path).put("a", ["x"])
    (file,) = files(tmp_path)
    file.write_bytes(file.read_bytes()[:cut])
    assert cache(tmp_path).get("a") is None
    assert cache(tmp_path).made("a", lambda: ["y"]) == ["y"]
    assert cache(tmp_path).get("a") == ["y"]


def test_a_file_with_another_byte_is_made_anew(tmp_path: Path) -> None:
    cache(tmp_path).put("a", ["x"])
    (file,) = files(tmp_path)
    file.write_bytes(file.read_bytes()[:-1] + b"z")
    assert cache(tmp_path).get("a") is None


def test_a_value_of_another_type_is_none(tmp_path: Path) -> None:
    cache(tmp_path).put("a", ["x"])
    assert Cache(tmp_path, "things", int, "ingest").get("a") is None


def test_a_value_of_other_code_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache(tmp_path).put("a", ["x"])
    monkeypatch.setattr(module, "code_version", lambda stage: "another")
    assert cache(tmp_path).get("a") is None


def test_a_place_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / ".docsgen").write_text("a file in the way")
    assert cache(tmp_path).made("a", lambda: ["x"]) == ["x"]
    assert cache(tmp_path).get("a") is None


@pytest.mark.parametrize("number", [errno.EROFS, errno.ENOSPC, errno.EACCES])
def test_a_read_only_or_full_disk_costs_only_time(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache(tmp_path).put("a", ["x"])

    def fail(self: Path, data: bytes) -> None:
        with self.open("wb") as file:
            file.write(data[:3])
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_bytes", fail)
    assert cache(tmp_path).made("b", lambda: ["y"]) == ["y"]
    assert cache(tmp_path).get("a") == ["x"]
    assert len(files(tmp_path)) == 1


def test_the_cache_hides_itself_from_git(tmp_path: Path) -> None:
    cache(tmp_path).put("a", ["x"])
    assert (tmp_path / ".docsgen" / ".gitignore").read_text() == "*\n"


def write_often(root: Path, text: str) -> None:
    for _ in range(50):
        cache(root).put("a", [text * 100_000])


def test_two_processes_may_write_one_value(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2) as pool:
        writing = [pool.submit(write_often, tmp_path, text) for text in "xy"]
        seen = set()
        while not all(one.done() for one in writing):
            seen.add(str(cache(tmp_path).get("a"))[:3])
    assert all(one.exception() is None for one in writing)
    assert seen <= {"['x", "['y", "Non"}
    assert cache(tmp_path).get("a") in (["x" * 100_000], ["y" * 100_000])
    assert len(files(tmp_path)) == 1


def test_what_was_not_used_for_the_longest_time_makes_room(tmp_path: Path) -> None:
    for age, key in enumerate("abc"):
        cache(tmp_path).put(key, [key * 1000])
        (file,) = (one for one in files(tmp_path) if key.encode() * 9 in one.read_bytes())
        os.utime(file, (1_000_000 - age, 1_000_000 - age))
    assert cache(tmp_path).get("c")
    cache(tmp_path, limit=2500).put("d", ["d"])
    known = {key for key in "abcd" if cache(tmp_path).get(key)}
    assert known == {"a", "c", "d"}


def test_keys_depend_on_every_part() -> None:
    assert digest("a", ["b"]) == digest("a", ["b"])
    assert len({digest("a", "b"), digest("ab"), digest("a", ["b"]), digest("b", "a")}) == 4


def test_a_version_depends_on_the_content_of_the_files(tmp_path: Path) -> None:
    one = tmp_path / "one.py"
    one.write_text("1")
    before = version_of([one])
    one.write_text("2")
    assert version_of([one]) != before


class TestCode:
    """Which files of docsgen, and what beside it, the values of a stage depend on."""

    @pytest.fixture
    def package(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        copy = tmp_path / "docsgen"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        monkeypatch.setattr(module, "_PACKAGE", copy)
        return copy

    @staticmethod
    def version(stage: Stage | None) -> str:
        module._part_versions.cache_clear()
        return code_version(stage)

    @pytest.mark.parametrize(
        ("file", "stage"),
        [
            ("ingest/restoring.py", "ingest"),
            ("ingest/restore/conventions.json", "ingest"),
            ("model/page.py", "ingest"),
            ("libraries/gradio/conventions.py", "ingest"),
            ("rules.json", "check"),
            ("check/prose/spelling.py", "check"),
            ("render/fonts/inter-400.woff", "render"),
            ("theme/base.html", "render"),
            ("player/main.js", "verify"),
            ("libraries/gradio/player/launching.py", "demos"),
            ("cli/site.py", None),
            ("verify/axe/axe.min.js", None),
        ],
    )
    def test_a_changed_file_counts(self, file: str, stage: Stage | None, package: Path) -> None:
        before = self.version(stage)
        path = package / file
        path.write_bytes(path.read_bytes() + b"\n")
        assert self.version(stage) != before

    def test_so_does_a_new_one_and_one_that_is_gone(self, package: Path) -> None:
        versions = [self.version("check")]
        (package / "check" / "words.txt").write_text("")
        versions.append(self.version("check"))
        (package / "check" / "words.txt").rename(package / "check" / "more.txt")
        versions.append(self.version("check"))
        assert len(set(versions)) == 3

    def test_what_other_stages_do_is_no_matter(self, package: Path) -> None:
        before = self.version("demos")
        for file in ("render/page.py", "theme/base.html", "check/links.py", "cli/site.py"):
            path = package / file
            path.write_bytes(path.read_bytes() + b"\n")
        assert self.version("demos") == before

    def test_compiled_code_is_none(self, package: Path) -> None:
        before = self.version(None)
        (package / "__pycache__").mkdir()
        (package / "__pycache__" / "cache.pyc").write_bytes(b"")
        assert self.version(None) == before

    def test_stages_are_those_that_cannot_import_each_other(self) -> None:
        settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        contracts = settings["tool"]["importlinter"]["contracts"]
        (apart,) = (one["modules"] for one in contracts if one["type"] == "independence")
        assert sorted(get_args(Stage)) == sorted(name.partition(".")[2] for name in apart)

    @pytest.mark.parametrize("stage", get_args(Stage))
    def test_all_that_a_stage_imports_counts(self, stage: Stage) -> None:
        modules = [
            ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for path in (PACKAGE / stage).rglob("*.py")
            if path.name not in ("__init__.py", "native.py")  # the latter is a process of its own
        ]
        script = f"import sys, importlib; [importlib.import_module(m) for m in {modules!r}]"
        script += "; print([m.__file__ for n, m in sys.modules.items() if n.startswith('docsgen')])"
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
        )
        imported = {Path(name) for name in eval(done.stdout) if name}
        parts = {path.relative_to(PACKAGE).parts[0] for path in imported}
        assert parts
        assert not parts & module._foreign_folders(stage)

    def test_the_theme_is_read_where_it_counts(self) -> None:
        reading = {
            path.relative_to(PACKAGE).parts[0]
            for path in PACKAGE.rglob("*.py")
            if '/ "theme"' in path.read_text(encoding="utf-8")
        }
        assert reading == {"render"}

    def test_a_package_beside_counts(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        before = code_version("render")
        (tmp_path / "pillow-99.0.dist-info").mkdir()
        monkeypatch.syspath_prepend(tmp_path)
        assert code_version("render") != before

    def test_so_do_the_files_of_one_that_registers_an_adapter(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        description, package = (
            tmp_path / "acme_registered-1.0.dist-info",
            tmp_path / "acme_registered",
        )
        for folder in (description, package):
            folder.mkdir()
        (description / "METADATA").write_text("Name: acme\nVersion: 1.0\n")
        (description / "entry_points.txt").write_text(
            "[docsgen.libraries]\nacme = acme_registered.adapter:ADAPTER\n"
        )
        (package / "__init__.py").write_text("")
        (package / "words.json").write_text("[]")
        monkeypatch.syspath_prepend(tmp_path)
        before = code_version("check")
        (package / "words.json").write_text('["acme"]')
        module._beside.cache_clear()
        assert code_version("check") != before


def test_what_was_done_once_is_not_done_again_but_reported_again() -> None:
    calls = []

    @remembered(8)
    def double(findings: Findings, number: int) -> int:
        calls.append(number)
        findings.add("DG011", f"{number}", hint="", at=Location(record=number))
        return 2 * number

    first, second = Findings(), Findings({"DG011": Severity.ERROR})
    second.place(3, "a.json")
    assert (double(first, 3), double(second, 3), double(second, 4)) == (6, 6, 8)
    assert calls == [3, 4]
    assert [found.message for found in first.sorted()] == ["3"]
    reported = [(f.location.file, f.severity) for f in second.sorted()]
    assert reported == [(None, "error"), ("a.json", "error")]


def test_findings_of_a_call_are_not_mixed_with_those_of_another() -> None:
    @remembered(8)
    def report(findings: Findings, number: int) -> None:
        findings.add("DG011", f"{number}", hint="", at=Location())

    findings = Findings()
    report(findings, 1)
    report(findings, 2)
    report(findings, 1)
    assert [found.message for found in findings.sorted()] == ["1", "1", "2"]
