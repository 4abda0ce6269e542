import gradio as gr

ROWS = [["Apples", 3, 0.5], ["Bread", 1, 2.8], ["Cheese", 2, 4.25]]


def total(rows):
    cost = 0.0
    for name, count, price in rows:
        try:
            cost += float(count or 0) * float(price or 0)
        except ValueError:
            raise gr.Error(f"{name}: write numbers for count and price") from None
    return round(cost, 2), f"{len(rows)} rows"


def dearest_first(rows):
    return sorted(rows, key=lambda row: -float(row[2] or 0))


with gr.Blocks() as demo:
    table = gr.Dataframe(
        ROWS,
        headers=["Item", "Count", "Price"],
        datatype=["str", "number", "number"],
        type="array",
        interactive=True,
        label="Shopping",
    )
    with gr.Row():
        cost = gr.Number(label="Total")
        count = gr.Textbox(label="Rows")
    gr.Button("Sort").click(dearest_first, table, table)
    gr.Button("Add up").click(total, table, [cost, count])
    table.input(total, table, [cost, count])

demo.launch()
