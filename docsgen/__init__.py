# docsgen turns a component library's documentation records into a site whose demos are alive.
# `docsgen.workflows.build` is the whole program on one screen; start reading there.

__version__ = "0.1.0"
