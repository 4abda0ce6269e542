import gradio as gr


def who(request: gr.Request):
    return f"{request.session_hash is not None} {request.client.host} {dict(request.query_params)}"


def headers(request: gr.Request):
    return "\n".join(
        f"{name}: {request.headers.get(name)}"
        for name in ("user-agent", "accept-language", "referer")
    )


with gr.Blocks() as demo:
    output = gr.Textbox(label="output")
    gr.Button("Generate").click(who, None, output)
    said = gr.Textbox(label="Headers", lines=3)
    gr.Button("Tell").click(headers, None, said)

demo.launch()
