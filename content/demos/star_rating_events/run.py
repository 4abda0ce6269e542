import gradio as gr

STAR = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E"
    "%3Cpath fill='%23f59e0b' d='M12 1l3.4 7 7.6 1-5.6 5.3L18.8 22 12 18.2 5.2 22l1.4-7.7"
    "L1 9l7.6-1z'/%3E%3C/svg%3E"
)

with gr.Blocks() as demo:
    star_rating = gr.HTML(
        value=3,
        star=STAR,
        html_template="""
        <h2>How was your meal?</h2>
        <div role="group" aria-label="Rating">
          ${[1, 2, 3, 4, 5].map(n => `
            <input type="image" class="star ${n > value ? 'faded' : ''}"
                   src="${star}" alt="${n} of 5">
          `).join('')}
        </div>
        <button id="submit-btn">Submit Rating</button>
        """,
        css_template="""
        text-align: center;
        h2 { margin-bottom: 8px; font-size: 1.3em; font-weight: 600; }
        .star { display: inline; width: 44px; height: 44px; margin: 4px; cursor: pointer; }
        .star:hover { transform: scale(1.15); }
        .faded { filter: grayscale(1); opacity: 0.4; }
        button { margin-top: 12px; padding: 8px 20px; border-radius: 8px; cursor: pointer;
                 background: var(--button-primary-background-fill);
                 color: var(--button-primary-text-color); }
        """,
        js_on_load="""
        element.querySelectorAll('.star').forEach((star, i) => {
            star.addEventListener('click', () => { props.value = i + 1; });
        });
        element.querySelector('#submit-btn').addEventListener('click', () => trigger('submit'));
        """,
        apply_default_css=False,
    )
    rating_output = gr.Textbox(label="Submitted Rating")
    star_rating.submit(lambda stars: f"{stars} out of 5 stars", star_rating, rating_output)

if __name__ == "__main__":
    demo.launch()
