import asyncio
from itertools import cycle

import gradio as gr

stories = cycle(
    [
        "Once upon a time there was a {thing}. It lived by the sea, and every morning it counted "
        "the waves. When it reached one thousand, it went home for breakfast.",
        "Nobody believed in the {thing}. It did not mind: it had the whole forest to itself, and "
        "a very good view of the stars.",
    ]
)


def user(message, history):
    return "", [*history, {"role": "user", "content": message}]


async def bot(history):
    thing = history[-1]["content"][0]["text"]
    history.append({"role": "assistant", "content": ""})
    for word in next(stories).format(thing=thing).split():
        history[-1]["content"] += word + " "
        await asyncio.sleep(0.05)
        yield history


def retry(history, event: gr.RetryData):
    return history[: event.index + 1]


def undo(history, event: gr.UndoData):
    return history[: event.index], history[event.index]["content"][0]["text"]


with gr.Blocks() as demo:
    chatbot = gr.Chatbot(label="Storyteller", placeholder="What shall the story be about?")
    msg = gr.Textbox(label="About", placeholder="small blue whale", submit_btn=True)
    stop_btn = gr.Button("Stop")

    answering = msg.submit(user, [msg, chatbot], [msg, chatbot], queue=False).then(
        bot, chatbot, chatbot
    )
    again = chatbot.retry(retry, chatbot, chatbot).then(bot, chatbot, chatbot)
    stop_btn.click(None, cancels=[answering, again])
    chatbot.undo(undo, chatbot, [chatbot, msg])

if __name__ == "__main__":
    demo.launch()
