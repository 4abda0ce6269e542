import inspect
import json
import random
import sys
import tempfile
import time
import traceback
import uuid
from importlib.metadata import version
from pathlib import Path

import gradio as gr


def trace():
    try:
        gr.Textbox.postprocess()
    except TypeError:
        pass
    try:
        gr.processing_utils.extract_base64_data(None)
    except Exception:
        return traceback.format_exc()


def look():
    import colorsys  # nobody has imported these before

    from gradio import external_utils

    start = time.monotonic()
    time.sleep(0.05)
    with tempfile.NamedTemporaryFile() as file:
        temporary = file.name
    return json.dumps(
        {
            "random": random.random(),
            "uuid": str(uuid.uuid4()),
            "temporary": temporary,
            "zone": time.tzname,
            "offset": time.localtime().tm_gmtoff,
            "now": time.time(),
            "slept": time.monotonic() - start,
            "path": sys.path,
            "late": [external_utils.__file__, colorsys.__file__],
            "source": inspect.getsource(gr.Button.click) + trace(),
            "icon": (Path(gr.__file__).parent / "icons").is_dir(),
            "version": version("gradio"),
            "listed": len(list(Path(gr.__file__).parent.glob("*.py"))),
        }
    )


with gr.Blocks() as demo:
    facts = gr.Textbox(label="Facts")
    gr.Button("Look").click(look, None, facts)

demo.launch()
