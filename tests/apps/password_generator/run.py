import math
import secrets
import string

import gradio as gr

SETS = {
    "lower case": string.ascii_lowercase,
    "upper case": string.ascii_uppercase,
    "digits": string.digits,
    "signs": "!#$%&*+-=?",
}


def generate(length, kinds):
    if not kinds:
        raise gr.Error("Choose a kind of character")
    characters = "".join(SETS[kind] for kind in kinds)
    word = "".join(secrets.choice(characters) for _ in range(int(length)))
    bits = len(word) * math.log2(len(characters))
    strength = "strong" if bits > 80 else "fair" if bits > 50 else "weak"
    return word, {strength: min(1.0, bits / 128)}, [(word, strength)]


demo = gr.Interface(
    generate,
    [
        gr.Slider(4, 40, 20, step=1, label="Length"),
        gr.CheckboxGroup(list(SETS), value=list(SETS)[:3], label="Characters"),
    ],
    [gr.Textbox(label="Password"), gr.Label(label="Strength"), gr.HighlightedText(label="Marked")],
    live=True,
)

if __name__ == "__main__":
    demo.launch()
