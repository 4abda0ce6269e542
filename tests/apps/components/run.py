import gradio as gr

with gr.Blocks() as demo:
    parts = [
        gr.Checkbox(True, label="Check"),
        gr.CheckboxGroup(["a", "b"], value=["a"], label="Group"),
        gr.Radio(["a", "b"], value="a", label="Radio"),
        gr.Dropdown(["a", "b"], value="a", label="Drop"),
        gr.Slider(0, 10, 3, label="Slider"),
        gr.Number(1, label="Number"),
        gr.Textbox("t", label="Text"),
        gr.ColorPicker("#ff0000", label="Colour"),
        gr.Code("x = 1", language="python", label="Code"),
        gr.JSON({"a": [1]}, label="Json"),
        gr.Label({"cat": 0.7, "dog": 0.3}, label="Label"),
        gr.HighlightedText([("a", "x"), ("b", None)], label="High"),
        gr.Markdown("# m $x^2$"),
        gr.HTML("<i>h</i>"),
        gr.DateTime("2026-01-01 00:00:00", label="Date"),
        gr.MultimodalTextbox({"text": "m", "files": []}, label="Multi"),
        gr.Chatbot([{"role": "user", "content": "hi"}], label="Chat"),
    ]
    out = gr.JSON(label="Out")
    gr.Button("Show").click(lambda *values: [str(v) for v in values[:7]], parts, out)
    with gr.Accordion("More", open=False):
        gr.ClearButton(parts[:7])
        gr.UploadButton("Up")
        gr.FileExplorer(label="Files")
    with gr.Sidebar():
        gr.Markdown("side")

demo.launch()
