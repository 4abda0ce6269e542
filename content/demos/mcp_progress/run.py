import time

import gradio as gr


def slow_text_reverser(text: str, progress=gr.Progress()):  # noqa: B008
    """
    Reverse a text letter by letter and report the progress.

    Args:
        text: The text to reverse

    Returns:
        The text from its last letter to its first
    """
    reversed_text = ""
    for done, letter in enumerate(text, start=1):
        time.sleep(0.05)
        reversed_text = letter + reversed_text
        progress((done, len(text)), desc="Reversing", unit="letters")
    return reversed_text


demo = gr.Interface(
    slow_text_reverser,
    gr.Textbox("Hello, progress!", label="Text"),
    gr.Textbox(label="Reversed"),
    api_name="slow_text_reverser",
)

if __name__ == "__main__":
    demo.launch(mcp_server=True)
