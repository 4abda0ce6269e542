import re
from collections import Counter

import gradio as gr

EXAMPLES = ["the cat and the dog and the bird", "A rose is a rose is a rose."]


def analyse(text, ignore_case, top):
    words = re.findall(r"\w+", text.lower() if ignore_case else text)
    if not words:
        raise gr.Error("There are no words")
    counts = Counter(words)
    shares = {word: count / len(words) for word, count in counts.most_common(int(top))}
    marked = [(word + " ", str(counts[word]) if counts[word] > 1 else None) for word in words]
    table = [[word, count, len(word)] for word, count in counts.most_common()]
    return shares, marked, table, f"{len(words)} words, {len(counts)} different"


demo = gr.Interface(
    analyse,
    [
        gr.Textbox(label="Text", lines=3),
        gr.Checkbox(True, label="Ignore case"),
        gr.Number(3, label="Top", precision=0),
    ],
    [
        gr.Label(label="Frequent words"),
        gr.HighlightedText(label="Repetitions"),
        gr.Dataframe(headers=["Word", "Count", "Letters"], type="array", label="Words"),
        gr.Textbox(label="Summary"),
    ],
    examples=[[text, True, 3] for text in EXAMPLES],
    title="Text statistics",
    flagging_mode="never",
)

demo.launch()
