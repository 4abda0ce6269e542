import gradio as gr
import uvicorn
from fastapi import FastAPI

api = FastAPI()


@api.get("/hello")
def hello():
    return "hello"


io = gr.Interface(lambda x: "Hi " + x, "textbox", "textbox")
api = gr.mount_gradio_app(api, io, path="/gradio")

if __name__ == "__main__":
    uvicorn.run(api)
