import gradio as gr


def build():
    with gr.Blocks(title="Built") as window:
        a = gr.Number(2)
        b = gr.Number()
        gr.Button("Square").click(lambda x: x * x, a, b)
    return window


def main():
    build().launch(theme=gr.themes.Soft(), css=".x{color:red}", head="<meta name='x' content='y'>")


main()
