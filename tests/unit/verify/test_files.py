# Files that a step describes in a few words.

from __future__ import annotations

import io
import wave
from itertools import pairwise
from pathlib import Path

from PIL import Image

from docsgen.model.steps import Made
from docsgen.verify.files import content, payload


def test_a_file_of_the_demo_is_sent_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(b"a,b\r\n")
    sent = payload("data.csv", tmp_path)
    assert sent == {"name": "data.csv", "mimeType": "text/csv", "buffer": b"a,b\r\n"}


def test_text_is_made_as_utf_8(tmp_path: Path) -> None:
    sent = payload(Made(name="note.txt", text="Grüße"), tmp_path)
    assert sent["buffer"].decode() == "Grüße"
    assert sent["mimeType"] == "text/plain"


def test_colors_are_stripes_from_left_to_right_in_the_format_of_the_name() -> None:
    flag = Made(name="flag.png", colors=["red", "white", "#0000ff"], size=(90, 60))
    image = Image.open(io.BytesIO(content(flag)))
    assert (image.format, image.size) == ("PNG", (90, 60))
    colors = [image.getpixel((x, 30)) for x in (0, 29, 30, 59, 60, 89)]
    red, white, blue = (255, 0, 0), (255, 255, 255), (0, 0, 255)
    assert colors == [red, red, white, white, blue, blue]


def test_a_jpeg_is_a_jpeg() -> None:
    data = content(Made(name="flag.jpg", colors=["red"]))
    assert Image.open(io.BytesIO(data)).format == "JPEG"


def test_a_tone_is_a_wave_of_that_length_and_pitch() -> None:
    data = content(Made(name="a.wav", tone=440, seconds=2))
    with wave.open(io.BytesIO(data)) as sound:
        assert sound.getnframes() / sound.getframerate() == 2
        frames = memoryview(sound.readframes(sound.getnframes())).cast("h")
    rising = sum(before < 0 <= after for before, after in pairwise(frames))
    assert abs(rising - 880) <= 1


def test_the_same_words_make_the_same_bytes() -> None:
    made = Made(name="flag.webp", colors=["red", "blue"])
    assert content(made) == content(made)
