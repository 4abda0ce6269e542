from fastapi.responses import HTMLResponse
from gradio import Server

app = Server(title="Calculator")


@app.mcp.tool(name="add")
@app.api(name="add", concurrency_limit=2)
def add(a: int, b: int) -> int:
    """Add two numbers."""
    return a + b


@app.mcp.tool(name="multiply")
@app.api(name="multiply", concurrency_limit=None)
def multiply(a: int, b: int) -> int:
    """Multiply two numbers."""
    return a * b


@app.get("/health")
def health():
    return {"status": "ok"}


@app.get("/", response_class=HTMLResponse)
def homepage():
    return """<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Calculator</title>
  <h1>Calculator</h1>
  <input id="a" type="number" value="6" aria-label="First number">
  <input id="b" type="number" value="7" aria-label="Second number">
  <button data-endpoint="/add">Add</button>
  <button data-endpoint="/multiply">Multiply</button>
  <output id="result"></output>
  <script type="module">
    import { Client } from "https://cdn.jsdelivr.net/npm/@gradio/client/dist/index.min.js";

    const client = await Client.connect(window.location.origin);
    const number = (id) => Number(document.getElementById(id).value);

    for (const button of document.querySelectorAll("button")) {
      button.onclick = async () => {
        const { data } = await client.predict(button.dataset.endpoint, {
          a: number("a"),
          b: number("b"),
        });
        document.getElementById("result").textContent = data[0];
      };
    }
  </script>
</html>
"""


if __name__ == "__main__":
    app.launch(mcp_server=True)
