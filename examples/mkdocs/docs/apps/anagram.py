import gradio as gr


def are_anagrams(one: str, other: str) -> str:
    """Whether two texts have the same letters."""
    letters = [sorted(filter(str.isalpha, text.lower())) for text in (one, other)]
    return "They are anagrams." if letters[0] == letters[1] else "They are not."


with gr.Blocks(title="Anagrams") as demo:
    with gr.Row():
        one = gr.Textbox("Dormitory", label="One")
        other = gr.Textbox("Dirty room", label="Other")
    answer = gr.Textbox(label="Answer")
    gr.Button("Compare", variant="primary").click(are_anagrams, [one, other], answer)

demo.launch()
