import gradio as gr
from texts import GREETING
from tools.shout import shout

with open("names.txt") as file:
    names = file.read().split()

gr.Interface(
    lambda name: shout(GREETING + name), gr.Dropdown(names), "text", examples=[["Ada"]]
).launch()
