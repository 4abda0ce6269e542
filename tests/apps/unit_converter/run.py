import gradio as gr

UNITS = {
    "Length": {"metre": 1.0, "kilometre": 1000.0, "mile": 1609.344, "foot": 0.3048},
    "Weight": {"gram": 1.0, "kilogram": 1000.0, "pound": 453.59237},
}


def choices(quantity):
    units = list(UNITS[quantity])
    return gr.Dropdown(units, value=units[0]), gr.Dropdown(units, value=units[1])


def convert(quantity, amount, source, target):
    factors = UNITS[quantity]
    return round(amount * factors[source] / factors[target], 6)


with gr.Blocks() as demo:
    quantity = gr.Radio(list(UNITS), value="Length", label="Quantity")
    with gr.Row():
        amount = gr.Number(1, label="Amount")
        source = gr.Dropdown(list(UNITS["Length"]), value="metre", label="From")
        target = gr.Dropdown(list(UNITS["Length"]), value="kilometre", label="To")
    result = gr.Number(label="Result")
    quantity.input(choices, quantity, [source, target])
    gr.on(
        [amount.change, source.change, target.change],
        convert,
        [quantity, amount, source, target],
        result,
        show_progress="hidden",
    )

demo.launch()
