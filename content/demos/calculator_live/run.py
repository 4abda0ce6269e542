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


demo = gr.Interface(
    fn=calculator,
    inputs=[
        gr.Number(4),
        gr.Radio(["add", "subtract", "multiply", "divide"], value="add"),
        gr.Number(2),
    ],
    outputs=gr.Number(label="Result"),
    live=True,
    api_name="calculate",
)

if __name__ == "__main__":
    demo.launch()
