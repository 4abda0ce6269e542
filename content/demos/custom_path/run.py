import gradio as gr
import uvicorn
from fastapi import FastAPI

CUSTOM_PATH = "/gradio"

app = FastAPI()


@app.get("/")
def read_main():
    return {"message": "This is your main app"}


io = gr.Interface(lambda name: f"Hello, {name}!", "textbox", "textbox")
app = gr.mount_gradio_app(app, io, path=CUSTOM_PATH)

# The app is at http://localhost:8000/gradio
if __name__ == "__main__":
    uvicorn.run(app, port=8000)
