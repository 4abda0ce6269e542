import gradio as gr


def show_files(paths):
    return paths, f"{len(paths)} files received"


with gr.Blocks() as demo:
    file_output = gr.File(label="Uploaded files")
    status = gr.Textbox(label="Status")
    upload_button = gr.UploadButton(
        "Upload pictures or notes", file_types=["image", "text"], file_count="multiple"
    )
    upload_button.upload(show_files, upload_button, [file_output, status])

if __name__ == "__main__":
    demo.launch()
