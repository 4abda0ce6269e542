import gradio as gr


def total(rows):
    return sum(float(value) for row in rows for value in row)


gr.Interface(
    total, gr.Dataframe([[1, 2], [3, 4]], type="array", headers=["a", "b"]), "number"
).launch()
