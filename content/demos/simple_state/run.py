import gradio as gr


def add_item(new_item, cart):
    return "", [*cart, new_item]


def show_cart(cart):
    return len(cart), ", ".join(cart)


with gr.Blocks() as demo:
    cart = gr.State([])

    new_item = gr.Textbox(label="Item to add", placeholder="apples")
    add_btn = gr.Button("Add to cart", variant="primary")
    with gr.Row():
        cart_size = gr.Number(0, label="Cart size", scale=1)
        cart_items = gr.Textbox(label="In the cart", scale=3)

    add_btn.click(add_item, inputs=[new_item, cart], outputs=[new_item, cart])
    cart.change(show_cart, inputs=cart, outputs=[cart_size, cart_items])

if __name__ == "__main__":
    demo.launch()
