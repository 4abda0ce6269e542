import gradio as gr


def letter_counter(word: str, letter: str) -> int:
    """
    Count how often a letter occurs in a word or phrase.

    Args:
        word: The word or phrase to look through
        letter: The letter to count, in upper or lower case

    Returns:
        The number of times the letter occurs
    """
    return word.lower().count(letter.lower())


demo = gr.Interface(
    fn=letter_counter,
    inputs=[gr.Textbox("strawberry", label="Word"), gr.Textbox("r", label="Letter")],
    outputs=gr.Number(label="Count"),
    title="Letter counter",
    description="Enter a word or phrase and a letter to count.",
    api_name="letter_counter",
)

if __name__ == "__main__":
    demo.launch(mcp_server=True)
