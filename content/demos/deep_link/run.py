import gradio as gr


def count_letters(message, history):
    letters = sum(character.isalpha() for character in message)
    return f"Message {len(history) // 2 + 1} has {letters} letters."


with gr.Blocks() as demo:
    gr.Markdown("Chat a little, then copy a link to the chat as it is.")
    gr.ChatInterface(count_letters, chatbot=gr.Chatbot(label="Chat", height=300))
    gr.DeepLinkButton()

if __name__ == "__main__":
    demo.launch()
