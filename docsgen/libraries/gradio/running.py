# Facet of the adapter: what decides whether samples of Gradio run as they are copied.

from __future__ import annotations

from docsgen.assemble.running.knowledge import RunningKnowledge

_LAYOUTS = (
    *("Accordion", "Column", "Draggable", "Group", "Row", "Sidebar", "Step", "Tab", "Tabs"),
    "Walkthrough",
)

RUNNING = RunningKnowledge(
    packages=(
        *("anyio", "fastapi", "gradio", "gradio_client", "httpx", "huggingface_hub", "jinja2"),
        *("markupsafe", "numpy", "pandas", "PIL", "pydantic", "pydub", "starlette", "typer"),
        *("typing_extensions", "uvicorn", "yaml"),
    ),
    apps=("gradio.Blocks", "gradio.ChatInterface", "gradio.Interface", "gradio.TabbedInterface"),
    launching=("launch",),
    asking=(
        *("gradio.Client", "gradio.load", "gradio.load_chat", "gradio.load_openapi"),
        *("gradio_client.Client", "gradio_client.Client.duplicate"),
    ),
    requiring=(("gradio.load_chat", "openai"), ("gradio.Interface.from_pipeline", "transformers")),
    removed=(
        *("gradio.Button(label)", "gradio.SimpleImage", "gradio_client.Client(api_name)"),
        *("gradio_client.Client(hf_token)", "gradio_client.Client(space)"),
        "gradio_client.Client.duplicate(hf_token)",
    ),
    around="with gr.Blocks() as demo:",
    layouts=tuple(f"gradio.{name}" for name in _LAYOUTS),
)
"""Gradio 6, with what `pip install gradio` installs."""
