import time

import gradio as gr
import huggingface_hub
from gradio_client import Client, handle_file


def predict(address):
    return Client(address, verbose=False).predict("Ada", api_name="/greet")


def submit(address):
    job = Client(address, verbose=False).submit(3, api_name="/count")
    return f"{[int(one) for one in job]} {job.result()}"


def poll(address):
    job = Client(address, verbose=False).submit(3, api_name="/count")
    statuses = set()
    while not job.done():
        statuses.add(job.status().code.name)
        time.sleep(0.05)
    return f"{job.outputs()} {job.status().code.name} {'ITERATING' in statuses}"


def twice(address):
    client = Client(address, verbose=False)
    jobs = [client.submit(name, api_name="/greet") for name in ("Ada", "Eve")]
    answers = [job.result() for job in jobs]
    client.close()
    return " ".join(answers)


def many(address):
    clients = [Client(address, verbose=False) for _ in range(8)]
    return len({client.predict("Ada", api_name="/greet") for client in clients})


def files(address):
    with open("said.txt", "w") as said:
        said.write("hello")
    shouted = Client(address, verbose=False).predict(handle_file("said.txt"), api_name="/shout")
    with open(shouted) as text:
        return text.read()


def failing(address):
    try:
        return Client(address, verbose=False).predict("", api_name="/greet")
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def chat(address):
    client = huggingface_hub.InferenceClient(base_url=f"{address}v1")
    answer = client.chat_completion([{"role": "user", "content": "Hi"}])
    return answer.choices[0].message.content


def stream(address):
    client = huggingface_hub.InferenceClient(base_url=f"{address}v1")
    said = ""
    for part in client.chat_completion([{"role": "user", "content": "Hi"}], stream=True):
        said += part.choices[0].delta.content or ""
        yield said


def generate(address):
    client = huggingface_hub.InferenceClient(model=f"{address}generate")
    return client.text_generation("Once", max_new_tokens=5)


async def chat_async(address):
    client = huggingface_hub.AsyncInferenceClient(base_url=f"{address}v1")
    answer = await client.chat_completion([{"role": "user", "content": "Hi"}])
    return answer.choices[0].message.content


ALL = (predict, submit, poll, twice, many, files, failing, chat, stream, generate, chat_async)

with gr.Blocks() as demo:
    address = gr.Textbox(label="Address")
    told = gr.Textbox(label="Told")
    gr.Button("Empty").click(lambda: "", None, told)
    for function in ALL:
        gr.Button(function.__name__).click(function, address, told)

demo.launch()
