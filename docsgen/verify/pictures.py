# How an embed looks now, and how it looked when somebody last said that this is right.

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from docsgen.diagnostics import Finding, finding

_TOLERANCE = 24
"""How far a channel of a pixel may be off before it counts as changed."""

_SHARE = 0.001
"""The part of all pixels that may change unnoticed, such as a blinking caret."""


def changes(folder: Path, pictures: Mapping[str, str]) -> Iterator[Finding]:
    """DG183 for each picture that differs from the accepted one, where there is one."""
    for name, path in pictures.items():
        accepted = folder / "accepted" / Path(path).name
        if accepted.is_file() and (share := changed(folder / path, accepted)) > _SHARE:
            message = f"the picture `{name}` differs from the accepted one in {share:.1%}"
            yield finding("DG183", message, "look at --report, then `docsgen verify --accept`")


def changed(one: Path, other: Path) -> float:
    """The share of pixels that differ; 1 when the sizes do."""
    from PIL import Image, ImageChops

    with Image.open(one) as first, Image.open(other) as second:
        if first.size != second.size:
            return 1.0
        difference = ImageChops.difference(first.convert("RGB"), second.convert("RGB"))
        red, green, blue = difference.split()
        most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        counts = most.histogram()
        return sum(counts[_TOLERANCE:]) / max(1, sum(counts))
