import gradio as gr


def welcome(profile: gr.OAuthProfile | None):
    return "nobody" if profile is None else profile.name


def secret(token: gr.OAuthToken):
    return token.token


with gr.Blocks() as demo:
    gr.LoginButton()
    who = gr.Textbox(label="Who")
    demo.load(welcome, None, who)
    gr.Button("Secret").click(secret, None, who)

demo.launch()
