import gradio as gr
from PIL import Image, ImageFilter, ImageOps

FILTERS = {
    "Blur": lambda image: image.filter(ImageFilter.GaussianBlur(4)),
    "Grey": ImageOps.grayscale,
    "Invert": ImageOps.invert,
    "Mirror": ImageOps.mirror,
}


def apply(image, name):
    if image is None:
        image = Image.linear_gradient("L").convert("RGB")
    done = FILTERS[name](image.convert("RGB"))
    return done, f"{done.width} by {done.height}"


demo = gr.Interface(
    apply,
    [gr.Image(type="pil", label="Picture"), gr.Radio(list(FILTERS), value="Grey", label="Filter")],
    [gr.Image(label="Filtered"), gr.Textbox(label="Size")],
    flagging_mode="never",
)

demo.launch()
