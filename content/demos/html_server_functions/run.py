import builtins
import inspect

import gradio as gr

NAMES = [name for name in dir(builtins) if name.islower() and not name.startswith("_")]


def find_names(start):
    return [name for name in NAMES if name.startswith(start.lower())][:12]


def describe(name):
    if name not in NAMES:
        return "There is no such name."
    return inspect.getdoc(getattr(builtins, name)) or "There is no description."


with gr.Blocks() as demo:
    gr.HTML(
        html_template="""
        <label>Find a built-in function of Python
          <input class="start" placeholder="Type a few letters, such as so" autocomplete="off">
        </label>
        <div class="names"></div>
        <pre class="about" aria-live="polite" hidden></pre>
        """,
        css_template="""
        label { display: block; font-weight: 600; }
        .start { display: block; width: 100%; margin: 6px 0 12px; padding: 10px;
                 border: 1px solid var(--border-color-primary); border-radius: 8px;
                 background: var(--input-background-fill); color: var(--body-text-color);
                 font-weight: 400; }
        .start::placeholder { color: var(--input-placeholder-color); }
        .names { display: flex; flex-wrap: wrap; gap: 6px; min-height: 34px; }
        .names button { padding: 4px 12px; border-radius: 16px; cursor: pointer;
                        background: var(--button-secondary-background-fill);
                        color: var(--button-secondary-text-color); }
        .about { margin-top: 12px; padding: 12px; border-radius: 8px; white-space: pre-wrap;
                 background: var(--background-fill-secondary); color: var(--body-text-color); }
        """,
        js_on_load="""
        const names = element.querySelector('.names');
        const about = element.querySelector('.about');

        element.querySelector('.start').addEventListener('input', async (event) => {
            const start = event.target.value;
            const found = start ? await server.find_names(start) : [];
            names.replaceChildren(...found.map((name) => {
                const button = document.createElement('button');
                button.textContent = name;
                return button;
            }));
        });

        names.addEventListener('click', async (event) => {
            if (!event.target.matches('button')) return;
            about.textContent = await server.describe(event.target.textContent);
            about.hidden = false;
        });
        """,
        apply_default_css=False,
        server_functions=[find_names, describe],
    )

if __name__ == "__main__":
    demo.launch()
