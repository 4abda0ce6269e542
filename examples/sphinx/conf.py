project = "Greetings"
author = "The authors of docsgen"
extensions = ["docsgen.sphinx", "myst_parser"]
html_theme = "furo"
html_title = "Greetings"
