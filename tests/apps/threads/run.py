import threading
import time
import gradio as gr


def work():
    found = []
    thread = threading.Thread(target=lambda: (time.sleep(0.05), found.append("done")))
    thread.start()
    thread.join()
    return found[0]


gr.Interface(work, [], "text").launch()
