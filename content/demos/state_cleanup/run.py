import shutil
from pathlib import Path
from random import Random

import gradio as gr

USERS = Path("users")  # a directory for each user who has the page open


def draw(prompt):
    chance = Random(prompt)
    circles = "".join(
        f'<circle cx="{chance.randrange(100)}" cy="{chance.randrange(100)}" opacity="0.7" '
        f'r="{chance.randrange(8, 30)}" fill="hsl({chance.randrange(360)} 70% 60%)"/>'
        for _ in prompt
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300" viewBox="0 0 100 100">'
        f'<rect width="100" height="100" fill="#fdf6e3"/>{circles}</svg>'
    )


def make_directory(request: gr.Request):
    (USERS / request.session_hash).mkdir(parents=True, exist_ok=True)


def generate(prompt, history, request: gr.Request):
    directory = USERS / request.session_hash
    path = directory / f"{len(history) + 1}.svg"
    path.write_text(draw(prompt))
    history = [*history, (str(path), prompt)]
    return history, history, f"{len(list(directory.iterdir()))} in your directory"


def delete_directory(request: gr.Request):
    shutil.rmtree(USERS / request.session_hash, ignore_errors=True)


# Every minute, files in the cache that are older than an hour are deleted
with gr.Blocks(delete_cache=(60, 3600)) as demo:
    history = gr.State(
        [],
        time_to_live=3600,
        delete_callback=lambda images: print(f"Forgot {len(images)} images"),
    )
    with gr.Row():
        with gr.Column():
            prompt = gr.Textbox("balloons", label="Prompt", info="A circle for each letter")
            generate_btn = gr.Button("Generate", variant="primary")
            status = gr.Textbox(label="Images on disk", info="Deleted when you close the page")
        gallery = gr.Gallery(label="Images", columns=3)

    demo.load(make_directory)
    generate_btn.click(generate, [prompt, history], [gallery, history, status])
    demo.unload(delete_directory)

if __name__ == "__main__":
    demo.launch()
