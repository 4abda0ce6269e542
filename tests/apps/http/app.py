import json
import urllib.request

import gradio as gr
import httpx
import requests
from pyodide.http import open_url, pyfetch


def by_requests(url):
    return requests.get(url, timeout=20).json()["rate"]


def post_by_requests(url):
    return requests.post(url, json={"rate": 7}, timeout=20).json()["rate"]


def by_httpx(url):
    return httpx.get(url, timeout=20).json()["rate"]


async def by_async_httpx(url):
    async with httpx.AsyncClient() as client, client.stream("POST", url, json={"rate": 7}) as answer:
        return json.loads("".join([part async for part in answer.aiter_text()]))["rate"]


def by_urllib(url):
    with urllib.request.urlopen(url, timeout=20) as answer:
        return json.load(answer)["rate"]


def post_by_urllib(url):
    request = urllib.request.Request(url, b'{"rate": 7}', {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["rate"]


async def by_pyfetch(url):
    return (await (await pyfetch(url)).json())["rate"]


def by_open_url(url):
    return json.load(open_url(url))["rate"]


def caught(ask, url):
    try:
        return ask(url)
    except Exception as error:
        return f"{type(error).__module__}.{type(error).__name__}: {error}"


def caught_requests(url):
    return caught(by_requests, url)


def caught_httpx(url):
    return caught(by_httpx, url)


def caught_urllib(url):
    return caught(by_urllib, url)


WAYS = [
    by_requests,
    post_by_requests,
    by_httpx,
    by_async_httpx,
    by_urllib,
    post_by_urllib,
    by_pyfetch,
    by_open_url,
    caught_requests,
    caught_httpx,
    caught_urllib,
]

with gr.Blocks() as demo:
    url = gr.Textbox(label="Address")
    rate = gr.Textbox(label="Rate")
    gr.Button("Empty").click(lambda: "", None, rate)
    for way in WAYS:
        gr.Button(way.__name__).click(way, url, rate)

demo.launch()
