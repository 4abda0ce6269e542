import gradio as gr


def add_item(new_item, cart):
    return "", [*cart, new_item]


def show_cart(cart):
    return len(cart), "\n".join(f"- {item}" for item in cart)


with gr.Blocks() as demo:
    cart = gr.State([])

    with gr.Row(equal_height=True):
        new_item = gr.Textbox(label="Item to add", scale=3)
        add_btn = gr.Button("Add to cart")
    cart_size = gr.Number(0, label="Cart size")
    items = gr.Markdown(label="Cart", show_label=True, container=True, elem_id="cart")

    add_btn.click(add_item, inputs=[new_item, cart], outputs=[new_item, cart])
    cart.change(show_cart, inputs=cart, outputs=[cart_size, items])

if __name__ == "__main__":
    demo.launch()
