import asyncio
import gradio as gr


async def answer(message, history):
    for end in range(len(message)):
        await asyncio.sleep(0.02)
        yield message[: end + 1]


with gr.Blocks() as demo:
    gr.ChatInterface(answer, title="Echo")

demo.launch()
