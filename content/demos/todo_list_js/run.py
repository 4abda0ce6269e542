import gradio as gr


def add_task(task, tasks, done):
    if not task.strip() or task in tasks:
        return tasks, gr.skip(), ""
    return [*tasks, task], gr.CheckboxGroup([*tasks, task], value=done), ""


with gr.Blocks() as demo:
    tasks = gr.State(["Water the plants", "Write a letter"])
    todo = gr.CheckboxGroup(["Water the plants", "Write a letter"], label="To do")
    with gr.Row():
        new_btn = gr.Button("New task")
        hide_btn = gr.Button("Hide list")
        show_btn = gr.Button("Show list", visible=False)

    with gr.Group(visible=False) as form:
        task = gr.Textbox(label="Task")
        with gr.Row():
            add_btn = gr.Button("Add", variant="primary")
            close_btn = gr.Button("Close")

    # These run in the browser at once: they only change properties of components.
    new_btn.click(
        lambda: [gr.Group(visible=True), gr.Button(interactive=False)],
        None,
        [form, new_btn],
        js=True,
    )
    close_btn.click(
        lambda: [gr.Group(visible=False), gr.Button(interactive=True)],
        None,
        [form, new_btn],
        js=True,
    )
    hide_btn.click(
        lambda: [
            gr.CheckboxGroup(visible=False),
            gr.Button(visible=False),
            gr.Button(visible=True),
        ],
        None,
        [todo, hide_btn, show_btn],
        js=True,
    )
    show_btn.click(
        lambda: [
            gr.CheckboxGroup(visible=True),
            gr.Button(visible=True),
            gr.Button(visible=False),
        ],
        None,
        [todo, hide_btn, show_btn],
        js=True,
    )

    # This needs the values, so it runs in Python.
    gr.on([add_btn.click, task.submit], add_task, [task, tasks, todo], [tasks, todo, task])

if __name__ == "__main__":
    demo.launch()
