import time
import gradio as gr


def work(progress=gr.Progress()):
    progress(0, desc="Starting")
    for _ in progress.tqdm(range(5), desc="Working"):
        time.sleep(0.05)
    return "done"


gr.Interface(work, None, "text").queue().launch()
