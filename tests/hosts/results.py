# What was seen, kept for the table in docs/embeds.md.

from __future__ import annotations

import json
from pathlib import Path

from tests.hosts.host import Host


def keep(path: Path, host: Host, form: str, faults: dict[str, list[str]]) -> None:
    """Add what was seen of a format in a host to the JSON file at `path`."""
    results = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    mine = results.setdefault(host.name, {"title": host.title, "formats": {}})
    mine["version"] = host.version()
    mine["formats"][form] = faults
    path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
