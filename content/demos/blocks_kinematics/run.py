import json
import math

import gradio as gr
from gradio.components.plot import AltairPlotData

GRAVITY = 9.81


def flight(speed, angle):
    """Range, height and duration of a throw, and where it is at 40 moments."""
    angle = math.radians(angle)
    forward, upward = speed * math.cos(angle), speed * math.sin(angle)
    duration = 2 * upward / GRAVITY
    times = [duration * step / 40 for step in range(41)]
    path = [
        {"Distance (m)": forward * t, "Height (m)": upward * t - GRAVITY * t * t / 2} for t in times
    ]
    return forward * duration, upward**2 / (2 * GRAVITY), duration, path


def plot(speed, angle):
    distance, height, duration, path = flight(speed, angle)
    # Vega-Lite is what an altair.Chart is written to; gr.Plot takes such a chart as it is, too.
    curve = {
        "mark": {"type": "line", "point": True, "tooltip": True},
        "encoding": {
            "x": {"field": "Distance (m)", "type": "quantitative", "scale": {"domain": [0, 100]}},
            "y": {"field": "Height (m)", "type": "quantitative", "scale": {"domain": [0, 50]}},
        },
    }
    chart = {"data": {"values": path}, "layer": [curve], "height": 260, "background": None}
    facts = f"**{distance:.1f} m** far, **{height:.1f} m** high, **{duration:.1f} s** in the air"
    return AltairPlotData(chart="line", plot=json.dumps(chart)), facts


with gr.Blocks() as demo:
    gr.Markdown("How far does a ball fly? Change how fast and how steeply it is thrown.")
    with gr.Row():
        speed = gr.Slider(1, 30, value=25, step=1, label="Speed (m/s)")
        angle = gr.Slider(0, 90, value=45, step=1, label="Angle (°)")
    trajectory = gr.Plot(label="Trajectory")
    facts = gr.Markdown(elem_id="facts")
    gr.on(
        [demo.load, speed.change, angle.change],
        plot,
        [speed, angle],
        [trajectory, facts],
        trigger_mode="always_last",
    )

if __name__ == "__main__":
    demo.launch()
