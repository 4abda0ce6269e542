import gradio as gr


def calculator(num1, operation, num2):
    if operation == "add":
        return num1 + num2
    if operation == "subtract":
        return num1 - num2
    if operation == "multiply":
        return num1 * num2
    if num2 == 0:
        raise gr.Error("Nothing can be divided by zero.", print_exception=False)
    return num1 / num2


with gr.Blocks() as demo:
    with gr.Row():
        num1 = gr.Number(label="First number")
        operation = gr.Radio(
            ["add", "subtract", "multiply", "divide"], value="add", label="Operation"
        )
        num2 = gr.Number(label="Second number")
    submit_btn = gr.Button("Calculate", variant="primary")
    answer = gr.Number(label="Answer")
    submit_btn.click(calculator, inputs=[num1, operation, num2], outputs=answer)

    gr.Examples(
        examples=[[45, "add", 3], [3.5, "divide", 2], [144, "multiply", 2.5]],
        inputs=[num1, operation, num2],
        outputs=answer,
        fn=calculator,
        run_on_click=True,
    )

if __name__ == "__main__":
    demo.launch()
