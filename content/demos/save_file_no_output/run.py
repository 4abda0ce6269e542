from pathlib import Path

import gradio as gr

FOLDER = Path("saved_images")


def save_image(image):
    FOLDER.mkdir(exist_ok=True)
    number = len(list(FOLDER.iterdir())) + 1
    path = FOLDER / f"image_{number}.png"
    image.save(path)
    gr.Info(f"Saved as {path}, {image.width} by {image.height} pixels")


demo = gr.Interface(
    save_image, gr.Image(type="pil", label="Image"), outputs=None, examples=["lake.jpg"]
)

if __name__ == "__main__":
    demo.launch()
