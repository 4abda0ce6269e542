import gradio as gr

CODES = """
.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. --
-. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..
"""
MORSE = dict(zip("abcdefghijklmnopqrstuvwxyz", CODES.split(), strict=True)) | {" ": "/"}
LETTERS = {code: letter for letter, code in MORSE.items()}


def encode(text):
    return " ".join(MORSE.get(letter, "") for letter in text.lower())


def decode(code):
    return "".join(LETTERS.get(sign, "?") for sign in code.split())


to_morse = gr.Interface(
    encode, gr.Textbox(label="Text"), gr.Textbox(label="Morse code"), flagging_mode="never"
)
from_morse = gr.Interface(
    decode, gr.Textbox(label="Code"), gr.Textbox(label="Meaning"), flagging_mode="never"
)

demo = gr.TabbedInterface([to_morse, from_morse], ["To Morse", "From Morse"], title="Morse code")

if __name__ == "__main__":
    demo.launch()
