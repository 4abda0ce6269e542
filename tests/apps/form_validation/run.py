import datetime
import re

import gradio as gr


def register(name, mail, age, topics, plan, accepted):
    if not name.strip():
        raise gr.Error("A name is needed")
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.\w+", mail):
        raise gr.Error(f"{mail or 'nothing'} is no e-mail address")
    if not accepted:
        gr.Warning("The terms must be accepted")
        return gr.skip(), gr.skip()
    born = datetime.date.today().year - int(age)
    summary = f"**{name}** (born about {born}), {plan}, {', '.join(topics) or 'no topics'}"
    return summary, {"name": name, "mail": mail, "topics": topics, "plan": plan}


with gr.Blocks(title="Registration") as demo:
    gr.Markdown("# Registration")
    with gr.Row():
        name = gr.Textbox(label="Name")
        mail = gr.Textbox(label="Mail", type="email", placeholder="ada@example.org")
    age = gr.Slider(18, 99, 30, step=1, label="Age")
    topics = gr.CheckboxGroup(["Music", "Science", "Sports"], label="Topics")
    plan = gr.Radio(["Free", "Paid"], value="Free", label="Plan")
    accepted = gr.Checkbox(label="I accept the terms")
    send = gr.Button("Register", variant="primary")
    done = gr.Markdown()
    data = gr.JSON(label="Data")
    send.click(register, [name, mail, age, topics, plan, accepted], [done, data])

demo.launch()
