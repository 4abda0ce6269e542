import gradio as gr
from huggingface_hub import list_models, whoami


def hello(profile: gr.OAuthProfile | None) -> str:
    if profile is None:
        return "Please log in to be greeted."
    return f"Hello, {profile.name}!"


def list_private_models(profile: gr.OAuthProfile | None, token: gr.OAuthToken | None) -> str:
    if profile is None or token is None:
        return "Please log in to see your private models."
    models = list_models(author=profile.username, token=token.token)
    private = [model.id for model in models if model.private]
    return "\n\n".join([f"Private models of {profile.username}:", *private])


def list_organizations(token: gr.OAuthToken | None) -> str:
    if token is None:
        return "Please log in to see your organizations."
    names = [org["name"] for org in whoami(token.token)["orgs"]]
    return f"Your organizations: {', '.join(names) or 'none yet'}."


with gr.Blocks() as demo:
    gr.LoginButton()
    greeting = gr.Markdown()
    models = gr.Markdown()
    organizations = gr.Markdown()
    # The profile and the token are given to the functions; they are no inputs
    demo.load(hello, inputs=None, outputs=greeting)
    demo.load(list_private_models, inputs=None, outputs=models)
    demo.load(list_organizations, inputs=None, outputs=organizations)

if __name__ == "__main__":
    demo.launch()
