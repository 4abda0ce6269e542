# Media that an app names by their addresses. The library would load them when it shows them, which
# an export must not and a reader's browser does better; what a function is given is loaded as ever.

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from docsgen.player.network import fetching


def leave_to_browser() -> None:
    """Let the library show addresses of other hosts as they are."""
    processing: Any = import_module("gradio.processing_utils")
    base: Any = import_module("gradio.components.base")
    move, move_later = processing.move_files_to_cache, processing.async_move_files_to_cache

    def moved(data: Any, block: Any, postprocess: bool = False, **options: Any) -> Any:
        return move(_addressed(data), block, True, **options)  # nothing else is shown by it

    async def moved_later(
        data: Any, block: Any, postprocess: bool = False, *given: Any, **options: Any
    ) -> Any:
        shown = _addressed(data) if postprocess else data
        return await move_later(shown, block, postprocess, *given, **options)

    base.move_files_to_cache = processing.move_files_to_cache = moved
    processing.async_move_files_to_cache = moved_later


def load_by_browser() -> None:
    """Let the library load what functions are given by the browser's fetch."""
    processing: Any = import_module("gradio.processing_utils")
    processing.async_ssrf_protected_download = _loaded


def _addressed(data: Any) -> Any:
    """Values with the addresses of their files, which the library then leaves alone."""
    client: Any = import_module("gradio_client.utils")
    if hasattr(data, "model_dump"):
        data = data.model_dump()

    def addressed(file: dict[str, Any]) -> dict[str, Any]:
        path = file["path"]
        return {**file, "url": path} if client.is_http_url_like(path) else file

    return client.traverse(data, addressed, client.is_file_obj_with_meta)


async def _loaded(url: str, cache_dir: str) -> str:
    """The path of a file with what is at an address; raises OSError."""
    processing: Any = import_module("gradio.processing_utils")
    path = Path(cache_dir, processing.hash_url(url), Path(urlsplit(url).path).name or "file")
    if path.exists():
        return str(path)
    answer = await fetching.fetch(fetching.Asked("GET", url, [], b"", None))
    answer.raise_for_status()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(await answer.bytes())
    return str(path)
