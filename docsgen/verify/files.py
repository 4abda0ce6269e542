# The files that a try-out uploads: those of the demo, and those made from a few words, so that no
# demo has to carry a picture or a sound just to be tried out.

from __future__ import annotations

import io
import math
import mimetypes
import struct
import wave
from pathlib import Path

from playwright.sync_api import FilePayload, Locator

from docsgen.model.steps import Made

FIELD = "input[type=file]"
"""The fields for files, as a CSS selector."""

_RATE = 16_000
"""Samples per second of a tone."""

_LOUDNESS = 12_000
"""Peak of a tone; 16-bit samples end at 32,767."""


def payload(file: str | Made, folder: Path) -> FilePayload:
    """`file` as the browser uploads it; a path is relative to the demo's `folder`."""
    path = folder / file if isinstance(file, str) else Path(file.name)
    data = path.read_bytes() if isinstance(file, str) else content(file)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return {"name": path.name, "mimeType": kind, "buffer": data}


def choose(element: Locator, files: list[FilePayload]) -> None:
    """Choose files in the first field for files of an element, or in the dialog that it opens."""
    field = element.locator(FIELD)
    if field.count():
        field.first.set_input_files(files)
        return
    with element.page.expect_file_chooser() as chooser:
        element.click()
    chooser.value.set_files(files)


def content(made: Made) -> bytes:
    """The bytes of a file that a step describes."""
    if made.text is not None:
        return made.text.encode()
    if made.colors is not None:
        return _stripes(made.colors, made.size, Path(made.name).suffix)
    return _tone(made.tone or 0.0, made.seconds)


def _stripes(colors: list[str], size: tuple[int, int], suffix: str) -> bytes:
    from PIL import Image

    width, height = size
    image = Image.new("RGB", size)
    for number, color in enumerate(colors):
        left, right = (width * place // len(colors) for place in (number, number + 1))
        image.paste(color, (left, 0, right, height))
    file = io.BytesIO()
    image.save(file, Image.registered_extensions().get(suffix.lower(), "PNG"))
    return file.getvalue()


def _tone(hertz: float, seconds: float) -> bytes:
    samples = (
        round(_LOUDNESS * math.sin(2 * math.pi * hertz * number / _RATE))
        for number in range(round(_RATE * seconds))
    )
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_RATE)
        sound.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return file.getvalue()
