# What may lie in a folder that somebody cloned, and what becomes of it: it is read, or named.

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from docsgen import files
from docsgen.diagnostics import Finding, Findings
from docsgen.files import UnusableFile, files_below, files_in, folders_in, read_bytes, read_text

SECRET = b"not to be published"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project beside a file that is none of its business."""
    (tmp_path / "outside" / "folder").mkdir(parents=True)
    (tmp_path / "outside" / "secret.txt").write_bytes(SECRET)
    (tmp_path / "project" / "content").mkdir(parents=True)
    return tmp_path / "project"


def refusal(path: Path, root: Path) -> UnusableFile:
    with pytest.raises(UnusableFile) as error:
        read_bytes(path, root)
    assert error.value.path == path
    assert error.value.hint
    return error.value


def listed(folder: Path, root: Path) -> tuple[list[str], list[Finding]]:
    findings = Findings()
    return files_below(folder, root, findings), findings.sorted()


class TestLinks:
    def test_a_file_of_the_project_is_read_through_a_link(self, root: Path) -> None:
        (root / "content" / "shared.txt").write_bytes(b"shared")
        (root / "content" / "link.txt").symlink_to("shared.txt")
        assert read_bytes(root / "content" / "link.txt", root) == b"shared"

    def test_a_link_out_of_the_project_is_refused(self, root: Path) -> None:
        (root / "content" / "link.txt").symlink_to(root.parent / "outside" / "secret.txt")
        assert refusal(root / "content" / "link.txt", root).rule == "DG207"

    def test_so_is_a_relative_one_and_one_by_way_of_another(self, root: Path) -> None:
        (root / "content" / "one.txt").symlink_to("../../outside/secret.txt")
        (root / "content" / "two.txt").symlink_to("one.txt")
        assert refusal(root / "content" / "two.txt", root).rule == "DG207"

    def test_so_is_a_file_in_a_linked_folder(self, root: Path) -> None:
        (root / "content" / "folder").symlink_to("../../outside")
        assert refusal(root / "content" / "folder" / "secret.txt", root).rule == "DG207"

    def test_a_folder_with_a_name_that_begins_like_the_project_is_outside(self, root: Path) -> None:
        (root.parent / "project-2").mkdir()
        (root.parent / "project-2" / "a.txt").write_bytes(SECRET)
        (root / "a.txt").symlink_to("../project-2/a.txt")
        assert refusal(root / "a.txt", root).rule == "DG207"

    def test_the_project_itself_may_be_a_link(self, root: Path) -> None:
        (root / "a.txt").write_bytes(b"here")
        (root.parent / "alias").symlink_to(root)
        assert read_bytes(root.parent / "alias" / "a.txt", root.parent / "alias") == b"here"

    @pytest.mark.parametrize("target", ["nowhere", "link.txt"])
    def test_a_link_to_nothing_or_to_itself_is_refused(self, root: Path, target: str) -> None:
        (root / "link.txt").symlink_to(target)
        assert refusal(root / "link.txt", root).rule == "DG208"


class TestKinds:
    def test_a_pipe_is_refused_without_waiting(self, root: Path) -> None:
        os.mkfifo(root / "pipe")
        assert "a pipe" in refusal(root / "pipe", root).message

    def test_a_pipe_that_takes_the_place_of_a_file_at_the_last_moment(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = root / "a.txt"
        path.write_bytes(b"a file")
        opened = os.open

        def exchange(real: Path, flags: int) -> int:
            path.unlink()
            os.mkfifo(path)
            return opened(real, flags)

        monkeypatch.setattr(os, "open", exchange)
        assert "a pipe" in refusal(path, root).message

    def test_a_folder_that_becomes_a_link_at_the_last_moment(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = root / "folder"
        folder.mkdir()
        (folder / "secret.txt").write_bytes(b"a file")
        opened = os.open

        def exchange(real: Path, flags: int) -> int:
            folder.rename(root / "moved")
            folder.symlink_to("../outside")
            return opened(real, flags)

        monkeypatch.setattr(os, "open", exchange)
        assert refusal(folder / "secret.txt", root).rule == "DG207"

    def test_a_socket_a_folder_and_nothing_are_refused(self, root: Path) -> None:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(os.path.relpath(root / "socket"))
            assert "a socket" in refusal(root / "socket", root).message
        assert "a folder" in refusal(root / "content", root).message
        assert "No such file" in refusal(root / "nothing", root).message

    @pytest.mark.parametrize("name", ["a\0b", "a\ud83db"], ids=ascii)
    def test_a_name_that_no_system_takes_is_refused(self, root: Path, name: str) -> None:
        assert refusal(root / name, root).rule == "DG208"

    def test_a_file_may_have_as_many_bytes_as_the_limit(self, root: Path) -> None:
        (root / "a.txt").write_bytes(b"12345")
        assert read_bytes(root / "a.txt", root, limit=5) == b"12345"
        with pytest.raises(UnusableFile, match="more than 4 bytes"):
            read_bytes(root / "a.txt", root, limit=4)


class TestText:
    def test_a_byte_order_mark_is_no_text(self, root: Path) -> None:
        (root / "a.txt").write_bytes(b"\xef\xbb\xbfCaf\xc3\xa9")
        assert read_text(root / "a.txt", root) == "Café"

    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    def test_the_first_byte_that_is_not_utf8_is_named_with_its_line(
        self, root: Path, mark: bytes
    ) -> None:
        (root / "a.txt").write_bytes(mark + b"one\ntwo\nCaf\xe9\n")
        with pytest.raises(UnusableFile) as error:
            read_text(root / "a.txt", root)
        assert (error.value.rule, error.value.line) == ("DG004", 3)
        assert f"0xe9 at position {len(mark) + 11}" in error.value.message

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-32-be"])
    def test_another_encoding_is_named_and_read_all_the_same(self, encoding: str) -> None:
        text, fault = files.decode(("\ufeff" * encoding.endswith("be") + "Café").encode(encoding))
        assert text.removeprefix("\ufeff") == "Café"
        assert fault
        assert encoding[:6].upper() in fault.message

    def test_bytes_without_a_meaning_are_replaced(self) -> None:
        assert files.decode(b"Caf\xe9 au lait")[0] == "Caf\ufffd au lait"


class TestFolders:
    def test_files_are_sorted_and_have_forward_slashes(self, root: Path) -> None:
        for name in ("b.txt", "a/z.txt", "a/b/y.txt"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(b"")
        assert listed(root, root) == (["a/b/y.txt", "a/z.txt", "b.txt"], [])

    def test_what_is_no_file_is_named_and_the_rest_is_there(self, root: Path) -> None:
        os.mkfifo(root / "content" / "pipe")
        (root / "content" / "leak.txt").symlink_to(root.parent / "outside" / "secret.txt")
        (root / "content" / "all").symlink_to(root.parent / "outside")
        (root / "content" / "gone").symlink_to("nowhere")
        (root / "content" / "a.txt").write_bytes(b"")
        found, diagnostics = listed(root / "content", root)
        assert found == ["a.txt"]
        assert [(d.rule, d.location.file) for d in diagnostics] == [
            ("DG207", "content/all"),
            ("DG208", "content/gone"),
            ("DG207", "content/leak.txt"),
            ("DG208", "content/pipe"),
        ]

    @pytest.mark.parametrize("name", [b"caf\xe9.md", b"a\nb.md", b"a\x1b[2J.md"], ids=ascii)
    def test_a_name_that_cannot_be_shown_is_named_as_far_as_it_can(
        self, root: Path, name: bytes
    ) -> None:
        Path(os.fsdecode(os.fsencode(root) + b"/" + name)).write_bytes(b"")
        found, (diagnostic,) = listed(root, root)
        assert found == []
        assert diagnostic.rule == "DG209"
        assert diagnostic.location.file
        assert "\ufffd" in diagnostic.location.file
        diagnostic.location.file.encode()

    def test_a_linked_folder_of_the_project_is_followed(self, root: Path) -> None:
        (root / "shared").mkdir()
        (root / "shared" / "a.txt").write_bytes(b"")
        for name in ("one", "two"):
            (root / "content" / name).symlink_to("../shared")
        assert listed(root / "content", root) == (["one/a.txt", "two/a.txt"], [])

    @pytest.mark.parametrize("target", [".", "..", "../..", "../../other"])
    def test_a_link_that_leads_back_is_named(self, root: Path, target: str) -> None:
        (root / "other").mkdir()
        (root / "content" / "a").mkdir()
        (root / "other" / "back").symlink_to("../content")
        (root / "content" / "a" / "link").symlink_to(target)
        found, diagnostics = listed(root / "content", root)
        assert found == []
        assert [d.rule for d in diagnostics] == ["DG208"]

    def test_links_that_make_endlessly_many_are_stopped(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(files, "MAX_ENTRIES", 1000)
        for level in range(20):
            (root / f"{level}").mkdir()
            for link in "ab":
                (root / f"{level}" / link).symlink_to(f"../{level + 1}")
        (root / "20").mkdir()
        (root / "20" / "a.txt").write_bytes(b"")
        with pytest.raises(UnusableFile, match="more than 1,000 files"):
            files_below(root / "0", root, Findings())

    def test_a_linked_folder_outside_is_not_looked_into(self, root: Path) -> None:
        (root / "content" / "guides").symlink_to(root.parent / "outside")
        findings = Findings()
        folder = root / "content" / "guides"
        assert files_in(folder, root, findings, lambda name: True) == []
        assert folders_in(folder, root, findings) == []
        assert {(d.rule, d.location.file) for d in findings.sorted()} == {
            ("DG207", "content/guides")
        }

    def test_a_folder_that_is_not_there_is_empty(self, root: Path) -> None:
        assert listed(root / "nowhere", root) == ([], [])

    def test_a_folder_in_the_place_of_a_file_is_named(self, root: Path) -> None:
        (root / "a.md").mkdir()
        (root / "b.md").write_bytes(b"")
        findings = Findings()
        found = files_in(root, root, findings, lambda name: name.endswith(".md"))
        assert found == [root / "b.md"]
        assert [d.location.file for d in findings.sorted()] == ["a.md"]

    def test_only_folders_are_folders(self, root: Path) -> None:
        (root / "b").mkdir()
        (root / ".hidden").mkdir()
        (root / "a").symlink_to("b")
        (root / "file").write_bytes(b"")
        os.mkfifo(root / "pipe")
        findings = Findings()
        assert folders_in(root, root, findings) == [root / "a", root / "b", root / "content"]
        assert not findings.sorted()


@pytest.fixture
def unreadable(root: Path) -> Iterator[Path]:
    path = root / "unreadable"
    path.mkdir()
    path.chmod(0)
    yield path
    path.chmod(0o700)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_named(root: Path, unreadable: Path) -> None:
    assert listed(root, root)[1][0].rule == "DG208"
