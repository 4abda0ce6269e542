import gradio as gr

with gr.Blocks() as demo:
    clicks = gr.State(0)
    text = gr.Textbox("0", label="Clicks")

    def add(value):
        return value + 1, str(value + 1)

    gr.Button("Add").click(add, clicks, [clicks, text])

if __name__ == "__main__":
    demo.launch()
