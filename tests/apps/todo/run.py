import gradio as gr

with gr.Blocks() as demo:
    tasks = gr.State([{"name": "Buy milk", "done": False}])
    new = gr.Textbox(label="Task", autofocus=True)

    def add(tasks, name):
        return [*tasks, {"name": name, "done": False}], ""

    new.submit(add, [tasks, new], [tasks, new])

    @gr.render(inputs=tasks)
    def show(now):
        left = [task for task in now if not task["done"]]
        gr.Markdown(f"### {len(left)} to do, {len(now) - len(left)} done")
        for task in now:
            with gr.Row(key=task["name"]):
                gr.Textbox(task["name"], show_label=False, container=False)
                done = gr.Button("Open" if task["done"] else "Done", scale=0)
                delete = gr.Button("Delete", scale=0, variant="stop")

            def mark(task=task):
                task["done"] = not task["done"]
                return list(now)

            def remove(task=task):
                return [one for one in now if one is not task]

            done.click(mark, None, tasks)
            delete.click(remove, None, tasks)


demo.launch()
