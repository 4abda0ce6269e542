import csv
import json
import tempfile
from pathlib import Path

import gradio as gr


def convert(path, indent, progress=gr.Progress()):
    if path is None:
        raise gr.Error("Choose a CSV file")
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(progress.tqdm(csv.DictReader(file), desc="Reading"))
    target = Path(tempfile.mkdtemp()) / f"{Path(path).stem}.json"
    target.write_text(json.dumps(rows, indent=int(indent) or None), encoding="utf-8")
    return target.read_text(encoding="utf-8")[:500], gr.DownloadButton(value=target, visible=True)


with gr.Blocks() as demo:
    gr.Markdown("Turns a table of comma-separated values into JSON.")
    table = gr.File(label="CSV", file_types=[".csv"])
    indent = gr.Dropdown([0, 2, 4], value=2, label="Indent")
    preview = gr.Code(label="JSON", language="json")
    download = gr.DownloadButton("Download", visible=False)
    gr.Button("Convert").click(convert, [table, indent], [preview, download])
    gr.Examples(["people.csv"], inputs=table)

demo.launch()
