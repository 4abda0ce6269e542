import math
import tempfile
import wave
from array import array

import gradio as gr

RATE = 16000
PITCHES = {"Ann": 220, "Ben": 330}
EXAMPLE = [
    {"speaker": "Ann", "text": "Why did the scarecrow win a prize?"},
    {"speaker": "Ben", "text": "I do not know."},
    {"speaker": "Ann", "text": "He was outstanding in his field. (laughs)"},
]


def tone(pitch, seconds):
    count = int(RATE * seconds)
    fade = [min(1, i / 400, (count - i) / 400) for i in range(count)]
    return array(
        "h", (int(9000 * fade[i] * math.sin(math.tau * pitch * i / RATE)) for i in range(count))
    )


def beep(line):
    """Stands in for a voice: a beep for each word, three quick ones for a tag."""
    pitch, sound = PITCHES[line["speaker"]], array("h")
    for word in line["text"].split():
        lengths = [0.08] * 3 if word.startswith("(") else [0.06 + 0.02 * len(word)]
        for length in lengths:
            sound += tone(pitch, length) + tone(0, 0.04)
    return sound + tone(0, 0.2)


def generate(dialogue):
    path = tempfile.mkstemp(suffix=".wav")[1]
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for line in dialogue:
            file.writeframes(beep(line).tobytes())
    return path, dialogue


with gr.Blocks() as demo:
    gr.Markdown(
        "There is no text-to-speech model in this page: the speakers **beep**, each at a pitch of "
        "its own. Type `:` in a line to get a list of tags."
    )
    dialogue = gr.Dialogue(
        EXAMPLE,
        type="list",
        speakers=list(PITCHES),
        tags=["(laughs)", "(sighs)", "(coughs)"],
        label="Dialogue",
    )
    generate_btn = gr.Button("Generate Audio", variant="primary")
    audio = gr.Audio(label="Spoken dialogue")
    transcript = gr.Dialogue(
        label="Transcript",
        speakers=list(PITCHES),
        color_map={"Ann": "#2a9d8f66", "Ben": "#e76f5166"},
        interactive=False,
    )
    generate_btn.click(generate, dialogue, [audio, transcript])

if __name__ == "__main__":
    demo.launch()
