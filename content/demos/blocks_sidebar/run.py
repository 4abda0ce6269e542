import gradio as gr

NAMES = {
    "Cat": {
        "Brave": ["Tiger", "Xena"],
        "Gentle": ["Misty", "Olive"],
        "Clumsy": ["Biscuit", "Oops"],
    },
    "Dog": {
        "Brave": ["Rocky", "Nova"],
        "Gentle": ["Maple", "Honey"],
        "Clumsy": ["Waffles", "Boots"],
    },
    "Fish": {
        "Brave": ["Captain", "Spike"],
        "Gentle": ["Pearl", "Coral"],
        "Clumsy": ["Bubbles", "Flip"],
    },
}


def suggest(animal, character, surname):
    names = NAMES[animal][character]
    return " or ".join(f"{name} {surname}".strip() for name in names)


with gr.Blocks() as demo:
    with gr.Sidebar(position="left"):
        gr.Markdown("### About your pet")
        animal = gr.Dropdown(list(NAMES), value="Cat", label="Animal")
        character = gr.Radio(["Brave", "Gentle", "Clumsy"], value="Brave", label="Character")
        surname = gr.Textbox(label="Your surname")

    gr.Markdown("# Pet names\nDescribe your pet in the sidebar, then ask for a name.")
    generate = gr.Button("Suggest names", variant="primary")
    suggestion = gr.Textbox(label="How about")
    generate.click(suggest, [animal, character, surname], suggestion)

if __name__ == "__main__":
    demo.launch()
