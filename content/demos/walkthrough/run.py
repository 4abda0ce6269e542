import gradio as gr

PRICES = {"Small": 8, "Medium": 10, "Large": 12}


def order(size, toppings, name):
    price = PRICES[size] + len(toppings)
    extras = " and ".join(toppings) or "nothing else"
    summary = f"**{name or 'Nobody'}** gets a {size.lower()} pizza with {extras} for **${price}**."
    return summary, gr.Walkthrough(selected=3)


with gr.Blocks() as demo:
    with gr.Walkthrough(selected=1) as walkthrough:
        with gr.Step("Pizza", id=1):
            size = gr.Radio(list(PRICES), value="Medium", label="Size")
            toppings = gr.CheckboxGroup(["olives", "mushrooms", "basil"], label="Toppings")
            to_details = gr.Button("Next: your name", variant="primary")
        with gr.Step("Name", id=2):
            name = gr.Textbox(label="Name")
            to_order = gr.Button("Order now", variant="primary")
        with gr.Step("Order", id=3):
            summary = gr.Markdown(elem_id="summary", padding=True)
            again = gr.Button("Start again")

    to_details.click(lambda: gr.Walkthrough(selected=2), outputs=walkthrough)
    to_order.click(order, [size, toppings, name], [summary, walkthrough])
    again.click(lambda: gr.Walkthrough(selected=1), outputs=walkthrough)

if __name__ == "__main__":
    demo.launch()
