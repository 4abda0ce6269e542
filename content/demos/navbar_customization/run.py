import gradio as gr


def rename(main_page_name):
    return gr.Navbar(main_page_name=main_page_name)


def add_link(navbar_links, name, address):
    return [*(navbar_links or []), (name, address)]


with gr.Blocks() as demo:
    navbar = gr.Navbar(value=[("Gradio", "https://gradio.app")], main_page_name="Home")
    gr.Markdown("# A navbar that you can change\nLook at the top of the page while you do.")
    with gr.Row():
        page_name = gr.Textbox("Dashboard", label="Name of this page")
        rename_btn = gr.Button("Rename")
    with gr.Row():
        link_name = gr.Textbox("Python", label="Link")
        link_address = gr.Textbox("https://python.org", label="Address")
        link_btn = gr.Button("Add link")
    shown = gr.Checkbox(True, label="Show the navbar")

    rename_btn.click(rename, page_name, navbar)
    link_btn.click(add_link, [navbar, link_name, link_address], navbar)
    shown.change(lambda visible: gr.Navbar(visible=visible), shown, navbar)

with demo.route("Settings"):
    gr.Navbar(main_page_name="Back to the start")
    gr.Markdown("# Settings\nThis page has a navbar of its own.")

if __name__ == "__main__":
    demo.launch()
