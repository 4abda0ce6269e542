# Wheels for the browser come from one place, with the digest of the lock file, or not at all.

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from docsgen.demos.runtime.packages import Lock, Shelf, Wheel, distribution

DATA = b"a wheel"


def lock(sha256: str | None = None) -> Lock:
    digest = sha256 or hashlib.sha256(DATA).hexdigest()
    return Lock(
        {
            "big-one": Wheel("big_one", "big.whl", digest, ["small"], ["big"]),
            "small": Wheel("small", "small.whl", digest, []),
        }
    )


def shelf(tmp_path: Path, *names: str, sha256: str | None = None) -> Shelf:
    (tmp_path / "source").mkdir()
    for name in names:
        (tmp_path / "source" / name).write_bytes(DATA)
    return Shelf(lock(sha256), tmp_path / "shelf", str(tmp_path / "source"))


def test_a_package_brings_what_it_depends_on(tmp_path: Path) -> None:
    full = shelf(tmp_path, "big.whl", "small.whl")
    assert full.take("Big.One") is None
    kept = {name: tmp_path / "shelf" / name for name in ("big.whl", "small.whl")}
    assert full.taken == kept
    assert (tmp_path / "shelf/small.whl").read_bytes() == DATA


@pytest.mark.parametrize("name", ["../big.whl", "/big.whl", "a\\..\\big.whl"])
def test_no_wheel_is_written_outside_the_runtime(name: str, tmp_path: Path) -> None:
    wheel = Wheel("big", name, hashlib.sha256(DATA).hexdigest(), [])
    with pytest.raises(ValueError, match="leaves the folder"):
        Shelf(Lock({"big": wheel}), tmp_path, str(tmp_path)).take("big")


def test_a_missing_dependency_is_named(tmp_path: Path) -> None:
    poor = shelf(tmp_path, "big.whl")
    assert "small.whl is not in" in (poor.take("big_one") or "")
    assert poor.taken == {}


def test_another_digest_is_refused_and_not_kept(tmp_path: Path) -> None:
    forged = shelf(tmp_path, "small.whl", sha256="0" * 64)
    assert "another digest" in (forged.take("small") or "")
    assert not (tmp_path / "shelf/small.whl").exists()


def test_a_package_of_no_lock_file_is_refused(tmp_path: Path) -> None:
    assert "no lock file" in (shelf(tmp_path).take("unknown") or "")


def test_without_a_source_there_is_no_package(tmp_path: Path) -> None:
    assert "no source" in (Shelf(lock(), tmp_path, None).take("small") or "")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.1:1/full/", "cannot be reached: Connection refused"),
        ("NO-SUCH-FOLDER", "is not in"),
    ],
)
def test_a_source_without_the_wheel_is_told(address: str, said: str, tmp_path: Path) -> None:
    assert said in (Shelf(lock(), tmp_path / "shelf", address).take("small") or "")


def test_pyodide_itself_says_where_its_distribution_is(tmp_path: Path) -> None:
    script = tmp_path / "pyodide.js"
    script.write_text("x=k(e.packageBaseUrl??`https://host.example/pyodide/v${U}/full/`)")
    assert distribution(script, "1.2.3") == "https://host.example/pyodide/v1.2.3/full/"
    script.write_text("nothing of the kind")
    assert distribution(script, "1.2.3") is None


def test_a_module_is_traced_to_its_package() -> None:
    assert lock().provider("big") == "big-one"
    assert lock().provider("bigger") is None
