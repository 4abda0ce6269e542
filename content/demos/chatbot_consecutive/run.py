import asyncio

import gradio as gr

ANSWERS = ["How are you?", "Tell me more.", "I see. And then?"]

with gr.Blocks() as demo:
    chatbot = gr.Chatbot()
    msg = gr.Textbox(label="Message", placeholder="Say hello")
    clear = gr.Button("Clear chat")

    def user(user_message, history):
        return "", [*history, {"role": "user", "content": user_message}]

    async def bot(history):
        answer = ANSWERS[len(history) // 2 % len(ANSWERS)]
        history.append({"role": "assistant", "content": ""})
        for character in answer:
            history[-1]["content"] += character
            await asyncio.sleep(0.03)
            yield history

    msg.submit(user, [msg, chatbot], [msg, chatbot], queue=False).then(bot, chatbot, chatbot)
    clear.click(list, None, chatbot, queue=False)

if __name__ == "__main__":
    demo.launch()
