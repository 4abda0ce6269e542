import gradio as gr

GREETINGS = {"hello", "hi", "hey", "good morning"}


def respond(message, chat_history):
    words = len(message.split())
    if message.lower().strip(" !.") in GREETINGS:
        bot_message = "Hello! Write me a sentence."
    elif message.endswith("?"):
        bot_message = "Good question. What do you think?"
    else:
        bot_message = f"That is **{words} word{'s' if words != 1 else ''}**. Go on!"
    chat_history.append({"role": "user", "content": message})
    chat_history.append({"role": "assistant", "content": bot_message})
    return "", chat_history


with gr.Blocks() as demo:
    chatbot = gr.Chatbot(label="Chat", placeholder="Say hello to start", buttons=["copy_all"])
    msg = gr.Textbox(label="Message", submit_btn=True)
    clear = gr.ClearButton([msg, chatbot], value="Clear chat")

    msg.submit(respond, [msg, chatbot], [msg, chatbot])

if __name__ == "__main__":
    demo.launch()
