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
        "number",
        gr.Radio(["add", "subtract", "multiply", "divide"], value="add"),
        "number",
    ],
    outputs=gr.Number(label="Result"),
    examples=[
        [45, "add", 3],
        [3.5, "divide", 2],
        [144, "multiply", 2.5],
        [0, "subtract", 1.2],
    ],
    title="Calculator",
    description="Fill in a sum, or click on one of the examples.",
    api_name="calculate",
)

if __name__ == "__main__":
    demo.launch()
