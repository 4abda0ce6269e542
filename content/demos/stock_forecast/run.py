import json
from random import Random

import gradio as gr
from gradio.components.plot import PlotData

COMPANIES = {"Apples Inc.": 120, "Pears Ltd.": 80, "Plums & Co.": 45}  # price of a share in 2026
FIRST_YEAR = 2026


def forecast(company, final_year, growth, noise):
    chance = Random(company)  # the same company has the same luck each time
    price, prices = COMPANIES[company], []
    for _ in range(FIRST_YEAR, final_year + 1):
        prices.append(round(price, 2))
        price *= 1 + (growth + chance.uniform(-noise, noise)) / 100
    return prices


def plot_forecast(final_year, companies, growth, noise):
    years = list(range(FIRST_YEAR, final_year + 1))
    lines = [
        {"name": name, "x": years, "y": forecast(name, final_year, growth, noise)}
        for name in companies
    ]
    figure = {  # what the to_json() of a Plotly figure returns
        "data": lines,
        "layout": {
            "height": 380,
            "margin": {"l": 60, "r": 20, "t": 60, "b": 40},
            "xaxis": {
                "title": {"text": "Year"},
                "dtick": 1,
                "gridcolor": "rgba(136, 136, 136, 0.2)",
            },
            "yaxis": {
                "title": {"text": "Price of a share"},
                "rangemode": "tozero",
                "gridcolor": "rgba(136, 136, 136, 0.2)",
            },
            "legend": {"orientation": "h", "y": 1.15},
            "showlegend": True,
            "font": {"color": "#888"},  # to be read on light and on dark
            "paper_bgcolor": "rgba(0, 0, 0, 0)",
            "plot_bgcolor": "rgba(0, 0, 0, 0)",
        },
    }
    return PlotData(type="plotly", plot=json.dumps(figure))


with gr.Blocks() as demo:
    with gr.Row():
        final_year = gr.Radio([2028, 2031, 2036], label="Forecast until", value=2031)
        companies = gr.CheckboxGroup(
            list(COMPANIES), label="Companies", value=["Apples Inc.", "Pears Ltd."]
        )
    with gr.Row():
        growth = gr.Slider(-10, 20, value=5, step=1, label="Growth per year (%)")
        noise = gr.Slider(0, 30, value=10, step=1, label="Noise (%)")
    # A function as the value: it runs when the page loads and when one of the inputs changes
    gr.Plot(plot_forecast, inputs=[final_year, companies, growth, noise], label="Forecast")

if __name__ == "__main__":
    demo.launch()
