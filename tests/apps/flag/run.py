import gradio as gr

gr.Interface(
    lambda a, b: a + b,
    [gr.Number(1), gr.Number(2)],
    gr.Number(),
    flagging_mode="manual",
    title="Add",
    description="adds",
    article="end",
).launch()
