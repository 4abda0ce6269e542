import threading
import time
import gradio as gr

state = {"begun": 0, "ended": 0, "closed": 0}
finish = threading.Event()


def work():
    state["begun"] += 1
    while not finish.is_set():
        time.sleep(0.1)
    state["ended"] += 1
    return "done"


def forever():
    try:
        for number in range(10_000):
            yield number
            time.sleep(0.05)
    finally:
        state["closed"] += 1


def look():
    return " ".join(str(value) for value in state.values())


def wait(name):
    while not state[name]:
        time.sleep(0.05)
    return look()


with gr.Blocks() as demo:
    done = gr.Textbox(label="Done")
    tick = gr.Number(label="Tick")
    seen = gr.Textbox(label="Seen")
    events = [
        gr.Button("Work").click(work, None, done),
        gr.Button("Forever").click(forever, None, tick),
    ]
    gr.Button("Halt").click(None, None, None, cancels=events)
    gr.Button("Look").click(look, None, seen, queue=False)
    gr.Button("Finish").click(finish.set)
    gr.Button("Wait for the start").click(lambda: wait("begun"), None, seen)
    gr.Button("Wait").click(lambda: wait("ended"), None, seen)
    gr.Button("Wait for the end").click(lambda: wait("closed"), None, seen)

demo.launch()
