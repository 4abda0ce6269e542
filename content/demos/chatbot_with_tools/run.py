import asyncio

import gradio as gr
from gradio import ChatMessage

WEATHER = {"New York": 20, "Paris": 24, "Nairobi": 26, "Tokyo": 18, "Oslo": 9}


def weather_api(city):
    return WEATHER.get(city)


def to_fahrenheit(celsius):
    return round(celsius * 9 / 5 + 32)


def user(message, history):
    return "", [*history, ChatMessage(role="user", content=message)]


async def generate_response(history):
    question = history[-1]["content"][0]["text"]
    city = next((city for city in WEATHER if city.lower() in question.lower()), None)
    plan = f"The question is about **{city or 'no city that I know'}**."
    history.append(ChatMessage(role="assistant", content=plan, metadata={"title": "🧠 Thinking"}))
    yield history
    if city is None:
        answer = f"Ask me about the weather in {', '.join(WEATHER)}."
        history.append(ChatMessage(role="assistant", content=answer))
        yield history
        return

    call = ChatMessage(
        role="assistant",
        content=f'`weather_api("{city}")`',
        metadata={"title": "🛠️ Used tool Weather API", "id": "weather", "status": "pending"},
    )
    history.append(call)
    yield history
    await asyncio.sleep(0.1)
    celsius = weather_api(city)
    call.content += f" says it is {celsius} degrees Celsius."
    call.metadata["status"] = "done"
    call.metadata["duration"] = 0.1
    yield history

    fahrenheit = to_fahrenheit(celsius)
    history.append(
        ChatMessage(
            role="assistant",
            content=f"`to_fahrenheit({celsius})` returned {fahrenheit}.",
            metadata={"title": "🛠️ Used tool Converter", "parent_id": "weather"},
        )
    )
    answer = f"It is {celsius} °C ({fahrenheit} °F) in {city}."
    history.append(ChatMessage(role="assistant", content=answer))
    yield history


with gr.Blocks() as demo:
    chatbot = gr.Chatbot(label="Agent", height=460)
    msg = gr.Textbox(label="Question", submit_btn=True)
    gr.Examples(["How warm is it in New York?", "And in Oslo?", "Who are you?"], msg)
    msg.submit(user, [msg, chatbot], [msg, chatbot]).then(generate_response, chatbot, chatbot)

if __name__ == "__main__":
    demo.launch()
