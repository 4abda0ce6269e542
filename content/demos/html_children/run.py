import gradio as gr


def register(name, email):
    return f"{name} <{email}>"


with gr.Blocks() as demo:
    with gr.HTML(
        html_template="""
        <h2>${title}</h2>
        @children
        <button class="send">Send</button>
        """,
        css_template="""
        border: 2px solid ${color};
        border-radius: 12px;
        padding: 20px;
        h2 { margin: 0 0 12px; font-size: 1.4em; }
        .send { width: 100%; margin-top: 12px; padding: 10px; border-radius: 8px;
                background: ${color}; color: white; font-weight: 600; cursor: pointer; }
        .send:hover { filter: brightness(1.1); }
        """,
        js_on_load="""
        element.querySelector('.send').addEventListener('click', () => trigger('submit'));
        """,
        title="Contact form",
        color="#6d28d9",
    ) as form:
        name = gr.Textbox(label="Name")
        email = gr.Textbox(label="Email")

    output = gr.Textbox(label="Output")
    form.submit(register, [name, email], output)

if __name__ == "__main__":
    demo.launch()
