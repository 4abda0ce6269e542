# What nobody publishes is known by its name, however it is written, or by what it holds; files that
# are only called something like it are files like any other.

from __future__ import annotations

import base64

import pytest

from docsgen.demos.secret_files import secret_kind

BODY = base64.b64encode(bytes(range(48))).decode()

SECRET = [
    *(".env", ".env.local", "prod.env", "config/.ENV.production", ".env.bak", ".envrc"),
    *("secrets.json", "Secrets.JSON", "secrets.yaml", "secret.toml", "secrets", ".secrets"),
    *("conf/secrets.json", "secrets/mail.txt", "secrets.py", "secrets.json.bak", "secrets.yml~"),
    *("db_password.txt", "passwords.csv", "admin-passwd", ".htpasswd", "prod-secrets.prod.yaml"),
    *("credentials", "credentials.json", "aws_credentials.ini", "creds.yml", "dbCredentials.json"),
    *("client_secret_1234.apps.json", "service-account.json", "my_service_account_prod.json"),
    *("app-firebase-adminsdk-x1.json", "kubeconfig", "prod.tfstate", "prod.tfvars", "home.ovpn"),
    *("token", "token.json", "token.pickle", "hf_token.txt", ".token", "github-token.txt"),
    *("access_tokens.json", "api_key.txt", "apiKey.json", "API-KEYS.txt", "private-key.json"),
    *("server.pem", "tls/server.KEY", "key.p12", "app.pfx", "release.jks", "vault.kdbx", "a.ppk"),
    *("id_rsa", "ID_RSA", ".ssh/config", "id_ed25519", "id_rsa.old", "keys/id_ecdsa_sk"),
    *(".netrc", "_netrc", ".npmrc", ".pypirc", ".pgpass", ".git-credentials", ".aws/config"),
    *("sessions.sqlite", "data/session.db", "cookies.sqlite3", "cookies.txt", "flask_session/ab"),
    *("flagged/log.csv", "Flagged/picture/1.png", ".git/config", ".bash_history"),
    "ｓｅｃｒｅｔｓ.json",
]

HARMLESS = [
    *("run.py", "env.py", "environment.yml", "env/grid.py", ".env.example", "dotenv.txt"),
    *("secretary.csv", "secret_santa.csv", "secret_garden.jpg", "password_rules.json"),
    *("password_strength.py", "token.py", "tokens.txt", "tokenizer.json", "added_tokens.json"),
    *("special_tokens_map.json", "token/split.py", "token_counts.csv", "answer_key.csv", "keys.py"),
    *(
        "keyboard.svg",
        "monkey.png",
        "key.png",
        "id_rsa.pub",
        "rsa.py",
        "cert.crt",
        "chinook.sqlite",
    ),
    *("music.db", "cookies.csv", "flagged.csv", "flags/de.svg", "credits.txt", "accounts.json"),
    *("service.json", "session.py", "public_key.txt", "github.svg", "netrc.py"),
]


@pytest.mark.parametrize("path", SECRET)
def test_a_file_of_secrets_is_known_by_its_name(path: str) -> None:
    assert secret_kind(path, b"x")


@pytest.mark.parametrize("path", HARMLESS)
def test_a_name_that_only_resembles_one_is_like_any_other(path: str) -> None:
    assert secret_kind(path, b"x") is None


@pytest.mark.parametrize("kind", ["", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\\n"])
def test_a_private_key_is_known_wherever_it_is(kind: str, end: str) -> None:
    key = f"-----BEGIN {kind}PRIVATE KEY-----{end}{BODY}{end}-----END {kind}PRIVATE KEY-----"
    assert secret_kind("notes.md", f'{{"key": "{key}"}}'.encode())


@pytest.mark.parametrize(
    "text",
    [
        f"-----BEGIN PUBLIC KEY-----\n{BODY}\n-----END PUBLIC KEY-----",
        f"-----BEGIN CERTIFICATE-----\n{BODY}\n-----END CERTIFICATE-----",
        "if text.startswith('-----BEGIN PRIVATE KEY-----'):\n    raise ValueError('not here')",
    ],
)
def test_what_is_public_or_only_named_is_no_private_key(text: str) -> None:
    assert secret_kind("notes.md", text.encode()) is None
