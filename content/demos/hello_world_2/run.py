import gradio as gr


def greet(name, intensity):
    return f"Hello, {name}" + "!" * intensity


demo = gr.Interface(
    fn=greet,
    inputs=[
        gr.Textbox(label="Name", placeholder="Who is there?"),
        gr.Slider(minimum=1, maximum=10, value=2, step=1, label="Intensity"),
    ],
    outputs=gr.Textbox(label="Greeting", lines=3),
    api_name="greet",
)

if __name__ == "__main__":
    demo.launch()
