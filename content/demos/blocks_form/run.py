import gradio as gr


def ask_for_details(answer):
    return gr.Column(visible=answer == "Yes, gladly")


def confirm(name, guests, dish):
    party = f"{name} and {guests} more" if guests else name
    return (
        gr.Column(visible=False),
        gr.Column(visible=True),
        f"See you there, {party}! We look forward to your {dish or 'company'}.",
    )


with gr.Blocks() as demo:
    gr.Markdown("## Summer party")
    with gr.Column() as form:
        name = gr.Textbox(label="Your name")
        answer = gr.Radio(["Yes, gladly", "Sorry, no"], label="Will you come?")
        with gr.Column(visible=False) as details:
            guests = gr.Number(0, label="How many do you bring?", minimum=0, precision=0)
            dish = gr.Textbox(label="A dish to share", placeholder="Potato salad")
            send = gr.Button("Send", variant="primary")
    with gr.Column(visible=False) as thanks:
        message = gr.Textbox(label="Our answer")

    answer.change(ask_for_details, inputs=answer, outputs=details)
    send.click(confirm, inputs=[name, guests, dish], outputs=[form, thanks, message])

if __name__ == "__main__":
    demo.launch()
