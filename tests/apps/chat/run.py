import gradio as gr


def answer(message, history):
    return f"You said: {message}"


gr.ChatInterface(answer, examples=["hello", "bye"]).launch()
