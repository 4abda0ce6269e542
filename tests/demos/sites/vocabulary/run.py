# Every component that a script can handle, each wired so that a gesture has a visible result.

import gradio as gr


def described(*values):
    return " | ".join(str(value) for value in values)


def fail():
    raise gr.Error("No such luck", print_exception=False)


with gr.Blocks() as demo:
    with gr.Row():
        words = gr.Textbox(label="Words", placeholder="Say something", elem_id="words")
        number = gr.Number(label="Number", value=3)
        slider = gr.Slider(0, 10, value=4, step=1, label="Slider")
        agree = gr.Checkbox(label="Agree")
        boxes = gr.CheckboxGroup(["a", "b", "c"], label="Boxes", value=["a"])
        radio = gr.Radio(["x", "y"], label="Radio")
        fruit = gr.Dropdown(["apple", "pear", "plum"], label="Fruit")
        many = gr.Dropdown(["apple", "pear", "plum"], label="Many", multiselect=True)
        when = gr.DateTime(label="When", type="string")
    show = gr.Button("Show", elem_id="show")
    seen = gr.Textbox(label="Seen")
    inputs = [words, number, slider, agree, boxes, radio, fruit, many, when]
    show.click(described, inputs, seen)

    with gr.Tab("Files"):
        file = gr.File(label="File", file_count="multiple")
        names = gr.Textbox(label="Names")
        file.upload(lambda files: ", ".join(f.rsplit("/")[-1] for f in files), file, names)
        upload = gr.UploadButton("Upload one")
        content = gr.Textbox(label="Content")
        upload.upload(lambda path: open(path).read(), upload, content)
        download = gr.DownloadButton("Get it", value=__file__)
        picture = gr.Image(label="Picture", type="filepath", format="png")
        copy = gr.Image(label="Copy", format="png")
        picture.upload(lambda path: path, picture, copy)
        sound = gr.Audio(label="Sound", type="filepath")
        echo = gr.Audio(label="Echo")
        sound.upload(lambda path: path, sound, echo)

    with gr.Tab("Data"):
        table = gr.Dataframe(
            [[1, "one"], [2, "two"]], headers=["n", "name"], label="Table", interactive=True
        )
        picked = gr.Textbox(label="Picked")

        def pick(event: gr.SelectData):
            return f"{event.index}: {event.value}"

        table.select(pick, None, picked)
        facts = gr.JSON({"name": "Ada", "years": [1815, 1852], "alive": False}, label="Facts")
        guess = gr.Label({"cat": 0.3, "dog": 0.7}, label="Guess")
        source = gr.Code("x = 1\ny = 2", language="python", label="Source", interactive=True)
        marked = gr.HighlightedText([("Ada", "person"), (" wrote", None)], label="Marked")
        prose = gr.Markdown("# A title\n\nSome **strong** words.", elem_id="prose")

    with gr.Tab("Talk"):
        chat = gr.Chatbot(label="Chat")
        message = gr.Textbox(label="Message", submit_btn=True)

        def answer(text, history):
            said = [{"role": "user", "content": text}, {"role": "assistant", "content": text[::-1]}]
            return "", history + said

        message.submit(answer, [message, chat], [message, chat])
        gr.Examples(["first example", "second example"], message)

    with gr.Accordion("More", open=False):
        inside = gr.Textbox("found", label="Inside")
    gr.Button("Fail").click(fail)
    gr.Button("Hide").click(lambda: gr.update(visible=False), None, seen)
    gr.Button("Alert").click(None, js="() => { alert('Careful'); }")
    gr.Button("Off", interactive=False)

demo.launch()
