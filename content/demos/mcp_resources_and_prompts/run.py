import gradio as gr


@gr.mcp.tool()  # may be left out: functions are tools unless told otherwise
def add(a: int, b: int) -> int:
    """
    Add two numbers.

    Args:
        a: The first number
        b: The second number
    """
    return a + b


@gr.mcp.resource("greeting://{name}")
def get_greeting(name: str) -> str:
    """Get a greeting for a name."""
    return f"Hello, {name}!"


@gr.mcp.prompt()
def greet_user(name: str, style: str = "friendly") -> str:
    """
    Ask a language model for a greeting.

    Args:
        name: Whom to greet
        style: How to greet: friendly, formal or casual
    """
    styles = {
        "friendly": "Please write a warm, friendly greeting",
        "formal": "Please write a formal, professional greeting",
        "casual": "Please write a casual, relaxed greeting",
    }
    return f"{styles.get(style, styles['friendly'])} for someone named {name}."


demo = gr.TabbedInterface(
    [
        gr.Interface(
            add,
            [gr.Number(1, label="A", precision=0), gr.Number(2, label="B", precision=0)],
            gr.Number(label="Sum"),
            api_name="add",
        ),
        gr.Interface(
            get_greeting,
            gr.Textbox("Alice", label="Name"),
            gr.Textbox(label="Greeting"),
            api_name="get_greeting",
        ),
        gr.Interface(
            greet_user,
            [
                gr.Textbox("Alice", label="Whom"),
                gr.Dropdown(["friendly", "formal", "casual"], label="Style"),
            ],
            gr.Textbox(label="Prompt"),
            api_name="greet_user",
        ),
    ],
    ["Tool: add", "Resource: greeting://{name}", "Prompt: greet_user"],
)

if __name__ == "__main__":
    demo.launch(mcp_server=True)
