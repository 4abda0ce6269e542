# A project for a small library in several languages and versions.

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT
from tests.versions import SITE, write_project

TRANSLATED = """\
languages: [en, de, ar, ja]
translations:
  de:
    title: Gadget auf Deutsch
    description: Eine Bibliothek in drei Versionen.
    notice: Aus der Dokumentation.
    navigation: {Functions: Funktionen}
"""

CARE = """\
---
title: Care
category: Start
---
Keep it dry.

## Cleaning

Use a cloth.

## Storing

See [pressing](first).
"""

PFLEGE = """\
---
title: Pflege
summary: So bleibt es schön.
---
Trocken halten.

## Reinigung

Mit einem Putzlappen, siehe [die ersten Schritte](first).

## Aufbewahrung

Dunkel.
"""

ARABIC = """\
---
title: العناية
---
حافظ على جفافه.

## التنظيف

استخدم قطعة قماش ناعمة.

```python
import gadget
```

## التخزين

في مكان مظلم.
"""

JAPANESE = """\
---
title: はじめの一歩
---
## 押す

ボタンを押してください。
"""

GUIDES = {
    "care.md": CARE,
    "de/care.md": PFLEGE,
    "ar/care.md": ARABIC,
    "ja/first.md": JAPANESE,
    "spare.md": "---\ntitle: Spare parts\ncategory: Start\n---\nThere are none.\n",
}
"""Guides by their place in content/guides/; the one in Japanese translates one of the corpus."""


def write_translated_project(root: Path) -> None:
    """Write the project of tests/versions.py with further languages into a folder."""
    write_project(root, site=SITE + TRANSLATED)
    for name, text in GUIDES.items():
        path = root / "content" / "guides" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def write_real_project(root: Path) -> None:
    """Write this project into a folder, in Arabic, too, with its runtime and its exports."""
    shutil.copytree(ROOT / "content", root / "content")
    config = root / "content" / "site.yaml"
    config.write_text(
        f"languages: [en, ar]\n{config.read_text(encoding='utf-8')}", encoding="utf-8"
    )
    (root / ".docsgen").mkdir()
    for part in ("runtime", "cache"):
        (root / ".docsgen" / part).symlink_to(ROOT / ".docsgen" / part)
