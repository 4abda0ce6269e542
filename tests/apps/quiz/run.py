import gradio as gr

QUESTIONS = [
    ("Which planet is the largest?", ["Mars", "Jupiter", "Venus"], "Jupiter"),
    ("How many legs has a spider?", ["Six", "Eight", "Ten"], "Eight"),
    ("What is the square root of 81?", ["7", "8", "9"], "9"),
]


def start():
    return {"at": 0, "right": 0}, *show(0)


def show(at):
    question, choices, _ = QUESTIONS[at]
    return gr.Radio(choices, label=question, value=None, interactive=True), f"Question {at + 1}"


def answer(state, choice):
    if choice is None:
        raise gr.Error("Choose an answer")
    right = state["right"] + (choice == QUESTIONS[state["at"]][2])
    state = {"at": state["at"] + 1, "right": right}
    if state["at"] == len(QUESTIONS):
        return state, gr.Radio(interactive=False), f"{right} of {len(QUESTIONS)} are right"
    return state, *show(state["at"])


with gr.Blocks() as demo:
    state = gr.State({"at": 0, "right": 0})
    choice = gr.Radio([], label="…")
    status = gr.Textbox(label="Status")
    with gr.Row():
        gr.Button("Answer", variant="primary").click(
            answer, [state, choice], [state, choice, status]
        )
        gr.Button("Again").click(start, None, [state, choice, status])
    demo.load(start, None, [state, choice, status])

demo.launch()
