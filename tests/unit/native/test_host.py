# One process runs the demos of any library whose adapter names a module for it.

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from urllib.request import urlopen

import pytest
from msgspec.structs import replace

from docsgen.adapters import NONE, Adapter, adapter_for
from docsgen.errors import MissingToolError
from docsgen.model.demo import Demo, Manifest
from docsgen.native.host import DemoError, Host
from docsgen.native.library import Library
from docsgen.native.messages import App, Failure, Limits, renamed
from tests.unit.native import acme

APP = "from tests.unit.native import acme\nacme.launch('Hello')\n"


class Acme(Adapter):
    library = "acme"

    def native(self) -> str:
        return acme.__name__


Exported = Callable[[str], App | Failure]


@pytest.fixture(scope="module")
def exporter() -> Iterator[Host]:
    with Host(Acme(), "export") as host:
        yield host


@pytest.fixture(scope="module")
def server() -> Iterator[Host]:
    with Host(Acme(), "serve") as host:
        yield host


@pytest.fixture
def exported(exporter: Host) -> Exported:
    def export(code: str) -> App | Failure:
        with exporter.scratch() as scratch:
            (scratch / "demo").mkdir()
            (scratch / "demo" / "run.py").write_text(code)
            return exporter.export(
                scratch, "run.py", ["no_such_package"], [], Limits(seconds=2), {}
            )

    return export


@pytest.fixture
def make_demo(tmp_path: Path) -> Callable[[str], Demo]:
    def make(code: str) -> Demo:
        (tmp_path / "run.py").write_text(code)
        return Demo("greeter", tmp_path, code, Manifest(title="", summary=""))

    return make


@pytest.mark.parametrize("module", [acme, import_module(adapter_for("gradio").native() or "")])
def test_a_library_has_all_that_it_is_asked_for(module: object) -> None:
    assert isinstance(module, Library)


def test_the_library_is_described(exporter: Host, server: Host) -> None:
    assert exporter.start().version == acme.__version__
    assert exporter.start().package == str(Path(acme.__file__).parent)
    assert server.listeners(["Widget", "Gadget"]) == {"Widget": ["click"]}


def test_an_app_is_exported(exported: Exported) -> None:
    app = exported(f"{APP}acme.launch('Another')\n")
    assert isinstance(app, App)
    assert (app.title, app.others, app.missing) == ("Hello", 1, [])


def test_an_app_that_uses_what_is_not_installed_is_told_to_have_done_so(exported: Exported) -> None:
    app = exported(f"import no_such_package\nno_such_package.load()\n{APP}")
    assert isinstance(app, App)
    assert app.missing == ["no_such_package"]


@pytest.mark.parametrize(
    ("code", "kind", "message", "line"),
    [
        ("1 / 0", "raised", "ZeroDivisionError: division by zero", 1),
        ("x = 1", "no-app", "the script launches nothing", None),
        ("import os\nos._exit(0)", "limit", "its process died, as when", None),
        ("import os\nos.closerange(3, 99)\n" + APP, "limit", "its process died", None),
        ("import time\ntime.sleep(60)", "limit", "it has not come to an end after 2 seconds", 2),
        ("raise ValueError(__file__)", "raised", "ValueError: run.py", 1),
        ("open('/docsgen-test', 'w')", "forbidden", "", 1),
    ],
)
def test_what_cannot_be_exported_is_explained(
    exported: Exported, code: str, kind: str, message: str, line: int | None
) -> None:
    failure = exported(code)
    assert isinstance(failure, Failure)
    assert (failure.kind, failure.line) == (kind, line)
    assert failure.message.startswith(message)


def test_two_demos_are_served_at_a_time(
    server: Host, make_demo: Callable[[str], Demo], tmp_path: Path
) -> None:
    both = f"{APP}acme.launch('Another')\n"
    with server.serve(make_demo(APP)) as one, server.serve(make_demo(both)) as other:
        assert one != other
        assert [urlopen(url).read() for url in (one, other)] == [b"Hello"] * 2
    assert [path.name for path in tmp_path.iterdir()] == ["run.py"]


def test_a_demo_reads_nothing_from_who_serves_it(
    server: Host, make_demo: Callable[[str], Demo]
) -> None:
    with pytest.raises(DemoError) as error, server.serve(make_demo(f"input()\n{APP}")):
        pass
    assert "EOFError" in error.value.hint


def test_a_demo_that_reaches_out_while_it_is_served_has_failed(
    server: Host, make_demo: Callable[[str], Demo]
) -> None:
    code = f"try:\n    open('/docsgen-test', 'w')\nexcept Exception:\n    pass\n{APP}"
    with pytest.raises(DemoError) as error, server.serve(make_demo(code)):
        pass
    assert [(one.file, one.line) for one in error.value.refusals] == [("run.py", 2)]


def test_what_is_set_before_the_library_is_loaded_depends_on_what_it_is_for(
    exported: Exported, server: Host, make_demo: Callable[[str], Demo]
) -> None:
    code = APP.replace("'Hello'", "os.environ['ACME_PURPOSE']").replace("from", "import os\nfrom")
    app = exported(code)
    assert isinstance(app, App)
    assert app.title == "export"
    with server.serve(make_demo(code)) as url:
        assert urlopen(url).read() == b"serve"


def test_a_library_that_cannot_be_imported_is_named_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ACME_IS_BROKEN", "yes")
    with Host(Acme(), "serve") as host:
        for _ in range(2):
            with pytest.raises(MissingToolError) as error:
                host.start()
            message = "the library cannot be imported: ImportError: no acme here"
            assert error.value.message == message
            assert error.value.hint == "install it beside docsgen: pip install acme"


def test_what_no_adapter_can_run_is_an_error() -> None:
    with pytest.raises(MissingToolError) as error, Host(NONE, "export") as host:
        host.start()
    assert error.value.message == "docsgen cannot run apps of this library"
    assert "library.adapter" in error.value.hint


def test_other_names_stand_for_paths_in_any_data() -> None:
    told = {"file": "/tmp/gr\u00fc\u00dfe/run.py", "line": 2}
    assert renamed(told, {"/tmp/gr\u00fc\u00dfe/": ""}) == {"file": "run.py", "line": 2}


def test_an_app_finds_the_variables_that_its_demo_is_given(
    server: Host, make_demo: Callable[[str], Demo]
) -> None:
    demo = make_demo(
        APP.replace("'Hello'", "os.environ['TITLE']").replace("from", "import os\nfrom")
    )
    manifest = Manifest(title="", summary="", environment={"TITLE": "Given"})
    with server.serve(replace(demo, manifest=manifest)) as url:
        assert urlopen(url).read() == b"Given"
