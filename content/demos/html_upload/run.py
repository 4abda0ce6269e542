from pathlib import Path

import gradio as gr


def read_text(upload):
    path = Path(upload["path"]).resolve()
    # A path that comes from a browser may be anything: only uploaded files are read.
    if not path.is_relative_to(Path(file_drop.GRADIO_CACHE).resolve()):
        raise gr.Error("This is not an uploaded file.", print_exception=False)
    text = path.read_text(encoding="utf-8", errors="replace")
    words, lines = len(text.split()), len(text.splitlines())
    return f"{upload['name']} has {lines} lines and {words} words.", text[:500]


with gr.Blocks() as demo:
    file_drop = gr.HTML(
        value={"name": ""},
        html_template="""
        <label class="drop">
          <span class="icon" aria-hidden="true">📄</span>
          <span>${value.name || 'Drop a text file here or click to choose one'}</span>
          <input type="file" accept="text/*">
        </label>
        """,
        css_template="""
        .drop { display: flex; flex-direction: column; align-items: center; gap: 8px;
                padding: 32px; border: 2px dashed var(--border-color-primary);
                border-radius: 12px; cursor: pointer; text-align: center; }
        .drop:hover, .drop:focus-within, .drop.over { border-color: var(--color-accent); }
        .icon { font-size: 2.5rem; line-height: 1; }
        input { position: absolute; width: 1px; height: 1px; opacity: 0; }
        """,
        js_on_load="""
        const drop = element.querySelector('.drop');

        async function send(file) {
            if (!file) return;
            const { path, url } = await upload(file);
            props.value = { name: file.name, path, url };
            trigger('upload');
        }

        element.querySelector('input').addEventListener('change', (e) => send(e.target.files[0]));
        drop.addEventListener('dragover', (e) => {
            e.preventDefault();
            drop.classList.add('over');
        });
        drop.addEventListener('dragleave', () => drop.classList.remove('over'));
        drop.addEventListener('drop', (e) => {
            e.preventDefault();
            drop.classList.remove('over');
            send(e.dataTransfer.files[0]);
        });
        """,
        elem_id="file-drop",
    )
    count = gr.Textbox(label="Count")
    preview = gr.Textbox(label="Beginning", lines=5)
    file_drop.upload(read_text, file_drop, [count, preview])

if __name__ == "__main__":
    demo.launch()
