import gradio as gr

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board):
    for a, b, c in LINES:
        if board[a] and board[a] == board[b] == board[c]:
            return board[a]
    return None


def place(board, turn, event: gr.SelectData):
    row, column = event.index
    if event.value or winner(board):
        return board, turn, gr.skip()
    board[3 * row + column] = turn
    other = "O" if turn == "X" else "X"
    if winner(board):
        return board, turn, f"## {turn} wins!"
    if all(board):
        return board, turn, "## A draw"
    return board, other, f"## {other}'s turn"


def restart():
    return [""] * 9, "X", "## X's turn"


with gr.Blocks() as demo:
    turn = gr.State("X")
    status = gr.Markdown("## X's turn", elem_id="status")
    board = gr.HTML(
        [""] * 9,
        html_template="""
        <div class="board" role="group" aria-label="Board">
          ${value.map((mark, i) => {
            const place = `Row ${Math.floor(i / 3) + 1}, column ${i % 3 + 1}`;
            return `<button class="cell ${mark}" data-cell="${i}"
                            aria-label="${place}: ${mark || 'empty'}">${mark}</button>`;
          }).join('')}
        </div>
        """,
        css_template="""
        .board { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px;
                 max-width: 320px; margin: 0 auto; }
        .cell { aspect-ratio: 1; border-radius: 12px; font-size: 3rem; font-weight: 700;
                border: 1px solid var(--border-color-primary); cursor: pointer;
                background: var(--background-fill-secondary); }
        .cell:hover { border-color: var(--color-accent); }
        .X { color: var(--body-text-color); }
        .O { color: var(--primary-600); }
        """,
        js_on_load="""
        element.addEventListener('click', (event) => {
            const cell = event.target.closest('.cell');
            if (!cell) return;
            const i = Number(cell.dataset.cell);
            trigger('select', { index: [Math.floor(i / 3), i % 3], value: props.value[i] });
        });
        """,
        apply_default_css=False,
    )
    new_game = gr.Button("New game")

    board.select(place, [board, turn], [board, turn, status], show_progress="hidden")
    new_game.click(restart, None, [board, turn, status])

if __name__ == "__main__":
    demo.launch()
