import gradio as gr


def double(number):
    return number * 2


def halve(number):
    return number / 2


with gr.Blocks() as demo:
    with gr.Row(equal_height=True):
        num1 = gr.Number(label="Half", value=4)
        num2 = gr.Number(label="Whole", value=8)
    with gr.Row():
        to_right = gr.Button("Double →")
        to_left = gr.Button("← Halve")

    to_right.click(double, inputs=num1, outputs=num2)
    to_left.click(halve, inputs=num2, outputs=num1)

if __name__ == "__main__":
    demo.launch()
