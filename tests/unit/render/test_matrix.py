# The support matrix both ways round and as data.

from __future__ import annotations

import csv
import io
import json

from docsgen.languages import ENGLISH, texts_in
from docsgen.model import SupportMatrix
from docsgen.render import matrix

SUPPORT = SupportMatrix(["change", "click"], {"Button": ["click"], "Tile": ["change", "click"]})


def test_each_event_has_the_components_that_support_it() -> None:
    assert matrix.by_event(SUPPORT) == {"change": ["Tile"], "click": ["Button", "Tile"]}


def test_the_summary_counts_components_events_and_ticks() -> None:
    assert (
        matrix.summary(SUPPORT, texts_in(ENGLISH))
        == "2 components, 2 events, 3 supported combinations."
    )


def test_the_csv_has_a_row_per_component_and_a_column_per_event() -> None:
    rows = list(csv.reader(io.StringIO(matrix.as_csv(SUPPORT).decode())))
    assert rows == [["component", "change", "click"], ["Button", "", "x"], ["Tile", "x", "x"]]


def test_the_json_is_the_matrix() -> None:
    assert json.loads(matrix.as_json(SUPPORT)) == {
        "events": ["change", "click"],
        "support": {"Button": ["click"], "Tile": ["change", "click"]},
        "added": {},
    }
