import gradio as gr


def size(path):
    with open(path, "rb") as file:
        return len(file.read())


def make():
    with open("made.txt", "w") as file:
        file.write("made")
    return "made.txt"


with gr.Blocks() as demo:
    source = gr.File(label="File")
    count = gr.Number(label="Bytes")
    source.upload(size, source, count)
    made = gr.File(label="Made")
    gr.Button("Make").click(make, None, made)
    gr.DownloadButton("Download", value="README.txt")

demo.launch()
