import time

import gradio as gr


def elapsed(begun):
    return f"{time.time() - begun:.1f} s" if begun else "0.0 s"


def begin():
    return time.time(), gr.Timer(active=True)


def end(begun, laps):
    laps = [*laps, [len(laps) + 1, elapsed(begun)]]
    return gr.Timer(active=False), laps, laps


with gr.Blocks() as demo:
    begun, laps = gr.State(0.0), gr.State([])
    timer = gr.Timer(0.2, active=False)
    display = gr.Textbox("0.0 s", label="Time")
    with gr.Row():
        start = gr.Button("Start")
        stop = gr.Button("Stop")
    table = gr.Dataframe(headers=["Lap", "Time"], type="array", label="Laps")
    timer.tick(elapsed, begun, display)
    start.click(begin, None, [begun, timer])
    stop.click(end, [begun, laps], [timer, laps, table])

demo.launch()
