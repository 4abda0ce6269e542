import time

import gradio as gr


def greet(name):
    if not name:
        raise gr.Error("A name is needed.")
    return f"Hello {name}!"


def count(number):
    for step in range(int(number)):
        time.sleep(0.2)
        yield step + 1


def shout(file):
    with open(file) as text, open("shouted.txt", "w") as shouted:
        shouted.write(text.read().upper())
    return "shouted.txt"


with gr.Blocks(title="Other") as demo:
    name = gr.Textbox(label="Name")
    greeting = gr.Textbox(label="Greeting")
    gr.Button("Greet").click(greet, name, greeting)
    number = gr.Number(3, label="Number")
    counted = gr.Number(label="Counted")
    gr.Button("Count").click(count, number, counted)
    given, shouted = gr.File(label="Given"), gr.File(label="Shouted")
    gr.Button("Shout").click(shout, given, shouted)

demo.launch()
