project = "A library"
extensions = ["myst_parser"]
html_theme = "furo"
