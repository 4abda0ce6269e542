# How much the code of a site uses what a page is about. Of places with the same name, the search
# puts that first which readers are more likely to mean.

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from docsgen.render.search import Record

HEAVIEST = 99
"""The weight of a page that is used more than 900 times."""


def weighted(records: Sequence[Record], names: Iterable[str]) -> list[Record]:
    """The records with the weights of their pages, which grow with the logarithm of their use.

    Code uses a page where it writes its title behind one of the `names` of the library.
    """
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\.(\w+)")
    used = Counter(name for record in records for name in pattern.findall(record.text))
    weights = {
        record.url: min(HEAVIEST, round(10 * math.log2(1 + used[record.title])))
        for record in records
        if "#" not in record.url
    }
    return [replace(r, weight=weights.get(r.url.partition("#")[0], 0)) for r in records]
