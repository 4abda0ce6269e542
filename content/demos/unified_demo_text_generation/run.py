import random
from itertools import pairwise

import gradio as gr

STORY = """Once upon a time there was a small boat. The small boat wanted to see the wide sea.
The wide sea was calm and the wind was kind. Once the wind was gone the boat wanted to sleep.
The sea was dark and there was a bright star. The bright star wanted to see the small boat."""


def learn_followers(text):
    followers = {}
    for word, following in pairwise(text.split()):
        followers.setdefault(word.lower(), []).append(following)
    return followers


FOLLOWERS = learn_followers(STORY)  # stands in for the weights of a language model


def generate_text(text_prompt):
    words = text_prompt.split() or ["Once"]
    chance = random.Random(len(words))
    for _ in range(30):
        choices = FOLLOWERS.get(words[-1].lower(), ["The"])
        words.append(chance.choice(choices))
        if words[-1].endswith("."):
            break
    return " ".join(words)


textbox = gr.Textbox("Once upon a time", label="Text", lines=5)

demo = gr.Interface(
    generate_text,
    textbox,
    textbox,
    description="A toy that continues your words, taught by one short story instead of a "
    "language model's billions of pages. Submit again to go on.",
)

if __name__ == "__main__":
    demo.launch()
