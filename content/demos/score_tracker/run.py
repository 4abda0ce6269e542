import gradio as gr

scores = []


def track_score(score):
    scores.append(score)
    return sorted(scores, reverse=True)[:3]


demo = gr.Interface(
    fn=track_score,
    inputs=gr.Number(label="Score"),
    outputs=gr.JSON(label="Top 3 scores"),
    api_name="track_score",
)

if __name__ == "__main__":
    demo.launch()
