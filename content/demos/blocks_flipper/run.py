import gradio as gr
import numpy as np


def flip_text(text):
    return text[::-1]


def flip_image(image):
    return np.fliplr(image)


with gr.Blocks() as demo:
    gr.Markdown("Flip text or pictures.")
    with gr.Tab("Flip text"):
        text_input = gr.Textbox(label="Text")
        text_output = gr.Textbox(label="Flipped text")
        text_button = gr.Button("Flip it")
    with gr.Tab("Flip picture"):
        with gr.Row():
            image_input = gr.Image(label="Picture", height=240)
            image_output = gr.Image(label="Flipped picture", height=240, format="png")
        image_button = gr.Button("Flip it over")

    with gr.Accordion("Good to know", open=False):
        gr.Markdown("Flip something twice and you have it back as it was.")

    text_button.click(flip_text, inputs=text_input, outputs=text_output)
    image_button.click(flip_image, inputs=image_input, outputs=image_output)

if __name__ == "__main__":
    demo.launch()
