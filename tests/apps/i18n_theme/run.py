import gradio as gr

i18n = gr.I18n(en={"name": "Name"}, de={"name": "Name (de)"})
theme = gr.themes.Ocean(primary_hue="blue", font=[gr.themes.GoogleFont("Inter"), "sans-serif"])

with gr.Blocks() as demo:
    n = gr.Textbox("x", label=i18n("name"))
    n.submit(lambda x: x, n, n)

demo.launch(i18n=i18n, theme=theme, favicon_path="icon.svg", css_paths=["extra.css"])
