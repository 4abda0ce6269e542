# `python -m docsgen` is the console script, for environments without it on PATH.

from docsgen.cli import run

if __name__ == "__main__":
    run()
