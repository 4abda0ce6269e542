import gradio as gr

with gr.Blocks() as demo:
    with gr.Row():
        a = gr.Number(label="a")
        b = gr.Number(label="b")
    with gr.Row():
        add_btn = gr.Button("Add")
        sub_btn = gr.Button("Subtract")
    c = gr.Number(label="Result")

    def add(num1, num2):
        return num1 + num2

    def sub(data):
        return data[a] - data[b]

    add_btn.click(add, inputs=[a, b], outputs=c)
    sub_btn.click(sub, inputs={a, b}, outputs=c)

if __name__ == "__main__":
    demo.launch()
