from itertools import cycle

import gradio as gr

proverbs = cycle(["Practice makes perfect.", "Fortune favors the bold.", "Time will tell."])


def refresh_data():
    return next(proverbs)


with gr.Blocks() as demo:
    gr.Markdown("The buttons are in the top right corner of the text box.")

    refresh_btn = gr.Button("Refresh", variant="secondary", size="sm")
    alert_btn = gr.Button("Alert", variant="secondary", size="sm")
    clear_btn = gr.Button("Clear", variant="secondary", size="sm")

    textbox = gr.Textbox(
        value="Sample text",
        label="Text",
        lines=3,
        interactive=True,
        buttons=["copy", refresh_btn, alert_btn, clear_btn],
    )

    # Python
    refresh_btn.click(refresh_data, outputs=textbox)

    # JavaScript
    alert_btn.click(None, inputs=textbox, js="(text) => { alert('Text: ' + text); return []; }")
    clear_btn.click(None, outputs=textbox, js="() => ''")

if __name__ == "__main__":
    demo.launch()
