import gradio as gr
from stand_ins import hear_morse, judge

# With models: asr = pipeline("automatic-speech-recognition"), which returns {"text": ...}, and
# classifier = pipeline("text-classification"), both from the transformers library.


def speech_to_text(speech):
    return hear_morse(speech)


def text_to_sentiment(text):
    return judge(text)


with gr.Blocks() as demo:
    gr.Markdown(
        "There is no model in this page: the first step understands **Morse code** instead of "
        "speech, the second counts friendly and unfriendly words."
    )
    with gr.Row():
        with gr.Column():
            audio_file = gr.Audio(type="filepath", label="Recording (WAV)")
            b1 = gr.Button("Recognize Speech")
            gr.Examples(
                ["great_day.wav", "so_sad.wav"],
                audio_file,
                example_labels=["A great day", "So sad"],
            )
        with gr.Column():
            text = gr.Textbox(label="Text")
            b2 = gr.Button("Classify Sentiment")
            label = gr.Label(label="Sentiment")

    b1.click(speech_to_text, inputs=audio_file, outputs=text)
    b2.click(text_to_sentiment, inputs=text, outputs=label)

if __name__ == "__main__":
    demo.launch()
