# What all demos share: Pyodide, the library's Python and front end, and the player, built once.

from docsgen.demos.runtime.building import build, complete, key
from docsgen.demos.runtime.runtime import Runtime, read_runtime
from docsgen.demos.runtime.sources import Downloads

__all__ = ["Downloads", "Runtime", "build", "complete", "key", "read_runtime"]
