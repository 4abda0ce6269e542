import math

import gradio as gr

FUNCTIONS = {"sine": math.sin, "cosine": math.cos, "parabola": lambda x: (x / 5) ** 2 - 1}


def draw(name, periods, color):
    steps = 200
    function, width = FUNCTIONS[name], periods * 2 * math.pi
    points = [(x / steps * width, function(x / steps * width)) for x in range(steps + 1)]
    path = " ".join(f"{40 + x / width * 400:.1f},{110 - y * 90:.1f}" for x, y in points)
    least = min(y for _, y in points)
    return (
        f'<svg viewBox="0 0 480 220" role="img" aria-label="{name}">'
        '<line x1="40" y1="110" x2="440" y2="110" stroke="gray"/>'
        f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/></svg>'
    ), round(least, 3)


with gr.Blocks() as demo:
    with gr.Row():
        name = gr.Dropdown(list(FUNCTIONS), value="sine", label="Function")
        periods = gr.Slider(1, 5, 2, label="Periods")
        color = gr.ColorPicker("#3355dd", label="Colour")
    plot = gr.HTML()
    least = gr.Number(label="Minimum")
    inputs = [name, periods, color]
    gr.on([demo.load, name.change, periods.release, color.change], draw, inputs, [plot, least])

demo.launch()
