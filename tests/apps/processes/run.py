import multiprocessing
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor

import gradio as gr

pool = ProcessPoolExecutor(2)


def square(number):
    return number * number


def executor():
    return list(pool.map(square, range(3)))


def process():
    multiprocessing.Process(target=square, args=(2,)).start()


def many():
    with multiprocessing.get_context("spawn").Pool(2) as processes:
        return processes.map(square, range(3))


def program():
    return subprocess.run([sys.executable, "-V"], check=True)


def shared():
    results = multiprocessing.Queue()
    with multiprocessing.Lock():
        results.put(square(3))
    return results.get()


with gr.Blocks() as demo:
    out = gr.Textbox(label="Out")
    for case in (executor, process, many, program, shared):
        gr.Button(case.__name__).click(case, None, out)

demo.launch()
