import gradio as gr


def slice_list(items: list[str], start: int, end: int) -> list[str]:
    """
    Cut a piece out of a list.

    Args:
        items: The list to cut
        start: The position of the first item to keep, from 0
        end: The position of the first item to leave out again

    Returns:
        The items from start up to, but not including, end
    """
    return items[start:end]


with gr.Blocks() as demo:
    gr.Markdown("`slice_list` is an MCP tool and an API endpoint. It has no part in this page.")
    gr.api(slice_list)

if __name__ == "__main__":
    demo.launch(mcp_server=True)
