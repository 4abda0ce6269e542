import gradio as gr

HEADERS = ["Task", "Done", "Cost"]
DATA = [
    ["Foundation", 100, 18200],
    ["Walls", 85, 23950],
    ["Roof", 40, 31400],
    ["Windows", 10, 9800],
]
BUDGET = 25000


def display(row):
    task, done, cost = row
    return [task, f"{done} %", f"{cost:,} €"]


def style(row):
    _, done, cost = row
    bar = f"background: linear-gradient(90deg, #34a85366 {done}%, transparent {done}%)"
    return ["", bar, "color: #e5484d; font-weight: bold" if cost > BUDGET else ""]


styled = {
    "data": DATA,
    "headers": HEADERS,
    "metadata": {
        "display_value": [display(row) for row in DATA],
        "styling": [style(row) for row in DATA],
    },
}

with gr.Blocks() as demo:
    gr.Dataframe(
        styled, label="Building site", datatype=["str", "number", "number"], interactive=False
    )
    gr.Markdown(f"A bar shows how much is done; what costs more than {BUDGET:,} € is red.")

if __name__ == "__main__":
    demo.launch()
