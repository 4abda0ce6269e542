# Files that nobody wants to publish, told by their names and, for private keys, by what they hold.
# An export is public, and the folder of an app often has more in it than the app.

from __future__ import annotations

import re
import unicodedata

_SETTINGS = "the settings of an environment"
_KEYS = "keys or certificates"
_CREDENTIALS = "credentials"
_SESSIONS = "sessions or cookies"
_SENT = "what people sent to the app"
_HISTORY = "the history of a repository or a shell"

_NAMES = {
    # .env.example and the like show which settings there are, without their values
    r".*\.env(\.(?!(example|sample|template|dist)$).*)?|\.envrc": _SETTINGS,
    r".*\.(pem|key|p8|p12|pfx|ppk|jks|keystore|kdbx)|id_(rsa|dsa|ecdsa|ed25519)(_sk)?": _KEYS,
    r"\.ssh|\.gnupg": _KEYS,
    r"[._]netrc|\.(pgpass|npmrc|pypirc|git-credentials|dockercfg|boto|s3cfg)": _CREDENTIALS,
    r"\.(aws|azure|gcloud|kube|docker)|kubeconfig|.*\.(tfstate|tfvars|ovpn)": _CREDENTIALS,
    r"\.?(secrets|credentials)(\.(py|js|ts|sh))?": _CREDENTIALS,
    r".*(service[-_ ]?account|client[-_ ]?secret|firebase-adminsdk).*\.json": _CREDENTIALS,
    r".*(session|cookie)s?\.(sqlite3?|db)|cookies\.(txt|json|pkl)|flask_session": _SESSIONS,
    r"flagged": _SENT,
    r"\.(git|hg|svn)|\.\w+_history": _HISTORY,
}
"""Names of files and folders, in lower case, and what they stand for."""

_LAST_WORDS = re.compile(
    r"(^|-)(secrets?|credentials?|creds|(ht)?passwords?|(ht)?passwd|token"
    r"|(api|private|secret|access|ssh|encryption|signing)-?keys?"
    r"|(access|api|auth|refresh)-?tokens)$"
)
"""How names of files with credentials end, `_UNTOLD` apart: what a name is about comes last.

So `db_password.txt` is one, and `password_rules.json` is not.
"""

_UNTOLD = re.compile(
    r"\d+|json|jsonl|ya?ml|toml|ini|cfg|conf|properties|xml|csv|txt|env|pkl|pickle|zip"
    r"|prod|production|dev|development|staging|stage|test|local"
)
"""Parts at the end of a name that tell its form or its place, and not what it is about."""

_COPY = re.compile(r"(~|\.(bak|old|orig|backup|copy|save|swp)|\.\d+)+$")

_PRIVATE_KEY = re.compile(
    rb"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY[A-Z ]{0,20}-----.{0,400}?[A-Za-z0-9+/]{40}", re.S
)
"""A private key in text: its first line, which programs may name, and something of what follows."""


def secret_kind(path: str, data: bytes) -> str | None:
    """What a file seems to hold that nobody publishes, None for a file like any other.

    `path` has forward slashes.
    """
    *_, name = parts = [
        _COPY.sub("", part) for part in unicodedata.normalize("NFKC", path).split("/")
    ]
    for pattern, kind in _NAMES.items():
        if any(re.fullmatch(pattern, part, re.IGNORECASE) for part in parts):
            return kind
    if _LAST_WORDS.search("-".join(_telling_words(name))):
        return _CREDENTIALS
    return "a private key" if _PRIVATE_KEY.search(data) else None


def _telling_words(name: str) -> list[str]:
    """The words of a name, `apiKey` and `API_KEY` alike, up to what it is about."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()
    words = [word for word in re.split(r"[^a-z0-9]+", parted) if word]
    while len(words) > 1 and _UNTOLD.fullmatch(words[-1]):
        words.pop()
    return words
