import gradio as gr


def who(request: gr.Request):
    return f"{request.session_hash is not None} {request.client.host} {dict(request.query_params)}"


gr.Interface(who, None, "text").launch()
