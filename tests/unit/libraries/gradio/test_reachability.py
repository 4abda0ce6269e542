# The front end without what no demo can ask for.

from __future__ import annotations

import json

from docsgen.libraries.gradio.exporting.needs import component_types, needs_media
from docsgen.libraries.gradio.exporting.policy import policy
from docsgen.libraries.gradio.exporting.reachability import reachable

MAP = (
    'const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./A.js","./A.css","./shared.js",'
    '"./B.js","./B.css"])))=>i.map(i=>d[i]);import"./shared.js";'
    'const t={accordion:{component:()=>c(()=>import("./A.js"),__vite__mapDeps([0,1,2]),'
    'import.meta.url)},box:{example:()=>c(()=>import("./BExample.js"),[]),'
    'component:()=>c(()=>import("./B.js"),__vite__mapDeps([3,4,2]),import.meta.url)}};'
)
FILES = {
    "assets/main.js": b'import"./map.js";const icon="./icon.svg"',
    "assets/map.js": MAP.encode(),
    "assets/A.js": b'import{x}from"./onlyA.js"',
    "assets/A.css": b"@font-face{src:url(./a.woff2)}",
    "assets/a.woff2": b"",
    "assets/onlyA.js": b"",
    "assets/B.js": b"",
    "assets/BExample.js": b"",
    "assets/B.css": b"",
    "assets/shared.js": b"",
    "assets/icon.svg": b"",
}
ENTRIES = ["assets/main.js"]
ALWAYS = {"assets/main.js", "assets/map.js", "assets/shared.js", "assets/icon.svg"}


def app(*types: str, **more: object) -> str:
    components = [{"type": name} for name in types]
    return json.dumps({"components": components, "dependencies": [], **more})


def test_a_component_brings_its_scripts_styles_and_what_they_name() -> None:
    own = {f"assets/{name}" for name in ("A.js", "A.css", "onlyA.js", "a.woff2")}
    assert reachable(FILES, {"accordion"}, ENTRIES) == ALWAYS | own


def test_an_example_view_belongs_to_its_component() -> None:
    own = {f"assets/{name}" for name in ("B.js", "B.css", "BExample.js")}
    assert reachable(FILES, {"box"}, ENTRIES) == ALWAYS | own


def test_without_the_table_everything_stays() -> None:
    files = {name: data for name, data in FILES.items() if name != "assets/map.js"}
    assert reachable(files, set(), ENTRIES) == set(files)


def test_types_come_from_the_configuration_and_from_names_in_the_code() -> None:
    types = component_types([app("textbox")], "gr.Chatbot()\nreturn gr.Image(path)")
    assert types is not None
    assert {"textbox", "chatbot", "image", "column"} <= types
    assert "video" not in types


def test_plots_share_a_front_end() -> None:
    types = component_types([app()], "gr.LinePlot(x='a')")
    assert types is not None
    assert "nativeplot" in types


def test_an_app_that_renders_anew_may_show_anything() -> None:
    assert component_types([app()], "@gr.render(inputs=x)") is None


def test_media_are_needed_where_they_are_named() -> None:
    assert needs_media("from gradio.media import get_image")
    assert not needs_media("multimedia = 1")


def test_a_policy_allows_evaluation_only_where_it_is_used() -> None:
    config = json.loads(app("textbox"))
    assert " 'unsafe-eval'" not in policy(config, {"textbox"})
    for types in ({"textbox", "html"}, {"nativeplot"}, None):
        assert " 'unsafe-eval'" in policy(config, types)
    assert " 'unsafe-eval'" in policy(json.loads(app(js="() => 1")), {"textbox"})


def test_a_policy_allows_inline_scripts_only_where_the_markup_has_them() -> None:
    def script_src(config: str) -> str:
        directives = policy(json.loads(config), {"html"}).split("; ")
        return next(one for one in directives if one.startswith("script-src"))

    assert "unsafe-inline" not in script_src(app("html"))
    assert "unsafe-inline" in script_src(app("html", head="<script>1</script>"))
    assert "unsafe-inline" in script_src(app("html", value='<p onclick="x()">'))


def test_a_policy_allows_the_script_of_the_page_itself_and_no_other() -> None:
    by_openssl = "'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4='"
    assert by_openssl in policy(json.loads(app()), {"textbox"}, script="one()")
    told = policy(json.loads(app(head="<script>1</script>")), {"html"}, script="one()")
    assert "'sha256-" not in told, "browsers ignore 'unsafe-inline' beside a digest"


def test_a_policy_opens_for_named_hosts_what_asks_them_for_data_and_media() -> None:
    closed = policy(json.loads(app()), {"textbox"}).split("; ")
    opened = policy(json.loads(app()), {"textbox"}, ["api.example.com", "127.0.0.1:8765"])
    named = " api.example.com 127.0.0.1:8765 http://127.0.0.1:8765"
    changed = {"img-src", "media-src", "connect-src"}
    expected = [one + named if one.split()[0] in changed else one for one in closed]
    assert opened.split("; ") == expected
