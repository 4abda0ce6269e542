# Search records to the files of a Pagefind index. The binary is asked directly, in the words of its
# service (https://pagefind.app/docs/py-api/): the Python wrapper waits 0.1 s for each record.

from __future__ import annotations

import base64
import contextlib
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, cast

import msgspec

from docsgen.cache import Cache, digest
from docsgen.errors import MissingToolError
from docsgen.languages import ENGLISH, texts_in
from docsgen.languages.vocabulary import Vocabulary
from docsgen.render import places, search
from docsgen.render.search import Record

FOLDER = "pagefind"
"""The folder of the index, below the site's root."""

_USED = (
    *("pagefind.js", "pagefind-entry.json", "wasm.*.pagefind"),
    *("pagefind.*_*.pf_meta", "index/*.pf_index", "fragment/*.pf_fragment"),
)
"""What search-engine.js loads; the rest is Pagefind's own user interface."""

_NO_STEMS = "wasm.unknown.pagefind"
"""What is loaded for languages whose word stems Pagefind does not know."""

_SOLID = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters of scripts without spaces: Han, Hiragana and Katakana."""

_BETWEEN = re.compile(rf"(?<=[{_SOLID}])(?=\S)|(?<=\S)(?=[{_SOLID}])")

_PART = 2**20
"""Bytes that are read at once."""

_INSTALL = "run `pip install 'pagefind[bin]'`"


def index_files(
    records: Sequence[Record], known: Vocabulary, root: Path, language: str = ENGLISH
) -> dict[str, bytes]:
    """The files of the index of `records` by path in the site, with the word stems of `language`.

    `known` is what the search takes for the same. The files are kept in the cache of the project in
    `root` until a record, a synonym, a search kind or Pagefind changes. Raises MissingToolError
    when there is no Pagefind or it does not work.
    """
    program = _program()
    cache = Cache(root, "search", dict[str, bytes], "render")
    status = program.stat()
    content = msgspec.json.encode((records, known, search.named_kinds(texts_in(language))))
    key = digest(content, language, status.st_size, status.st_mtime_ns)
    return cache.made(key, lambda: _made(records, known, program, language))


def _program() -> Path:
    """The Pagefind of the wheel, or the one on the path."""
    try:
        from pagefind_bin import get_executable  # type: ignore[import-untyped]

        return Path(get_executable())
    except (ImportError, FileNotFoundError):
        found = shutil.which("pagefind")
    if not found:
        raise MissingToolError("no Pagefind was found to index the site", hint=_INSTALL)
    return Path(found)


def _made(
    records: Sequence[Record], known: Vocabulary, program: Path, language: str
) -> dict[str, bytes]:
    files = dict(sorted(_indexed(records, program, language)))
    if any(Path(path).match("wasm.*.pagefind") and path != _NO_STEMS for path in files):
        files.pop(_NO_STEMS, None)
    fragments = {Path(path).stem: files[path] for path in files if path.startswith("fragment/")}
    files["places.json"] = places.places_file(records, fragments, known, language)
    return {f"{FOLDER}/{path}": data for path, data in files.items()}


def _indexed(
    records: Sequence[Record], program: Path, language: str
) -> Iterator[tuple[str, bytes]]:
    requests = [
        {"type": "NewIndex", "config": {"force_language": language}},
        *(_request(record, language) for record in records),
        {"type": "GetFiles", "index_id": 0},
    ]
    for file in _answer(program, requests)["files"]:
        if any(Path(file["path"]).match(pattern) for pattern in _USED):
            yield file["path"], base64.b64decode(file["content"])


def _request(record: Record, language: str) -> dict[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.url,
        "content": _apart(record.text or record.title),
        "language": language,
        "meta": {"title": _apart(record.title), "trail": _apart(" › ".join(record.trail))},
        "filters": None,
        "sort": None,
    }


def _apart(text: str) -> str:
    """A text with spaces around each character of scripts that write words without them.

    The search looks for words of such scripts as sequences of characters, so that nothing here has
    to know where a word begins; search-view.js takes the spaces away again.
    """
    return _BETWEEN.sub(" ", text)


def _answer(program: Path, requests: list[dict[str, Any]]) -> dict[str, Any]:
    """What Pagefind answers to the last request; it ends with its input, which so stays open."""
    try:
        service = subprocess.Popen(
            [program, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise _broken(program, error.strerror or str(error)) from error
    pipe = cast(IO[bytes], service.stdin)
    writer = threading.Thread(target=_send, args=(pipe, requests))
    with service:
        writer.start()
        try:
            return _last(cast(IO[bytes], service.stdout), len(requests))
        except ValueError as error:
            raise _broken(program, str(error)) from error
        finally:
            service.kill()
            writer.join()
            with contextlib.suppress(BrokenPipeError):
                pipe.close()


def _broken(program: Path, reason: str) -> MissingToolError:
    return MissingToolError(f"Pagefind does not work: {reason}", hint=_INSTALL, path=program)


def _send(pipe: IO[bytes], requests: list[dict[str, Any]]) -> None:
    messages = (
        msgspec.json.encode({"message_id": number, "payload": payload})
        for number, payload in enumerate(requests, start=1)
    )
    with contextlib.suppress(BrokenPipeError):  # the reader sees the end of the answers
        pipe.write(b"".join(base64.b64encode(message) + b"," for message in messages))
        pipe.flush()


def _last(pipe: IO[bytes], count: int) -> dict[str, Any]:
    """The answer to request `count`; raises ValueError for an error or an answer that is none."""
    for answer in _answers(pipe):
        payload: dict[str, Any] = answer["payload"]
        if payload["type"] == "Error":
            raise ValueError(payload["message"])
        if answer["message_id"] == count:
            return payload
    raise ValueError("it ended without an answer")


def _answers(pipe: IO[bytes]) -> Iterator[dict[str, Any]]:
    rest = b""
    while part := os.read(pipe.fileno(), _PART):
        *messages, rest = (rest + part).split(b",")
        for message in messages:
            yield msgspec.json.decode(base64.b64decode(message, validate=True))
