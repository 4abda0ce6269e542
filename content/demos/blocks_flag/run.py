import gradio as gr
import numpy as np

SEPIA = np.array([[0.393, 0.769, 0.189], [0.349, 0.686, 0.168], [0.272, 0.534, 0.131]])
callback = gr.CSVLogger()


def sepia(image, strength):
    toned = np.clip(image @ SEPIA.T, 0, 255)
    return (strength * toned + (1 - strength) * image).astype(np.uint8)


def flag(*values):
    return callback.flag(list(values))


with gr.Blocks() as demo:
    with gr.Row():
        with gr.Column():
            image = gr.Image(label="Picture", height=240)
            strength = gr.Slider(0, 1, value=0.5, label="Strength")
        output = gr.Image(label="Sepia", height=240, format="png", interactive=False)
    with gr.Row():
        apply_btn = gr.Button("Apply", variant="primary")
        flag_btn = gr.Button("Flag")
    flagged = gr.Number(label="Flagged so far", precision=0)

    # This must be called at some point before the first call of callback.flag()
    callback.setup([image, strength, output], "flagged_data_points")

    apply_btn.click(sepia, [image, strength], output)
    # Turn off preprocessing, so that the logger gets the values as the browser sent them
    flag_btn.click(flag, [image, strength, output], flagged, preprocess=False)

if __name__ == "__main__":
    demo.launch()
