# Clients of other services in an exported app: Gradio's own of another Gradio app, also by gr.load,
# and those of a language model. The other app is a real one, which Gradio serves natively.

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from docsgen.demos.source import Settings
from docsgen.diagnostics import Findings
from docsgen.hosting import hosted, listener, served
from docsgen.model.demo import Demo, Manifest
from docsgen.workflows.export import export_app
from tests.browser.exporting import APPS, BOOT, ROOT, await_state, share_runtime
from tests.conftest import native

ANSWERS = {
    "predict": "Hello Ada!",
    "submit": "[1, 2, 3] 3",
    "poll": "[1, 2, 3] FINISHED True",
    "twice": "Hello Ada! Hello Eve!",
    "many": "1",
    "files": "HELLO",
    "failing": "AppError: A name is needed.",
}
"""What the functions of tests/apps/clients get from tests/apps/other_app."""

SAID = {
    "chat": "Hello there",
    "chat_async": "Hello there",
    "stream": "Hello there",
    "generate": "Once upon a time",
}
"""What they get from the model."""

CHOICE = {"id": "1", "created": 1, "model": "small", "system_fingerprint": "one"}


class Model:
    """What answers like a language model, in the forms of OpenAI and of text-generation servers."""

    def __init__(self, *, shared: bool) -> None:
        chat = Route("/v1/chat/completions", self._chat, methods=["POST"])
        generate = Route("/generate", self._generate, methods=["POST"])
        origins = ["*"] if shared else ["https://elsewhere.example"]
        cors = Middleware(
            CORSMiddleware, allow_origins=origins, allow_methods=["*"], allow_headers=["*"]
        )
        self.app = Starlette(routes=[chat, generate], middleware=[cors])

    async def _chat(self, request: Request) -> Response:
        if (await request.json()).get("stream"):
            return StreamingResponse(self._parts(), media_type="text/event-stream")
        message = {"role": "assistant", "content": "Hello there"}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        usage = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}
        return JSONResponse({**CHOICE, "choices": [choice], "usage": usage})

    async def _parts(self) -> AsyncIterator[str]:
        for word in ("Hello", " there"):
            delta = {"role": "assistant", "content": word}
            choice = {"index": 0, "delta": delta, "finish_reason": None}
            yield f"data: {json.dumps({**CHOICE, 'choices': [choice]})}\n\n"
        yield "data: [DONE]\n\n"

    async def _generate(self, request: Request) -> Response:
        return JSONResponse([{"generated_text": "Once upon a time"}])


@pytest.fixture(scope="module")
def other() -> Iterator[str]:
    """The address of the other app."""
    folder = APPS / "other_app"
    demo = Demo("other", folder, (folder / "run.py").read_text(), Manifest(title="", summary=""))
    with native() as running, running.serve(demo) as url:
        yield url


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A host's folder, with a runtime."""
    folder = tmp_path_factory.mktemp("clients")
    share_runtime(folder)
    return folder


def export(app: str, folder: Path, environment: dict[str, str] | None = None) -> None:
    """Export an app, which may ask this machine and finds some variables."""
    findings = Findings()
    settings = Settings(connect=["127.0.0.1:*"], environment=environment or {})
    made = export_app(
        APPS / app,
        folder / app,
        findings,
        settings=settings,
        project=ROOT,
        runtime_url="../runtime/",
    )
    assert made, findings.sorted()
    assert made.unavailable == []
    assert [one for one in findings.sorted() if one.severity == "error"] == []


@pytest.fixture(scope="module")
def clients(folder: Path) -> Iterator[str]:
    """The address of the app with clients."""
    export("clients", folder)
    with hosted(folder) as url:
        yield f"{url}clients/"


@pytest.fixture
def page(clients: str, browser: Browser) -> Iterator[Page]:
    """The app with clients, once Python is there."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{clients}?autostart=1")
        await_state(page, "ready")
        yield page


def ask(page: Page, function: str, address: str) -> None:
    """Call a function with an address; nothing is shown that another has told."""
    page.get_by_role("button", name="Empty").click()
    expect(page.get_by_label("Told")).to_have_value("", timeout=BOOT)
    page.get_by_label("Address").fill(address)
    page.get_by_role("button", name=function, exact=True).click()


@pytest.mark.parametrize("function", ANSWERS)
def test_another_app_answers_its_client(page: Page, other: str, function: str) -> None:
    ask(page, function, other)
    expect(page.get_by_label("Told")).to_have_value(ANSWERS[function], timeout=BOOT)


@pytest.mark.parametrize("function", SAID)
def test_a_model_answers_its_client(page: Page, function: str) -> None:
    with served(Model(shared=True).app, listener(0)) as url:
        ask(page, function, url)
        expect(page.get_by_label("Told")).to_have_value(SAID[function], timeout=BOOT)


@pytest.mark.parametrize("function", ["predict", "chat"])
def test_readers_are_told_of_a_service_that_lets_no_browser_ask(page: Page, function: str) -> None:
    with served(Model(shared=False).app, listener(0)) as url:
        ask(page, function, url)
        told = page.get_by_test_id("toast-body").last
        expect(told).to_contain_text("Access-Control-Allow-Origin", timeout=BOOT)
        expect(told).to_contain_text(url.split("/")[2])
        page.get_by_test_id("toast-close").last.click()


def test_a_loaded_app_is_exported_and_answered_by_the_other_one(
    folder: Path, other: str, browser: Browser
) -> None:
    export("loaded", folder, {"OTHER_APP": other})
    with hosted(folder) as url, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{url}loaded/?autostart=1")
        await_state(page, "ready")
        page.get_by_label("Name").fill("Ada")
        page.get_by_role("button", name="Greet").click()
        expect(page.get_by_label("Greeting")).to_have_value("Hello Ada!", timeout=BOOT)
        page.get_by_role("button", name="Count").click()
        expect(page.get_by_label("Counted")).to_have_value("3", timeout=BOOT)
