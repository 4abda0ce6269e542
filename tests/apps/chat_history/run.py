import time

import gradio as gr

REPLIES = {"hello": "Hello! How can I help?", "bye": "Goodbye!"}


def add(message, history):
    if not message.strip():
        raise gr.Error("Write something first")
    return "", [*history, {"role": "user", "content": message}]


def text_of(message):
    return (
        message["content"] if isinstance(message["content"], str) else message["content"][0]["text"]
    )


def reply(history):
    said = text_of(history[-1])
    turn = sum(message["role"] == "user" for message in history)
    answer = REPLIES.get(said.lower(), f"You wrote {said!r}, which is message {turn}.")
    history.append({"role": "assistant", "content": ""})
    for word in answer.split(" "):
        history[-1]["content"] += word + " "
        time.sleep(0.02)
        yield history


def rate(event: gr.LikeData):
    return "liked" if event.liked else "disliked"


with gr.Blocks() as demo:
    chatbot = gr.Chatbot(label="Assistant", height=300)
    rating = gr.Textbox(label="Rating", interactive=False)
    with gr.Row():
        message = gr.Textbox(label="Message", scale=4)
        send = gr.Button("Send", variant="primary")
        clear = gr.ClearButton([message, chatbot])
    gr.on([message.submit, send.click], add, [message, chatbot], [message, chatbot]).success(
        reply, chatbot, chatbot
    )
    chatbot.like(rate, None, rating)

demo.launch()
