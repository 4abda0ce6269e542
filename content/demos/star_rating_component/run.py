import gradio as gr


class StarRating(gr.HTML):
    """Rate something with up to five stars; the value is their number."""

    def __init__(self, label, *, value=0, color="#f59e0b", **kwargs):
        html_template = """
        <span class="name">${label}</span>
        <div role="group" aria-label="${label}">
          ${[1, 2, 3, 4, 5].map(n => `
            <button class="star ${n <= value ? 'lit' : ''}" data-stars="${n}"
                    aria-label="${label}: ${n} of 5" aria-pressed="${n === value}">★</button>
          `).join('')}
        </div>
        """
        css_template = """
        display: flex; align-items: center; justify-content: space-between; flex-wrap: wrap;
        .name { font-weight: 600; }
        .star { padding: 0 4px; font-size: 2rem; line-height: 1.2; cursor: pointer;
                background: none; color: var(--neutral-400); }
        .star.lit { color: ${color}; }
        """
        js_on_load = """
        element.addEventListener('click', (event) => {
            const star = event.target.closest('.star');
            if (star) props.value = Number(star.dataset.stars);
        });
        """
        super().__init__(
            value=value,
            label=label,
            color=color,
            html_template=html_template,
            css_template=css_template,
            js_on_load=js_on_load,
            apply_default_css=False,
            **kwargs,
        )

    def api_info(self):
        return {"type": "integer", "minimum": 0, "maximum": 5}


def average(food, service, ambience):
    return f"{(food + service + ambience) / 3:.1f}"


with gr.Blocks() as demo:
    gr.Markdown("# Rate the restaurant")
    food = StarRating("Food", value=3)
    service = StarRating("Service", value=3, color="#ec4899")
    ambience = StarRating("Ambience", value=3, color="#0ea5e9")
    average_btn = gr.Button("Calculate Average", variant="primary")
    perfect_btn = gr.Button("Perfect evening")
    rating_output = gr.Textbox(label="Average Rating")

    average_btn.click(average, [food, service, ambience], rating_output)
    perfect_btn.click(lambda: [5, 5, 5], None, [food, service, ambience]).then(
        average, [food, service, ambience], rating_output
    )

if __name__ == "__main__":
    demo.launch()
