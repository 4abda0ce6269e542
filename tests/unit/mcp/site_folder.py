# A small site as `docsgen mcp` sees it: an index and two twins.

from __future__ import annotations

from pathlib import Path

import msgspec

from docsgen.model.site_index import (
    SCHEMA,
    TOOLS,
    ComponentEvent,
    IndexedComponent,
    IndexedEvent,
    IndexedLibrary,
    IndexedPage,
    IndexedParameter,
    IndexedPlace,
    IndexedVersion,
    SiteIndex,
)

ADDRESS = "https://docs.example/gadget/"
LONG = "".join(f"line {number}\n" for number in range(12_000))

FN = IndexedParameter("fn", "Callable", None, True, "What is called.")
LABEL = IndexedParameter("label", "str", '"a"', False, "Its name.")
BUTTON = IndexedComponent(
    name="Button",
    kind="component",
    call='gd.Button(label="a")',
    path="docs/button/",
    description="A button.",
    parameters=[LABEL],
    attributes=[],
    events=[ComponentEvent("click", "When it is clicked.")],
    event_parameters=[],
    methods=[],
    classes=[],
)

INDEX = SiteIndex(
    schema=SCHEMA,
    title="Gadget",
    description="About Gadget.",
    language="en",
    address=ADDRESS,
    library=IndexedLibrary("gadget", "Gadget", "1.0"),
    versions=[IndexedVersion("1.0", "mcp.json")],
    tools=TOOLS,
    pages=[
        IndexedPage("", "Gadget", "", "", "index.md", 1),
        IndexedPage("docs/button/", "Button", "Components", "", "docs/button/index.md", 9),
        IndexedPage("guides/long/", "Long", "Guides", "", "guides/long/index.md", 9),
        IndexedPage("bad/", "Bad", "Guides", "", "../secret.txt", 9),
        IndexedPage("worse/", "Worse", "Guides", "", "link/index.md", 9),
    ],
    components=[BUTTON],
    events=[IndexedEvent("click", "events/#event-click", ["Button", "Image"])],
    event_parameters=[FN],
    places=[
        IndexedPlace("docs/button/", "Button", "page", ["Components"], "A button. " * 60),
        IndexedPlace("docs/button/#param-label", "label", "parameter", ["Button"], "Its name."),
    ],
    empty_words=["gadget"],
)


def write_site(folder: Path, index: SiteIndex = INDEX) -> Path:
    """Write the site into a new folder, which has secrets beside it."""
    site = folder / "site"
    (site / "docs" / "button").mkdir(parents=True)
    (site / "guides" / "long").mkdir(parents=True)
    (site / "mcp.json").write_bytes(msgspec.json.encode(index))
    (site / "index.md").write_text("# Gadget\n")
    twin = "# Button\n\nSee [Long](../../guides/long/index.md#end) and `x](./index.html)`.\n"
    (site / "docs" / "button" / "index.md").write_text(twin)
    (site / "guides" / "long" / "index.md").write_text(LONG)
    (folder / "secret.txt").write_text("secret")
    (folder / "outside").mkdir()
    (folder / "outside" / "index.md").write_text("secret")
    (site / "link").symlink_to(folder / "outside")
    return site
