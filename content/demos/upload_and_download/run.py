from pathlib import Path

import gradio as gr


def offer_download(path):
    name = Path(path).name
    return gr.UploadButton(visible=False), gr.DownloadButton(
        f"Download {name}", value=path, visible=True
    )


def offer_upload():
    return gr.UploadButton(visible=True), gr.DownloadButton(visible=False)


with gr.Blocks() as demo:
    gr.Markdown("Upload a file: the button then gives it back.")
    upload_btn = gr.UploadButton("Upload a file")
    download_btn = gr.DownloadButton("Download the file", visible=False, variant="primary")

    upload_btn.upload(offer_download, upload_btn, [upload_btn, download_btn])
    download_btn.click(offer_upload, None, [upload_btn, download_btn])

if __name__ == "__main__":
    demo.launch()
