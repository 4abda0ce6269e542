import asyncio
import gradio as gr


async def slow(x):
    await asyncio.sleep(0.05)
    return x + 1


gr.Interface(slow, gr.Number(1), gr.Number()).launch()
