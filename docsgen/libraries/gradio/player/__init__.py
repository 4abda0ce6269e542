# How the worker, and the export before it, handle a Gradio app.
