# Media that an app names by their addresses. The library would load them when it shows them, which
# an export must not and a reader's browser does better; what a function is given is loaded as ever.

from __future__ import annotations

from collections.abc import Callable
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
    components: Any = import_module("gradio.components")
    for component in (components.File, components.UploadButton):
        component.postprocess = _not_measured(component.postprocess)
    images: Any = import_module("gradio.image_utils")
    images.postprocess_image = _not_opened(images.postprocess_image)
    components.Gallery.postprocess = _gallery_not_opened(components.Gallery.postprocess)


def load_by_browser() -> None:
    """Let the library load what functions are given by the browser's fetch."""
    processing: Any = import_module("gradio.processing_utils")
    processing.async_ssrf_protected_download = _loaded


def _not_measured(postprocess: Callable[..., Any]) -> Callable[..., Any]:
    """What a component shows of files; the library would load those with addresses for a size."""
    data: Any = import_module("gradio.data_classes")

    def shown(self: Any, value: Any) -> Any:
        if isinstance(value, list):
            return data.ListFiles(root=[shown(self, file) for file in value])
        if _is_address(value):
            return data.FileData(path=value, orig_name=_name(value))
        return postprocess(self, value)

    return shown


def _not_opened(postprocess: Callable[..., Any]) -> Callable[..., Any]:
    """What is shown of an image; the library would load vector graphics to write them out."""

    def shown(value: Any, *given: Any, **options: Any) -> Any:
        return postprocess(_not_vector(value), *given, **options)

    return shown


def _gallery_not_opened(postprocess: Callable[..., Any]) -> Callable[..., Any]:
    """The same for a gallery, whose items may have captions."""

    def shown(self: Any, value: Any) -> Any:
        return postprocess(self, [_item(one) for one in value] if _is_many(value) else value)

    return shown


def _item(item: Any) -> Any:
    return (_not_vector(item[0]), *item[1:]) if _is_many(item) else _not_vector(item)


def _is_many(value: Any) -> bool:
    return isinstance(value, (list, tuple))


def _not_vector(value: Any) -> Any:
    """The same address, by whose end the library does not see that it leads to vector graphics."""
    return f"{value}#" if _is_address(value) and value.lower().endswith(".svg") else value


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))


def _name(address: str) -> str:
    return Path(urlsplit(address).path).name or "file"


def _addressed(data: Any) -> Any:
    """Values with the addresses of their files, which the library then leaves alone."""
    client: Any = import_module("gradio_client.utils")
    if hasattr(data, "model_dump"):
        data = data.model_dump()

    def addressed(file: dict[str, Any]) -> dict[str, Any]:
        path = file["path"]
        return {**file, "url": path} if _is_address(path) else file

    return client.traverse(data, addressed, client.is_file_obj_with_meta)


async def _loaded(url: str, cache_dir: str) -> str:
    """The path of a file with what is at an address; raises OSError."""
    processing: Any = import_module("gradio.processing_utils")
    path = Path(cache_dir, processing.hash_url(url), _name(url))
    if path.exists():
        return str(path)
    answer = await fetching.fetch(fetching.Asked("GET", url, [], b"", None))
    answer.raise_for_status()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(await answer.bytes())
    return str(path)
