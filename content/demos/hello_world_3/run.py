import gradio as gr

PRICE_PER_CUP = 2.5


def order_tea(name, with_milk, cups):
    tea = "tea with milk" if with_milk else "tea"
    return f"Good day {name}, here comes your {tea}.", cups * PRICE_PER_CUP


demo = gr.Interface(
    fn=order_tea,
    inputs=["text", "checkbox", gr.Slider(1, 6, value=1, step=1)],
    outputs=[gr.Textbox(label="Waiter"), gr.Number(label="Price")],
    api_name="order_tea",
)

if __name__ == "__main__":
    demo.launch()
