# The bytecode of what has been imported, for interpreters that shall not compile the same again.

from __future__ import annotations

import linecache
import sys
from collections.abc import Iterator
from pathlib import Path
from py_compile import PycInvalidationMode, compile
from zipfile import ZipFile


def write_bytecode(folder: Path, target: Path) -> None:
    """Write a ZIP file with the bytecode of the imported modules in `folder`, at its place there.

    It counts whatever source file is beside it, as long as there is one. Modules that read their
    source to be imported are left out.
    """
    with ZipFile(target, "w") as archive:
        for source in sorted(_sources(folder)):
            mode = PycInvalidationMode.UNCHECKED_HASH
            bytecode = Path(compile(str(source), invalidation_mode=mode, doraise=True) or "")
            archive.write(bytecode, bytecode.relative_to(folder))


def _sources(folder: Path) -> Iterator[Path]:
    for module in list(sys.modules.values()):
        path = Path(getattr(module, "__file__", None) or "")
        is_read = str(path) in linecache.cache
        if path.suffix == ".py" and path.is_relative_to(folder) and not is_read:
            yield path
