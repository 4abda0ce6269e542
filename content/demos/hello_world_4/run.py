import gradio as gr


def greet(name, intensity):
    return f"Hello, {name}" + "!" * intensity


demo = gr.Interface(
    fn=greet,
    inputs=["text", gr.Slider(0, 10, value=1, step=1)],
    outputs="text",
    api_name="greet",
)

if __name__ == "__main__":
    demo.launch()
