from datetime import date
from math import gcd

import gradio as gr


def greatest_common_divisor(a: int, b: int) -> int:
    """
    Find the greatest number that divides both of two whole numbers.

    Args:
        a: The first number
        b: The second number
    """
    return gcd(int(a), int(b))


def days_between(start: str, end: str) -> int:
    """
    Count the days from one date to another.

    Args:
        start: The first date, such as 2026-01-31
        end: The last date, in the same form
    """
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def clear() -> None:
    """Empty the result."""


with gr.Blocks() as demo:
    result = gr.Number(label="Result")
    with gr.Tab("Divisor"):
        a = gr.Number(84, label="A", precision=0)
        b = gr.Number(36, label="B", precision=0)
        # The docstring becomes the description of the tool
        gr.Button("Find divisor").click(greatest_common_divisor, [a, b], result)
    with gr.Tab("Days"):
        start = gr.Textbox("2026-01-01", label="Start")
        end = gr.Textbox("2026-12-25", label="End")
        # An LLM reads this description instead of the docstring
        gr.Button("Count days").click(
            days_between,
            [start, end],
            result,
            api_description="How many days are there between two dates (year-month-day)?",
        )
    # For the page alone: neither an MCP tool nor on the API page
    gr.Button("Clear").click(clear, None, result, api_description=False, api_visibility="private")

if __name__ == "__main__":
    demo.launch(mcp_server=True)
