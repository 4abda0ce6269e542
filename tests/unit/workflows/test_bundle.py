# A ZIP file that is unpacked elsewhere: nothing in it leaves the folder.

from __future__ import annotations

from pathlib import Path

import pytest

from docsgen.workflows.bundle import write_zip


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "a\\..\\x", "C:/x"])
def test_no_file_of_a_bundle_leaves_the_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leaves the folder"):
        write_zip(iter([("index.html", b""), (name, b"")]), tmp_path / "bundle.zip")
    assert list(tmp_path.iterdir()) == []
