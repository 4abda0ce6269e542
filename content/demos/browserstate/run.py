import gradio as gr

with gr.Blocks() as demo:
    gr.Markdown("Enter a username and a password, save them, and reload the page.")
    username = gr.Textbox(label="Username")
    password = gr.Textbox(label="Password", type="password")
    save_btn = gr.Button("Save", variant="primary")

    # With a key and a secret of its own, the saved value outlives a restart of the app.
    local_storage = gr.BrowserState(
        ["", ""], storage_key="browserstate-demo", secret="not-a-real-secret"
    )

    saved = save_btn.click(
        lambda username, password: [username, password], [username, password], local_storage
    )
    saved.success(lambda: gr.Info("Saved in this browser"))

    @demo.load(inputs=local_storage, outputs=[username, password])
    def load_from_local_storage(saved_values):
        return saved_values[0], saved_values[1]


if __name__ == "__main__":
    demo.launch()
