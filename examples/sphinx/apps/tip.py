import gradio as gr


def share(bill: float, people: float, tip: float) -> str:
    """What each of the people pays, with a tip in percent."""
    total = bill * (1 + tip / 100)
    return f"{total / max(people, 1):.2f} each, {total:.2f} in all"


with gr.Blocks(title="Split a bill") as demo:
    with gr.Row():
        bill = gr.Number(84, label="Bill")
        people = gr.Number(4, label="People", precision=0, minimum=1)
    tip = gr.Slider(0, 30, value=10, step=1, label="Tip (%)")
    result = gr.Textbox(label="To pay")
    gr.Button("Split", variant="primary").click(share, [bill, people, tip], result)

demo.launch()
