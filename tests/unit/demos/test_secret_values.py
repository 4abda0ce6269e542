# Values of the environment are found in whatever form they are written, and nothing else is.

from __future__ import annotations

import base64
import html
import json
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest

from docsgen.demos.secret_values import advice, exposed, secret_traces, told

TOKEN = "q7Zp2LmX9vK4tR8wB1nC"
AWKWARD = "p&ss \"w<rd>\\n %41/+ü'#1"
KEY = "-----BEGIN KEY-----\nMIIEvQ4k2x9Zq7Lm3Tt8\nVw5Rr1Yy6Uu0Pp2Aa9Ss\n-----END KEY-----"

SECRET = [
    ("MY_TOKEN", TOKEN, TOKEN),
    ("PASSWORD", "hunter2", "the password is hunter2."),
    ("DB_PASS", "s3cr3t", "login('s3cr3t')"),
    ("PGPASSWORD", "correcthorse", "password=correcthorse"),
    ("myApiKey", "abc-123-def", "abc-123-def"),
    ("API_KEY", "correct horse battery", "correct horse battery"),
    ("SIGNING_KEY", KEY, KEY),
    ("SIGNING_KEY", KEY, "Vw5Rr1Yy6Uu0Pp2Aa9Ss"),
    ("SOME_SETTING", TOKEN, f"<b>{TOKEN}</b>"),
    ("SOME_SETTING", f"Bearer {TOKEN}", TOKEN),
    ("SOME_SETTING", "s3cr3t-v4lue-1234567890", "s3cr3t-v4lue-1234567890"),
    ("SOME_SETTING", "AB12-CD34-EF56-GH78", "AB12-CD34-EF56-GH78"),
    ("SLACK_URL", f"https://hooks.example.org/services/T0/{TOKEN}", TOKEN),
    ("SECRETKEY", "tulip harbor velvet", "tulip harbor velvet"),
    ("MYSQL_PWD", "tulip-9", "tulip-9"),
    ("SSHPASS", "tulip-9", "tulip-9"),
    ("SOME_ID", "123e4567-e89b-12d3-a456-426614174000", "123e4567-e89b-12d3-a456-426614174000"),
    ("CONFIG", json.dumps({"user": "ada", "token": TOKEN}), TOKEN),
    ("DATABASE_URL", "postgres://ada:s3cr3t!@db.example/x", "s3cr3t!"),
    ("DATABASE_URL", "postgres://ada:s3%21cr3t@db.example/x", "s3!cr3t"),
    ("API_KEY", f"/{TOKEN}{TOKEN}", f"/{TOKEN}{TOKEN}"),
    ("LINE_TOKEN", f"  {TOKEN}\n", TOKEN),
    ("PASSWORD", AWKWARD, AWKWARD),
]

ORDINARY = [
    ("LANG", "en_US.UTF-8", "en_US.UTF-8"),
    ("HOME", "/home/ada", "/home/ada"),
    ("PATH", "/usr/local/bin:/usr/bin", "/usr/local/bin:/usr/bin"),
    ("TERM", "xterm-256color", "xterm-256color"),
    ("USER", "ada", "ada"),
    ("EDITOR", "/usr/bin/vim", "/usr/bin/vim"),
    ("CI", "true", "true"),
    ("GREETING", "Hello, wonderful world of 2026!", "Hello, wonderful world of 2026!"),
    ("GITHUB_REPOSITORY", "some-people/some-project-2", "some-people/some-project-2"),
    ("GITHUB_SHA", "3b18e512dba79e4c8300dd08aeb37f8e728b8dad", "3b18e512dba79e4c8300dd08aeb37f8e"),
    ("RUNNER", "docsgenBuildRunner2024", "docsgenBuildRunner2024"),
    ("IMAGE", "ubuntu-24.04-x64-large", "ubuntu-24.04-x64-large"),
    ("CLUSTER", "us-east-1-production-cluster", "us-east-1-production-cluster"),
    ("TAG", "python3.13-slim-bookworm", "python3.13-slim-bookworm"),
    ("BUILT_AT", "2026-11-29T06:56:09+00:00", "2026-11-29T06:56:09+00:00"),
    ("HOMEPAGE", "https://example.org/a/page-about-it", "https://example.org/a/page-about-it"),
    ("NO_TOKEN", "", ""),
    ("USE_TOKEN", "true", "true"),
    ("TOKEN_LIMIT", "4096", "4096"),
    ("PUBLIC_KEY", TOKEN, TOKEN),
    ("TOKENIZERS_PARALLELISM", "disabled", "disabled"),
    ("DB_PASSWORD", "postgres", "postgres"),
    ("SECRET_KEY", "changeme", "changeme"),
    ("API_KEY", "gradio", "import gradio"),
    ("GOOGLE_APPLICATION_CREDENTIALS", "/home/ada/key.json", "/home/ada/key.json"),
    ("PWD", "/srv/a1b2c3d4e5f6/a-project", "/srv/a1b2c3d4e5f6/a-project"),
    ("PASSWORD", "hunter2", "hunter22 and ghunter2"),
    ("MY_TOKEN", TOKEN, TOKEN[:-1]),
]

FORMS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "JSON": json.dumps,
    "JSON with all characters": lambda text: json.dumps(text, ensure_ascii=False),
    "JSON in JSON": lambda text: json.dumps(json.dumps({"value": text})),
    "JSON in a script": lambda text: json.dumps(text).replace("<", "\\u003c").replace("/", "\\/"),
    "HTML": html.escape,
    "HTML in JSON in JSON": lambda text: json.dumps(json.dumps(html.escape(text))),
    "numbers in HTML": lambda text: "".join(f"&#{ord(one)};" for one in text),
    "URL": lambda text: quote(text, safe=""),
    "path": quote,
    "form": quote_plus,
    "URL in lower case": lambda text: "".join(f"%{byte:02x}" for byte in text.encode()),
    "URL in HTML in JSON": lambda text: json.dumps(html.escape(f"<a href='?a&b={quote(text)}'>")),
    "escapes": lambda text: "".join(f"\\u{ord(one):04x}" for one in text),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 in an address": lambda text: base64.urlsafe_b64encode(text.encode()).decode(),
    "base64 of more, 1": lambda text: base64.b64encode(f"_{text}__".encode()).decode(),
    "base64 of more, 2": lambda text: base64.b64encode(f"__{text}_".encode()).decode(),
    "base64 in lines": lambda text: base64.encodebytes(f"{'_' * 70}{text}".encode()).decode(),
    "base64 in lines in JSON": lambda text: json.dumps(
        base64.encodebytes(f"{'_' * 70}{text}".encode()).decode()
    ),
}


@pytest.mark.parametrize(("name", "value", "text"), SECRET)
def test_a_secret_of_the_environment_is_found(name: str, value: str, text: str) -> None:
    assert exposed("a.txt", text.encode(), secret_traces({name: value})) == [name]


@pytest.mark.parametrize(("name", "value", "text"), ORDINARY)
def test_what_may_stand_anywhere_is_not(name: str, value: str, text: str) -> None:
    assert exposed("a.txt", text.encode(), secret_traces({name: value})) == []


@pytest.mark.parametrize("secret", [TOKEN, AWKWARD, "hunter2", KEY], ids=str.splitlines)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_it_is_found_in_any_form(form: Callable[[str], str], secret: str) -> None:
    traces = secret_traces({"MY_SECRET": secret, "OTHER_SECRET": TOKEN[::-1]})
    text = f"some text before\n{form(secret)}\nand after"
    assert exposed("index.html", text.encode(), traces) == ["MY_SECRET"]


def test_it_is_found_in_files_that_are_no_text_and_in_their_paths() -> None:
    traces = secret_traces({"MY_TOKEN": TOKEN})
    assert exposed("a.bin", b"\0\xff" + TOKEN.encode() + b"\0\xfe", traces) == ["MY_TOKEN"]
    assert exposed(f"files/demo/{TOKEN}.txt", b"", traces) == ["MY_TOKEN"]


def test_every_variable_with_the_value_is_named() -> None:
    traces = secret_traces({"B_TOKEN": TOKEN, "A_TOKEN": TOKEN})
    assert exposed("a.txt", TOKEN.encode(), traces) == ["A_TOKEN", "B_TOKEN"]


def test_what_is_said_of_it_names_the_variable() -> None:
    assert "MY_TOKEN" in told("MY_TOKEN")
    assert "env -u MY_TOKEN" in advice("MY_TOKEN")
