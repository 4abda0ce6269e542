# What a tab keeps to itself: the memory that the processes of a browser's pages share with nobody.

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser


def tab_memory(browser: Browser) -> float:
    """Megabytes of all pages that are open, those of their frames and workers included.

    A renderer that the browser keeps ready for the next page counts too. Linux only.
    """
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return sum(_private(one["id"]) for one in processes if one["type"] == "renderer") / 1e3


def _private(process: int) -> int:
    """Kilobytes, from proc(5)."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    sizes = {
        name: int(size.split()[0]) for name, _, size in (line.partition(":") for line in lines)
    }
    return sizes["Private_Clean"] + sizes["Private_Dirty"]
