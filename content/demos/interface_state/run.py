import gradio as gr


def store_message(message, history):
    history = [*history, message]
    return history, history


demo = gr.Interface(
    fn=store_message,
    inputs=["textbox", gr.State([])],
    outputs=[gr.JSON(label="Submitted so far"), gr.State()],
    title="What did I say?",
    description="Every submission is kept, as long as the page stays open.",
    api_name="store",
)

if __name__ == "__main__":
    demo.launch()
