import threading
import time
import gradio as gr

lock = threading.Lock()
done = []


def work(name):
    with lock:
        done.append(f"{name} in")
        time.sleep(0.3)
        done.append(f"{name} out")
    return " ".join(done)


with gr.Blocks() as demo:
    first = gr.Textbox(label="First")
    second = gr.Textbox(label="Second")
    gr.Button("One").click(lambda: work("one"), None, first, concurrency_limit=None)
    gr.Button("Two").click(lambda: work("two"), None, second, concurrency_limit=None)

demo.launch()
