import gradio as gr


def welcome(name):
    return f"Welcome to Gradio, {name}!"


js = """
function createWelcomeMessage() {
    const banner = document.createElement("div");
    banner.id = "welcome-banner";
    banner.setAttribute("role", "img");
    banner.setAttribute("aria-label", "Welcome to Gradio!");

    const text = "Welcome to Gradio!";
    [...text].forEach((letter, i) => {
        const span = document.createElement("span");
        span.textContent = letter;
        span.style.animationDelay = `${i * 80}ms`;
        banner.append(span);
    });

    document.querySelector(".gradio-container main").prepend(banner);
}
"""

css = """
#welcome-banner { font-size: 2em; font-weight: bold; text-align: center; white-space: pre-wrap; }
#welcome-banner span { animation: appear 0.5s backwards; }
@keyframes appear { from { opacity: 0; } }
@media (prefers-reduced-motion: reduce) { #welcome-banner span { animation: none; } }
"""

with gr.Blocks() as demo:
    name = gr.Textbox(label="Your name")
    greeting = gr.Textbox(label="Greeting")
    gr.Button("Greet").click(welcome, name, greeting)

    # launch(js=js) should do the same, but has no effect in Gradio 6.15 (gradio-app/gradio#13636).
    demo.load(None, js=js)

if __name__ == "__main__":
    demo.launch(css=css)
